/** Events of a device that sends more than anybody records: they wait here, so that those of the others come at once. Nothing is lost. */
import type { LogEvent } from '../incident/event.ts';
import { createPace, type PaceLimit } from './pace.ts';

export interface Lane {
  /** Those that may be stored now; the others wait. */
  let(events: readonly Arrived[]): readonly LogEvent[];
  waiting(): readonly Arrived[];
  stop(): void;
}

export interface Arrived {
  readonly event: LogEvent;
  /** The key of the device that sent it; undefined: unsigned. */
  readonly device: string | undefined;
}

const lookEvery = 250;

/** @param release is given those that have waited long enough */
export function createLane(limit: PaceLimit, release: (events: readonly LogEvent[]) => void): Lane {
  const pace = createPace(limit);
  let waiting: readonly Arrived[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;
  const through = (events: readonly Arrived[]) => {
    const [now, later]: [LogEvent[], Arrived[]] = [[], []];
    for (const arrived of events) {
      if (pace.take(arrived.device ?? 'unsigned')) now.push(arrived.event);
      else later.push(arrived);
    }
    return { now, later };
  };
  const look = () => {
    const { now, later } = through(waiting);
    waiting = later;
    if (later.length === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    if (now.length > 0) release(now);
  };
  return {
    let(events) {
      const { now, later } = through(events);
      if (later.length > 0) {
        waiting = [...waiting, ...later];
        timer ??= setInterval(look, lookEvery);
      }
      return now;
    },
    waiting: () => waiting,
    stop: () => clearInterval(timer),
  };
}
