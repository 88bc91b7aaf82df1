/** The tab goes on with another incident: what it remembers of the one that it leaves. */
import { alertsOf } from '../../../incident/alerts.ts';
import { factsOf } from '../../../incident/facts.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { leaveTabIncident } from '../values/held.ts';
import { noteLeft } from '../values/left.ts';
import { filledIn } from './values.ts';

/** @param left the one that was active, where it is still open. @param next the one that is active now */
export function leaveIncident(base: string, left: IncidentState | undefined, next: IncidentState | undefined): void {
  leaveTabIncident(base);
  if (next === undefined) return;
  const theirs = stepRunbooks(next);
  noteLeft(
    base,
    next.incident,
    left && {
      incident: { id: left.incident, title: factsOf(left).title, values: filledIn(left) },
      runbooks: [...stepRunbooks(left)].filter((runbook) => !theirs.has(runbook)),
      alerts: alertsOf(next).map(({ name }) => name),
    },
  );
}

function stepRunbooks({ steps }: IncidentState): ReadonlySet<string> {
  return new Set([...steps.values()].map(({ step }) => step.runbook));
}
