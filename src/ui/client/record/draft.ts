/** Values that were there before there was an incident, typed or from the alert of this tab: they move into the one that starts. */

import { alertsOf } from '../../../incident/alerts.ts';
import { setVariables } from '../../../incident/commands/queries.ts';
import type { IncidentEvent } from '../../../incident/event.ts';
import type { Recorder } from '../../../incident/recorder.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { variablesOf } from '../../../incident/variables.ts';
import type { IncidentRecord, Saved } from '../../../storage/record.ts';
import { splitByAge } from '../../../values/filled.ts';
import { valuesForIncident } from '../../../values/from-alert.ts';
import { currentAlert, settleAlert } from '../values/alert-set.ts';
import { keepDraft, readDraft } from '../values/draft.ts';
import { heldIncident } from '../values/held.ts';
import { changeOf } from './values.ts';

/** The events that set these values in an incident; what it knows already counts more. */
export function draftEvents(base: string, state: IncidentState, recorder: Recorder): readonly IncidentEvent[] {
  const known = variablesOf(state);
  const { fresh } = splitByAge(readDraft(base), Date.now());
  // What the tab still shows of an incident that ended elsewhere goes on with the next one, unless that is about an alert of its own.
  const held = alertsOf(state).length === 0 ? (heldIncident(base)?.values ?? []) : [];
  const missing = [...held, ...valuesForIncident(fresh, currentAlert(base))].filter(({ name }) => !known.has(name));
  const outcome = setVariables({ state, recorder }, missing.map(changeOf));
  return outcome.ok ? outcome.events : [];
}

/** Empties the draft once its values are on disk: the next incident must not begin with them. */
export function dropDraft(base: string, { saved }: Saved, record: IncidentRecord): void {
  const drop = () => {
    keepDraft(base, []);
    settleAlert(base);
  };
  if (saved) drop();
  else {
    const stop = record.onState(({ unsaved }) => {
      if (unsaved > 0) return;
      stop();
      drop();
    });
  }
}
