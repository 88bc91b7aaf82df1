/** The result of a drill as a file: for other programs, and for stamping the runbook. */
import { eventsOf, type IncidentState } from '../incident/state.ts';
import type { Standing } from './play.ts';
import type { DrillResult, DrillTimes } from './result.ts';
import type { ResultFile } from './result-schema.ts';
import type { DrillScript } from './script.ts';

/** The file of a drill that is over. */
export function resultFile(script: DrillScript, file: string, state: IncidentState, { record }: Standing, result: DrillResult): ResultFile {
  const { drill: id, title, revision, pace } = record.script;
  const seconds = (name: keyof DrillTimes) => {
    const ms = result.times[name];
    return ms === undefined ? null : Math.round(ms / 1000);
  };
  return {
    format: 'breakglass-drill/1',
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
    steps: result.steps,
    changes: result.changes.map(({ text, helps }) => ({ text, helps })),
    seen: result.seen.map(({ symptom }) => symptom.id),
    notSeen: result.notSeen.map(({ id }) => id),
  };
}
