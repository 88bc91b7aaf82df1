/** The values of the incident that goes on: filled in once, the same in all tabs and on all pages, and recorded. */
import { setVariables } from '../../../incident/commands/queries.ts';
import { factsOf } from '../../../incident/facts.ts';
import { variablesOf } from '../../../incident/variables.ts';
import type { Kept } from '../kept-values.ts';
import { theDesk } from './desk.ts';

export interface IncidentValues {
  /** What stands; undefined when no incident goes on. */
  readonly read: () => Kept | undefined;
  /** The incident's title; empty when none goes on. */
  readonly title: () => string;
  /** Records values; an empty one takes its away. Answers why they cannot be kept, or nothing. */
  readonly record: (values: Kept) => Promise<string>;
  readonly onChange: (listener: () => void) => void;
}

export async function incidentValues(): Promise<IncidentValues> {
  const desk = await theDesk();
  const read = () => {
    const state = desk.current();
    return state && Object.fromEntries(variablesOf(state));
  };
  return {
    read,
    title() {
      const state = desk.current();
      return state === undefined ? '' : factsOf(state).title;
    },
    async record(values) {
      const state = desk.current();
      if (state === undefined) return '';
      const stand = variablesOf(state);
      const fresh = new Map(Object.entries(values).filter(([name, value]) => (stand.get(name) ?? '') !== value));
      return fresh.size === 0 ? '' : desk.act((at) => setVariables(at, fresh), { state });
    },
    onChange: desk.onChange,
  };
}
