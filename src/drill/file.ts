/** The result of a drill as a file: for other programs, and for stamping the runbook. */
import type { IncidentState } from '../incident/state.ts';
import { eventsOf } from '../incident/state.ts';
import type { Standing } from './play.ts';
import type { DrillResult, DrillTimes } from './result.ts';
import type { DrillScript } from './script.ts';

export const resultFormat = 'breakglass-drill/1';

export interface ResultFile {
  readonly format: typeof resultFormat;
  readonly drill: { readonly id: string; readonly title: string; readonly revision: string };
  /** The id of the runbook and its file in the content. */
  readonly runbook: { readonly id: string; readonly file: string };
  /** The id of its record. */
  readonly record: string;
  /** ISO 8601 in UTC, as walls showed it. */
  readonly begun: string;
  readonly ended: string;
  readonly pace: number;
  readonly skippedSeconds: number;
  readonly found: DrillResult['found'];
  readonly mitigation: DrillResult['mitigation'];
  /** Seconds by the clock of the drill; null for what did not happen. */
  readonly seconds: Readonly<Record<keyof DrillTimes, number | null>>;
  readonly hypotheses: readonly {
    readonly statement: string;
    readonly standing: string;
    /** `truth`, a red herring of the script, or null. */
    readonly cause: string | null;
    readonly right: boolean | null;
  }[];
  /** Ids of symptoms. */
  readonly seen: readonly string[];
  readonly notSeen: readonly string[];
}

/** The file of a drill that is over. */
export function resultFile(script: DrillScript, file: string, state: IncidentState, { record }: Standing, result: DrillResult): ResultFile {
  const { drill: id, title, revision, pace } = record.script;
  const seconds = (name: keyof DrillTimes) => {
    const ms = result.times[name];
    return ms === undefined ? null : Math.round(ms / 1000);
  };
  return {
    format: resultFormat,
    drill: { id, title, revision },
    runbook: { id: script.runbook, file },
    record: state.incident,
    begun: new Date(record.begunAt).toISOString(),
    ended: new Date(record.endedAt ?? record.begunAt).toISOString(),
    pace,
    skippedSeconds: eventsOf(state, 'drill-time-skipped/1').reduce((sum, { payload }) => sum + payload.seconds, 0),
    found: result.found,
    mitigation: result.mitigation,
    seconds: {
      detect: seconds('detect'),
      acknowledge: seconds('acknowledge'),
      causeConfirmed: seconds('causeConfirmed'),
      mitigate: seconds('mitigate'),
      recovered: seconds('recovered'),
      resolve: seconds('resolve'),
    },
    hypotheses: result.hypotheses.map(({ statement, standing, cause, right }) => ({
      statement,
      standing,
      cause: cause?.id ?? null,
      right: right ?? null,
    })),
    seen: result.seen.map(({ symptom }) => symptom.id),
    notSeen: result.notSeen.map(({ id }) => id),
  };
}
