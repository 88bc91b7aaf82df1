/** The values that this incident's queries are filled with. */
import { eventsOf, type IncidentState } from './state.ts';

/** Values by variable, each as it was set last. A map: a variable may be called `__proto__` or `constructor`. */
export function variablesOf(state: IncidentState): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { payload } of eventsOf(state, 'variable-set/1')) {
    if (payload.value === '') values.delete(payload.name);
    else values.set(payload.name, payload.value);
  }
  return values;
}
