/** The values that this incident's queries are filled with. */
import type { Payloads } from './events/registry.ts';
import { eventsOf, type IncidentState } from './state.ts';

/** A value with what was recorded of where it comes from. */
export type RecordedVariable = Payloads['variable-set/1'] & {
  /** When it was set, in milliseconds since the epoch. */
  readonly at: number;
};

/**
 * The values as each was set last, one for each variable and service, the latest at the end. One without a service is for all; taken away
 * without a service, a variable has no value for any.
 */
export function recordedVariables(state: IncidentState): readonly RecordedVariable[] {
  const values = new Map<string, RecordedVariable>();
  for (const { payload, occurredAt } of eventsOf(state, 'variable-set/1')) {
    const { name, service, value } = payload;
    if (value === '' && service === undefined) {
      for (const [key, known] of values) if (known.name === name) values.delete(key);
      continue;
    }
    const key = variableKey(payload);
    values.delete(key);
    if (value !== '') values.set(key, { ...payload, at: occurredAt });
  }
  return [...values.values()];
}

/** Values by variable, each as it was set last for any service. A map: a variable may be called `__proto__` or `constructor`. */
export function variablesOf(state: IncidentState): ReadonlyMap<string, string> {
  return new Map(recordedVariables(state).map(({ name, value }) => [name, value]));
}

/** The same for the same variable and service. */
export function variableKey({ name, service }: { readonly name: string; readonly service?: string | undefined }): string {
  return JSON.stringify([name, service]);
}
