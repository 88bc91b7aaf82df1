/** The queries of an incident: each once, with its values, what was done with it and what came out. */
import { listedStepsOf } from '../../incident/changes.ts';
import { keyOf } from '../../incident/event.ts';
import type { QueryUse } from '../../incident/events/queries.ts';
import { canonicalText } from '../../incident/json.ts';
import { eventsOf, type IncidentState } from '../../incident/state.ts';
import { stepNames } from './step-names.ts';

export interface UsedQuery {
  readonly key: string;
  readonly query: QueryUse;
  /** The words of the step that it stands in. */
  readonly step: string | undefined;
  /** How often it was copied, opened and reported as run, in the order in which that first happened. */
  readonly uses: ReadonlyMap<'copied' | 'opened' | 'run', number>;
  readonly firstAt: number;
  /** The first link that opened it. */
  readonly url: string | undefined;
  readonly results: readonly { readonly at: number; readonly text: string; readonly by: string | undefined }[];
}

/** All queries that were used, by their first use. One query with other values is another one. */
export function queriesUsed(state: IncidentState): readonly UsedQuery[] {
  const names = stepNames(listedStepsOf(state));
  const events = eventsOf(state, 'query-copied/1', 'query-opened/1', 'query-run/1').toSorted((a, b) => a.occurredAt - b.occurredAt);
  return [
    ...Map.groupBy(events, ({ payload: { query } }) => canonicalText([query.id ?? '', query.title ?? '', query.text])).values(),
  ].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const uses = new Map<'copied' | 'opened' | 'run', number>();
    for (const { kind } of group) uses.set(useOf[kind], (uses.get(useOf[kind]) ?? 0) + 1);
    const urls = group.flatMap((event) => (event.kind === 'query-opened/1' ? (event.payload.url ?? []) : []));
    const results = group.flatMap((event) =>
      event.kind === 'query-run/1' && event.payload.result !== undefined
        ? [{ at: event.occurredAt, text: event.payload.result, by: event.by }]
        : [],
    );
    const step = names.wordsOf(first.payload.query, group.flatMap(({ payload }) => ('step' in payload ? (payload.step ?? []) : [])).at(0));
    return [{ key: keyOf(first.id), query: first.payload.query, step, uses, firstAt: first.occurredAt, url: urls[0], results }];
  });
}

const useOf = { 'query-copied/1': 'copied', 'query-opened/1': 'opened', 'query-run/1': 'run' } as const;
