/**
 * A hybrid logical clock (Kulkarni et al. 2014, https://cse.buffalo.edu/tech-reports/2014-04.pdf): wall time as long as walls agree,
 * and a counter where they do not. What was recorded after something was seen is later than it, on any machine, whatever its wall clock shows.
 *
 * Times are milliseconds since 1970 in UTC, so zones and daylight saving do not reach it.
 */
import { limits } from './limits.ts';

export interface HybridTime {
  /** The latest wall time seen, in milliseconds since the epoch. */
  readonly wall: number;
  /** Orders what was recorded while the wall clock stood still or went back. */
  readonly counter: number;
}

/** The latest wall time that this clock follows. A clock that is five years ahead is followed; one that is centuries ahead is not. */
export const latestWall = Date.UTC(2200, 0, 1);

/** The latest time that is read from a file: room enough above `latestWall` that everything this clock writes can be read. */
export const latestReadable = Date.UTC(2300, 0, 1);

/** How far ahead a peer's clock may be before it is worth a word: 2 minutes. */
export const smallestSkewShown = 120_000;

/** Which of two times is earlier: negative, zero or positive. */
export function compareTimes(a: HybridTime, b: HybridTime): number {
  return a.wall - b.wall || a.counter - b.counter;
}

/**
 * The next time to record at: later than the last one given out and than all that was seen.
 *
 * @param last the last time that this clock gave out; it is always followed, so a clock never goes back
 * @param seen the latest time of what others recorded; followed up to `latestWall`
 * @param wall what the wall shows now
 */
export function nextTime(last: HybridTime | undefined, seen: HybridTime | undefined, wall: number): HybridTime {
  const now: HybridTime = { wall: usable(wall), counter: -1 };
  const others = seen === undefined || seen.wall > latestWall ? now : seen;
  const latest = [last, others].reduce<HybridTime>((a, b) => (b !== undefined && compareTimes(b, a) > 0 ? b : a), now);
  return latest.counter < limits.counter ? { wall: latest.wall, counter: latest.counter + 1 } : { wall: latest.wall + 1, counter: 0 };
}

/** How many milliseconds a recorded time is ahead of the local clock, if that is worth a warning; otherwise 0. Never a reason to refuse. */
export function skewAhead(recorded: HybridTime, wall: number): number {
  const ahead = recorded.wall - usable(wall);
  return ahead > smallestSkewShown ? ahead : 0;
}

/** A broken clock shows no number or one out of range: then it counts as standing at the nearest end. */
function usable(wall: number): number {
  return Number.isFinite(wall) ? Math.min(Math.max(Math.floor(wall), 0), latestWall) : 0;
}
