/** Begin a drill, put its clock forward, end it. */
import { t } from '../../words/text.ts';
import { drillOf } from '../drill.ts';
import { limits } from '../limits.ts';
import type { RecordOptions } from '../recorder.ts';
import { type NewIncident, startIncident } from './incident.ts';
import { type Desk, type Outcome, recordOne, refuse, wrongText } from './outcome.ts';

export interface NewDrill {
  /** The id of its script. */
  readonly drill: string;
  readonly title: string;
  /** The version of its script. */
  readonly revision: string;
  /** How many times as fast as a wall clock; 1 is as in reality. */
  readonly pace: number;
  /** How long before the alert of the drill the fault began, in milliseconds. */
  readonly began: number;
  readonly services: NonNullable<NewIncident['services']>;
  readonly values: NonNullable<NewIncident['values']>;
  readonly runbook: NonNullable<NewIncident['runbook']>;
}

/** Begins a drill: a record of its own, marked as one. It is detected as it begins. */
export function beginDrill({ state, recorder }: Desk, asked: NewDrill, options: RecordOptions = {}): Outcome {
  if (state !== undefined && state.incident !== '') return refuse('already-so', t`A drill is already running here.`);
  const { drill, title, revision, pace } = asked;
  const wrong = wrongText(t`The title`, title, limits.line) ?? wrongText(t`The drill`, drill, limits.line);
  if (wrong !== undefined) return wrong;
  if (!Number.isInteger(pace) || pace < 1 || pace > 60) return refuse('number-out-of-range', t`The pace must lie between 1 and 60.`);
  const now = options.at ?? recorder.now();
  const { services, values, runbook } = asked;
  const begun = startIncident(
    recorder,
    { title: `Drill: ${title}`.slice(0, limits.line), services, values, runbook, startedAt: now - asked.began, detectedAt: now },
    { ...options, at: now },
  );
  const last = begun.ok ? begun.events.at(-1) : undefined;
  if (!begun.ok || last === undefined) return begun;
  const marked = recorder.record(
    { kind: 'drill-begun/1', payload: { drill, title, revision, pace } },
    { incident: begun.incident, seen: last.recordedAt },
    { ...options, at: now },
  );
  return { ...begun, events: [...begun.events, marked] };
}

/** Puts the clock of a drill forward. */
export function skipDrillTime(desk: Desk, seconds: number, options?: RecordOptions): Outcome {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 86_400)
    return refuse('number-out-of-range', t`Skip between one second and one day.`);
  return whileItGoesOn(desk) ?? recordOne(desk, { kind: 'drill-time-skipped/1', payload: { seconds } }, options);
}

/** Ends a drill: what it came to is shown then. */
export function endDrill(desk: Desk, options?: RecordOptions): Outcome {
  return whileItGoesOn(desk) ?? recordOne(desk, { kind: 'drill-ended/1', payload: {} }, options);
}

function whileItGoesOn({ state }: Desk): Outcome | undefined {
  const drill = state && drillOf(state);
  if (drill === undefined) return refuse('not-possible', t`This is not a drill.`);
  return drill.endedAt === undefined ? undefined : refuse('already-so', t`The drill is over.`);
}
