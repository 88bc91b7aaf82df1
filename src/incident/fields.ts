/** What was written into the fields of an incident. */
import { type IncidentField, incidentFieldNames } from './field.ts';
import { eventsOf, type IncidentState } from './state.ts';

/** The fields that have a value, in the order of their names' list; of each the last word counts. */
export function fieldsOf(state: IncidentState): ReadonlyMap<IncidentField, string> {
  const values = new Map(eventsOf(state, 'field-set/1').map(({ payload }) => [payload.field, payload.value]));
  return new Map(incidentFieldNames.flatMap((name) => (values.get(name) ? [[name, values.get(name) ?? ''] as const] : [])));
}
