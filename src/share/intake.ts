/** Stores what comes in one batch at a time: while one is written, the next ones gather. */
import type { LogEvent } from '../incident/event.ts';
import type { Place } from './transport.ts';

export interface Intake {
  /** Takes events; waits only when too much has gathered. */
  add(events: readonly LogEvent[], place: Place): Promise<void>;
  /** What is not stored yet. */
  waiting(): readonly LogEvent[];
  /** Settles when all of it is stored. */
  settled(): Promise<void>;
}

/** So many events may wait to be stored. */
const most = 1000;

/** @param store is given the place only once everything before it is stored */
export function createIntake(store: (events: readonly LogEvent[], place: Place) => Promise<unknown>): Intake {
  let waiting: LogEvent[] = [];
  let storing: readonly LogEvent[] = [];
  let last: Place | undefined;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (last !== undefined) {
      const [events, place] = [waiting, last];
      waiting = [];
      last = undefined;
      storing = events;
      await store(events, place);
      storing = [];
    }
    running = undefined;
  };
  return {
    async add(events, place) {
      waiting.push(...events);
      last = place;
      running ??= run();
      if (waiting.length > most) await running;
    },
    waiting: () => [...storing, ...waiting],
    settled: async () => running,
  };
}
