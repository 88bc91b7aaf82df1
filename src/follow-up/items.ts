/** The action items of all postmortems: what is open, by when and who sees to it. Pure: which of them are overdue depends on a day that is given. */
import type { ActionItemType } from '../incident/action-item.ts';
import { daysAgo } from '../review/day.ts';
import type { PostmortemSource } from './source.ts';

export interface FollowUpItem {
  /** Names it among all items, in every build the same while its postmortem and its title are. */
  readonly key: string;
  readonly title: string;
  readonly state: 'open' | 'done' | 'dropped';
  readonly owner: string | undefined;
  /** The day by which it should be done. */
  readonly due: string | undefined;
  readonly type: ActionItemType | undefined;
  readonly ticket: string | undefined;
  /** Id of the service that it changes; empty where neither the item nor its postmortem names one. */
  readonly service: string;
  /** Its place in the list of its postmortem, from 0. */
  readonly index: number;
  readonly postmortem: PostmortemSource;
}

/** All items: the open ones first, each by the day on which it is due, those without a day last. What is overdue on any day thus stands on top. */
export function followUpItems(postmortems: readonly PostmortemSource[]): readonly FollowUpItem[] {
  return postmortems.flatMap(itemsOf).sort(byDue);
}

/** Those that somebody still has to do. */
export function openItems(items: readonly FollowUpItem[]): readonly FollowUpItem[] {
  return items.filter(({ state }) => state === 'open');
}

/** For how many days an item has been overdue; 0 for one that is not. */
export function daysOverdue({ state, due }: Pick<FollowUpItem, 'state' | 'due'>, today: string): number {
  return state !== 'open' || due === undefined ? 0 : Math.max(0, daysAgo(due, today));
}

export interface FollowUpGroup {
  /** As it is first written; empty for items without one. */
  readonly name: string;
  /** At least one, in the order of all items. */
  readonly items: readonly FollowUpItem[];
}

/** Items by their owner. Names that differ in case or blanks alone are one. */
export function byOwner(items: readonly FollowUpItem[]): readonly FollowUpGroup[] {
  return grouped(items, ({ owner }) => owner ?? '');
}

/** Items by the service that they change. */
export function byService(items: readonly FollowUpItem[]): readonly FollowUpGroup[] {
  return grouped(items, ({ service }) => service);
}

/** The group whose first item is due first stands first. */
function grouped(items: readonly FollowUpItem[], nameOf: (item: FollowUpItem) => string): readonly FollowUpGroup[] {
  const sorted = items.toSorted(byDue);
  const groups = Map.groupBy(sorted, (item) => comparable(nameOf(item)));
  return [...groups.values()].map((some) => ({
    name:
      some
        .map(nameOf)
        .find((name) => name.trim() !== '')
        ?.trim() ?? '',
    items: some,
  }));
}

/** A name as it is compared: `Team  Search` and `team search` are one. */
export function comparable(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function itemsOf(postmortem: PostmortemSource): FollowUpItem[] {
  const { id, meta } = postmortem;
  const used = new Map<string, number>();
  return meta.actions.map(({ title, state, owner, due, type, ticket, service }, index) => {
    const name = `${id}/${slug(title)}`;
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    const key = before === 0 ? name : `${name}/${before + 1}`;
    return { key, title, state, owner, due, type, ticket, service: service ?? meta.services[0] ?? '', index, postmortem };
  });
}

function slug(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function byDue(a: FollowUpItem, b: FollowUpItem): number {
  const closed = ({ state }: FollowUpItem) => Number(state !== 'open');
  return (
    closed(a) - closed(b) ||
    compare(a.due ?? '9999-99', b.due ?? '9999-99') ||
    compare(a.postmortem.day, b.postmortem.day) ||
    compare(a.key, b.key)
  );
}

/** By code units: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
