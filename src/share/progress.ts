/** What a device keeps of a room, so that it reads only what is new: how far it read, what the room holds, and who signed for whom. */
import { isMoved, type Moved } from './moved.ts';
import { formatSent, parseSent, type Sent } from './sent.ts';
import type { Place } from './transport.ts';

/** Entries of which it is not known who wrote them. */
export interface Marks {
  readonly unsigned: Sent;
  readonly passedOn: Sent;
}

export interface Progress {
  place: Place | undefined;
  /** Names of the events that the room is known to hold. */
  readonly there: Set<string>;
  /** The device that signed for each page that recorded something. */
  readonly actors: Map<string, string>;
  /** How many events came from each device. */
  readonly byDevice: Map<string, number>;
  /** How many events came at all. */
  taken: number;
  unsigned: number;
  passedOn: number;
  /** Which entries those are. */
  marks: Marks;
  /** That the incident goes on under a new link. */
  moved: Moved | undefined;
}

/** Characters of a name (`seal.ts`). */
const nameLength = 16;

export function writeProgress({ there, actors, byDevice, marks, ...plain }: Progress): string {
  return JSON.stringify({
    ...plain,
    there: [...there].join(''),
    actors: [...actors],
    byDevice: [...byDevice],
    marks: formatMarks(marks),
  });
}

/** As texts that are short, whatever their number. */
export function formatMarks({ unsigned, passedOn }: Marks): { readonly unsigned: string; readonly passedOn: string } {
  return { unsigned: formatSent(unsigned), passedOn: formatSent(passedOn) };
}

/** What was kept; a beginning when nothing was, or nothing that can be read: then the room is read from its first message. */
export function readProgress(text: string | undefined): Progress {
  const fresh: Progress = {
    place: undefined,
    there: new Set(),
    actors: new Map(),
    byDevice: new Map(),
    taken: 0,
    unsigned: 0,
    passedOn: 0,
    marks: readMarks(undefined),
    moved: undefined,
  };
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('there' in kept) || typeof kept.there !== 'string') return fresh;
    const { place, actors, byDevice, taken, unsigned, passedOn, marks, moved }: Readonly<Record<string, unknown>> = { ...kept };
    return {
      place: isPlace(place) ? place : undefined,
      there: new Set(kept.there.match(new RegExp(`.{${nameLength}}`, 'g')) ?? []),
      actors: new Map(pairs(actors, (value) => typeof value === 'string')),
      byDevice: new Map(pairs(byDevice, (value) => typeof value === 'number')),
      taken: typeof taken === 'number' ? taken : 0,
      unsigned: typeof unsigned === 'number' ? unsigned : 0,
      passedOn: typeof passedOn === 'number' ? passedOn : 0,
      marks: readMarks(marks),
      moved: isMoved(moved) ? moved : undefined,
    };
  } catch {
    return fresh;
  }
}

function readMarks(value: unknown): Marks {
  const { unsigned, passedOn }: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const read = (text: unknown) => parseSent(typeof text === 'string' ? text : '');
  return { unsigned: read(unsigned), passedOn: read(passedOn) };
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null || !('since' in value && 'sequence' in value && 'held' in value)) return false;
  return typeof value.since === 'string' && typeof value.sequence === 'number' && typeof value.held === 'number';
}

function pairs<Value extends string | number>(list: unknown, is: (value: Value) => boolean): [string, Value][] {
  if (!Array.isArray(list)) return [];
  return list.filter((pair): pair is [string, Value] => Array.isArray(pair) && typeof pair[0] === 'string' && is(pair[1]));
}
