/** What people answered below a query: Good or Bad. */
import type { QueryUse } from './events/queries.ts';
import { eventsOf, type IncidentState } from './state.ts';

export type Answer = 'good' | 'bad';

/** A query at its place: with the step that it belongs to, where it belongs to one. */
export interface AskedQuery {
  readonly step: { readonly runbook: string; readonly id: string } | undefined;
  readonly query: Pick<QueryUse, 'id' | 'text'>;
}

/** The last answer to a query at that place; one that was undone does not count. */
export function answerTo(state: IncidentState, { step, query }: AskedQuery): Answer | undefined {
  return eventsOf(state, 'query-run/1').findLast(({ payload }) => {
    const isSameStep = payload.step?.id === step?.id && payload.step?.runbook === step?.runbook;
    const isSameQuery = query.id === undefined ? payload.query.text === query.text : payload.query.id === query.id;
    return payload.answer !== undefined && isSameStep && isSameQuery;
  })?.payload.answer;
}
