/**
 * An incident as a sequence of QR codes. One that fits is the link itself, so that any phone's camera opens it. Else each code holds a part,
 * `incident/#part=<number>.<count>.<mark>.<part of what stands behind #add=>`, read in any order and as often as it comes. The mark is the same
 * in all parts of one sequence and no other.
 */
import { t } from '../words/text.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { linkLimits, linkOf, payloadIn } from './link.ts';

export const codeLimits = {
  /** Characters of one code. A code may hold 2,953; cameras of phones read this many from a screen without trouble. */
  characters: 900,
  /** Parts of one sequence. */
  parts: 400,
  /** Sequences that are gathered at once: of somebody who shows two, both are read. */
  sequences: 4,
} as const;

/** The texts of the codes, in order. Undefined where there would be too many: a file is better then. */
export function codesOf(payload: string, site: string): readonly string[] | undefined {
  const link = linkOf(payload, site);
  if (link.length <= codeLimits.characters) return [link];
  const mark = markOf(payload);
  const room = codeLimits.characters - partText(site, codeLimits.parts, codeLimits.parts, mark, '').length;
  // A site with an address longer than a code is none.
  if (room < 100) return undefined;
  const count = Math.ceil(payload.length / room);
  if (count > codeLimits.parts) return undefined;
  return Array.from({ length: count }, (_, at) => partText(site, at + 1, count, mark, payload.slice(at * room, (at + 1) * room)));
}

function partText(site: string, number: number, count: number, mark: string, part: string): string {
  return `${new URL('incident/', site).href}#part=${number}.${count}.${mark}.${part}`;
}

/** From the end of the gzip: the checksum and the size of what is in it. */
function markOf(payload: string): string {
  return toBase64url((fromBase64url(payload) ?? new Uint8Array(8)).slice(-8));
}

/** The parts of one sequence so far. */
export interface Sequence {
  readonly mark: string;
  readonly count: number;
  readonly parts: ReadonlyMap<number, string>;
}

/** What was read so far, the sequence of the last code first. */
export type Gathered = readonly Sequence[];

export type CodeReading =
  /** All parts are there: what stands behind `#add=`. */
  { readonly payload: string; readonly gathered: Gathered } | { readonly gathered: Gathered; readonly problem?: string };

/** Takes one code. */
export function takeCode(gathered: Gathered, text: string): CodeReading {
  const whole = payloadIn(text);
  if (whole !== undefined) return { payload: whole, gathered };
  const [, first = '', last = '', mark = '', part = ''] = /#part=(\d{1,4})\.(\d{1,4})\.([\w-]{11})\.([\w-]+)$/.exec(text.trim()) ?? [];
  const [number, count] = [Number(first), Number(last)];
  if (part === '') return { gathered, problem: t`This code is not part of an incident.` };
  if (number < 1 || number > count || count > codeLimits.parts || part.length > codeLimits.characters)
    return { gathered, problem: t`This code says it is number ${number} of ${count}, which cannot be.` };
  const known = gathered.find((one) => one.mark === mark && one.count === count);
  const before = known?.parts.get(number);
  if (before !== undefined && before !== part)
    return {
      gathered: gathered.filter((one) => one !== known),
      problem: t`Two codes say they are number ${number} and differ. Start again.`,
    };
  const parts = new Map(known?.parts).set(number, part);
  const sequence: Sequence = { mark, count, parts };
  const next = [sequence, ...gathered.filter((one) => one !== known)].slice(0, codeLimits.sequences);
  if (parts.size < count) return { gathered: next };
  const payload = Array.from({ length: count }, (_, at) => parts.get(at + 1) ?? '').join('');
  const rest = next.slice(1);
  if (payload.length > linkLimits.characters || markOf(payload) !== mark)
    return { gathered: rest, problem: t`The codes do not fit together: one of them is damaged. Start again.` };
  return { payload, gathered: rest };
}

/** The numbers that are missing, in order. */
export function missingIn({ count, parts }: Sequence): readonly number[] {
  return Array.from({ length: count }, (_, at) => at + 1).filter((number) => !parts.has(number));
}

/** `2, 4–7 and 9`; the first few where there are many. */
export function formatNumbers(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const words = runs.slice(0, 6).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  if (runs.length > 6) return `${words.join(', ')} …`;
  return words.length < 2 ? words.join('') : t`${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
