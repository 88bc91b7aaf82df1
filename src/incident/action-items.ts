/** What will be changed, by whom, until when. */
import type { ActionItemType } from './action-item.ts';
import { type EventId, keyOf } from './event.ts';
import { eventsOf, type IncidentState } from './state.ts';

export interface ActionItem {
  readonly id: EventId;
  readonly title: string;
  readonly owner: string | undefined;
  /** A day, `2026-01-31`. */
  readonly due: string | undefined;
  readonly type: ActionItemType | undefined;
  readonly done: boolean;
  readonly ticket: string | undefined;
}

/** All action items in the order in which they were written down; of each field the last word counts. */
export function actionItemsOf(state: IncidentState): readonly ActionItem[] {
  const changes = Map.groupBy(eventsOf(state, 'action-item-changed/1'), ({ payload }) => keyOf(payload.item));
  return eventsOf(state, 'action-item-added/1').map(({ id, payload }) => {
    const versions = [payload, ...(changes.get(keyOf(id)) ?? []).map((event) => event.payload)];
    const last = <Value>(read: (fields: Partial<Fields>) => Value | undefined) =>
      versions.reduce<Value | undefined>((value, fields) => read(fields) ?? value, undefined);
    return {
      id,
      title: last(({ title }) => title) ?? payload.title,
      owner: last(({ owner }) => owner) || undefined,
      due: last(({ due }) => due) || undefined,
      type: last(({ type }) => type),
      done: last(({ done }) => done) ?? false,
      ticket: last(({ ticket }) => ticket) || undefined,
    };
  });
}

interface Fields {
  readonly title: string;
  readonly owner: string | undefined;
  readonly due: string | undefined;
  readonly type: ActionItemType | undefined;
  readonly done: boolean | undefined;
  readonly ticket: string | undefined;
}
