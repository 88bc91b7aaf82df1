/** Who has the incident open now, and where they are. Sealed as events are, kept by nobody. */
import { createPace, type PaceLimit } from './pace.ts';
import type { Seal } from './seal.ts';
import type { Person } from './state.ts';

export interface Here {
  /** Of this page, for as long as it is open. */
  readonly id: string;
  readonly name: string;
  readonly place: string;
}

export interface Presence {
  /** Sends it now. */
  announce(): void;
  /** Sends it now and asks who else is here: after a connection was made, as at each page. */
  arrive(): void;
  hear(bytes: Uint8Array): Promise<void>;
  /** Not connected: nobody can be seen. */
  alone(): void;
  stop(): void;
}

/** Sent this often; who was not heard of for `goneAfter` is gone. In milliseconds. */
const every = 15_000;
const goneAfter = 40_000;
const limits = { people: 100, message: 2000, text: 200, id: 64 } as const;
/** Messages of a room that are opened at all; after that the changes of one person that are shown. What is left out comes with the next one. */
const roomPace: PaceLimit = { burst: 200, perSecond: 40 };
const personPace: PaceLimit = { burst: 5, perSecond: 1 };
/** Whoever comes hears who is here so soon, with all the others who came meanwhile. */
const answerAfter = 500;

export function createPresence(
  seal: Seal,
  here: () => Here,
  send: (bytes: Uint8Array) => void,
  onPeople: (people: readonly Person[]) => void,
  now: () => number = () => Date.now(),
): Presence {
  const people = new Map<string, Person & { readonly heard: number }>();
  const show = () => onPeople([...people.values()].map(({ heard: _, ...person }) => person));
  const notify = (asks: boolean) => void seal.close(JSON.stringify({ ...here(), ...(asks && { asks }) })).then(send);
  const announce = () => notify(false);
  const look = () => {
    const gone = [...people.values()].filter(({ heard }) => now() - heard > goneAfter);
    for (const { id } of gone) people.delete(id);
    if (gone.length > 0) show();
    announce();
  };
  const timer = setInterval(look, every);
  const room = createPace(roomPace, now);
  const each = createPace(personPace, now);
  let answering: ReturnType<typeof setTimeout> | undefined;
  const answer = () => {
    answering ??= setTimeout(() => {
      answering = undefined;
      announce();
    }, answerAfter);
  };
  return {
    announce,
    arrive: () => notify(true),
    async hear(bytes) {
      if (bytes.length > limits.message || !room.take('')) return;
      const read = readHere(await seal.open(bytes).catch(() => ''));
      if (read === undefined || read.here.id === here().id) return;
      const { here: heard, asks } = read;
      // Whoever goes to another page is known here, and knows nobody.
      if (asks && people.has(heard.id)) answer();
      const before = people.get(heard.id);
      if (before === undefined && people.size >= limits.people) return;
      const isChanged = before?.name !== heard.name || before.place !== heard.place;
      const isShown = isChanged && each.take(heard.id);
      if (before === undefined && !isShown) return;
      people.set(heard.id, { ...(isShown || before === undefined ? heard : before), since: before?.since ?? now(), heard: now() });
      if (!isShown) return;
      show();
      if (before === undefined) answer();
    },
    alone() {
      if (people.size === 0) return;
      people.clear();
      show();
    },
    stop() {
      clearInterval(timer);
      clearTimeout(answering);
    },
  };
}

function readHere(text: string): { readonly here: Here; readonly asks: boolean } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { id, name, place, asks }: { id?: unknown; name?: unknown; place?: unknown; asks?: unknown } = value;
    if (typeof id !== 'string' || typeof name !== 'string' || typeof place !== 'string' || !/^[\w-]{1,64}$/.test(id)) return undefined;
    return { here: { id, name: name.slice(0, limits.text), place: place.slice(0, limits.text) }, asks: asks === true };
  } catch {
    return undefined;
  }
}
