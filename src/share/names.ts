/** The names of events in a room (`seal.ts`): made once for each, as the same event is the same object each time. */
import type { LogEvent } from '../incident/event.ts';
import { canonicalText } from '../incident/json.ts';
import type { Seal } from './seal.ts';

export interface Names {
  /** Names all of these that have none. */
  add(events: readonly LogEvent[]): Promise<void>;
  /** An event that came with its name. */
  put(event: LogEvent, name: string): void;
  of(event: LogEvent): string;
  /** Whether an event of this name is on this device. */
  has(name: string): boolean;
}

/** The page draws between two lots. */
const atOnce = 200;

export function createNames(seal: Seal): Names {
  const names = new WeakMap<LogEvent, string>();
  const here = new Set<string>();
  let running: Promise<unknown> = Promise.resolve();
  const put = (event: LogEvent, name: string) => {
    names.set(event, name);
    here.add(name);
  };
  return {
    put,
    add(events) {
      // One after another: what is asked for twice is named once.
      const all = running.then(async () => {
        const unnamed = events.filter((event) => !names.has(event));
        for (let at = 0; at < unnamed.length; at += atOnce)
          await Promise.all(unnamed.slice(at, at + atOnce).map(async (event) => put(event, await seal.name(canonicalText(event)))));
      });
      running = all.catch(() => undefined);
      return all;
    },
    of: (event) => names.get(event) ?? '',
    has: (name) => here.has(name),
  };
}
