/** Values that were filled in before there was an incident: they move into the one that begins. */
import { setVariables } from '../../../incident/commands/queries.ts';
import type { IncidentEvent } from '../../../incident/event.ts';
import type { Recorder } from '../../../incident/recorder.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { variablesOf } from '../../../incident/variables.ts';
import type { IncidentRecord, Saved } from '../../../storage/record.ts';
import { keepValues, readValues } from '../kept-values.ts';

/** The events that set the values of the draft in an incident; what it knows already counts more. */
export function draftEvents(base: string, state: IncidentState, recorder: Recorder): readonly IncidentEvent[] {
  const set = variablesOf(state);
  const missing = new Map(Object.entries(readValues(base)).filter(([name]) => !set.has(name)));
  const outcome = setVariables({ state, recorder }, missing);
  return outcome.ok ? outcome.events : [];
}

/** Empties the draft once its values are on disk: the next incident must not begin with them. */
export function dropDraft(base: string, { saved }: Saved, record: IncidentRecord): void {
  if (saved) keepValues(base, {});
  else {
    const stop = record.onState(({ unsaved }) => {
      if (unsaved > 0) return;
      stop();
      keepValues(base, {});
    });
  }
}
