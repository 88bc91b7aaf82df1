/** The values of the active incident: filled in once, the same in all tabs, and recorded. */

import { isSetAlready, setVariables, type VariableChange } from '../../../incident/commands/queries.ts';
import { factsOf } from '../../../incident/facts.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { recordedVariables } from '../../../incident/variables.ts';
import type { Filled } from '../../../values/filled.ts';
import { t } from '../../../words/text.ts';
import { theDesk } from './desk.ts';

export interface IncidentValues {
  /** What is set; undefined without an active incident. */
  readonly read: () => readonly Filled[] | undefined;
  /** The id of the incident; undefined without an active one. */
  readonly id: () => string | undefined;
  /** The incident's title; empty without one. */
  readonly title: () => string;
  /** Records values; an empty one takes its away. Answers why they cannot be kept, or nothing. */
  readonly record: (values: readonly Filled[]) => Promise<string>;
  /** Makes the incident active again that was before. Answers why it cannot be, or nothing. */
  readonly goBack: (id: string) => string;
  readonly onChange: (listener: () => void) => void;
}

export async function incidentValues(): Promise<IncidentValues> {
  const desk = await theDesk();
  return {
    read() {
      const state = desk.current();
      return state && filledIn(state);
    },
    id: () => desk.current()?.incident,
    title() {
      const state = desk.current();
      return state === undefined ? '' : factsOf(state).title;
    },
    async record(values) {
      const state = desk.current();
      if (state === undefined) return '';
      const fresh = values.map(changeOf).filter((change) => !isSetAlready(state, change));
      return fresh.length === 0 ? '' : desk.act((at) => setVariables(at, fresh), { state });
    },
    goBack(id) {
      const state = desk.incidents().get(id);
      if (state === undefined) return t`That incident is no longer on this device.`;
      if (factsOf(state).status === 'resolved') return t`${factsOf(state).title} is resolved.`;
      desk.activate(id);
      return '';
    },
    onChange: desk.onChange,
  };
}

/** The event that records a value. Where nobody knows how it came, none is recorded. */
export function changeOf({ name, value, origin, service, confirmed }: Filled): VariableChange {
  return {
    name,
    value,
    ...(origin !== 'incident' && { origin }),
    ...(service !== undefined && { service }),
    ...(confirmed !== undefined && { confirmed }),
  };
}

/** The values that an incident has. */
export function filledIn(state: IncidentState): readonly Filled[] {
  return recordedVariables(state).map((recorded): Filled => ({ ...recorded, origin: recorded.origin ?? 'incident' }));
}
