/** Several people at work at once: they record, their clocks jump, and now and then one hears all that another has. */
import fc from 'fast-check';
import type { EventBody } from '../../../src/incident/event.ts';
import { emptyLog, type Log, latestTime, mergeLogs, withEvent } from '../../../src/incident/log.ts';
import { createRecorder } from '../../../src/incident/recorder.ts';
import { body, incident } from './events.ts';

export type Move =
  | { readonly what: 'record'; readonly who: number; readonly said: EventBody }
  | { readonly what: 'hear'; readonly who: number; readonly from: number }
  | { readonly what: 'clock'; readonly who: number; readonly by: number };

const who = fc.integer({ min: 0, max: 2 });
/** An hour back (a clock set right), a second, five years ahead, and a wall that shows nonsense. */
const jump = fc.constantFrom(-3_600_000, 1000, 5 * 365 * 86_400_000, Number.NaN);

export const session: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ what: fc.constant('record' as const), who, said: body }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('hear' as const), who, from: who }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('clock' as const), who, by: jump }) },
  ),
  { maxLength: 40 },
);

/** Plays a session; the logs that the three end with. */
export function play(moves: readonly Move[]): readonly Log[] {
  const walls = [0, 1, 2].map(() => Date.UTC(2026, 10, 21, 14));
  const recorders = walls.map((_, at) => createRecorder(`actor-${at}`, () => walls[at] ?? 0));
  const logs: Log[] = walls.map(() => emptyLog);
  for (const move of moves) {
    const log = logs[move.who] ?? emptyLog;
    if (move.what === 'clock') walls[move.who] = (walls[move.who] ?? 0) + move.by;
    else if (move.what === 'hear') logs[move.who] = mergeLogs(log, logs[move.from] ?? emptyLog);
    else {
      const event = recorders[move.who]?.record(move.said, { incident, seen: latestTime(log) });
      if (event !== undefined) logs[move.who] = withEvent(log, event);
    }
  }
  return logs;
}
