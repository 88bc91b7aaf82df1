/**
 * Which incident is active, known without loading its log: pages that are only read stay light. The desk leaves a mark in localStorage;
 * where there is a log but no mark, the desk is loaded once and leaves it. `theme-boot.ts` reads the mark too.
 */
import { isRecent } from '../../../storage/arrival.ts';
import { namesFor } from '../../../storage/names.ts';
import { readKept } from '../base/kept.ts';

export interface CurrentIncident {
  readonly id: string;
  readonly title: string;
  /** When it began; milliseconds since the epoch. */
  readonly since: number;
  /** When something arrived in it last, by the clock of this device. */
  readonly last: number;
}

/** Event on the document: another incident is active now, or none, or its title changed. */
export const changed = 'breakglass:incident';

/** What this page knows without the browser's help: for browsers that keep no marks, and of its drill, which leaves none. */
export const known: {
  current?: CurrentIncident | null | undefined;
  postmortem?: OpenPostmortem | undefined;
  drill?: CurrentIncident | undefined;
  others?: readonly OpenIncident[] | undefined;
} = {};

/** The key of the active incident's mark. */
export function keyOf(base: string): string {
  return `breakglass-current:${base}`;
}

/** What the parts of this page log to: the active incident; on the page of a drill, that drill and nothing else. */
export function readCurrent(base: string, now = Date.now()): CurrentIncident | undefined {
  return pageDrill() === undefined ? readReal(base, now) : known.drill;
}

/** The active incident; undefined when there is none, as far as is known without the log. Never a drill. */
export function readReal(base: string, now = Date.now()): CurrentIncident | undefined {
  const mark = readMark(base);
  return mark && isRecent(mark.last, now) ? mark : undefined;
}

/** The drill that this page is of; undefined on all other pages. */
export function pageDrill(): string | undefined {
  return document.querySelector<HTMLElement>('[data-drill]')?.dataset['drill'];
}

/** The postmortem that is to be written next: that of the incident which was resolved last, while it has gaps. */
export interface OpenPostmortem {
  readonly id: string;
  readonly title: string;
  /** When it was resolved; milliseconds since the epoch. */
  readonly resolvedAt: number;
  /** How many questions of a postmortem its log does not answer (`incident/postmortem-gaps.ts`). */
  readonly gaps: number;
}

/** The key of the open postmortem's mark. */
export function postmortemKeyOf(base: string): string {
  return `breakglass-postmortem:${base}`;
}

/** The postmortem to lead to, at `incident/#postmortem`; undefined when there is none. `onCurrentChange` listens to it too. */
export function readPostmortem(base: string): OpenPostmortem | undefined {
  const text = readKept(postmortemKeyOf(base));
  return text === undefined ? known.postmortem : parsed(text, isOpenPostmortem);
}

/** An incident that is open on this device beside the active one. */
export interface OpenIncident {
  readonly id: string;
  readonly title: string;
}

/** The key of the mark of the other open incidents. The boot script asks whether it is there. */
export function othersKeyOf(base: string): string {
  return `breakglass-open-incidents:${base}`;
}

/** The incidents that are open beside the active one, the one worked on last first. `onCurrentChange` listens to them too. */
export function readOthers(base: string): readonly OpenIncident[] {
  const text = readKept(othersKeyOf(base));
  return (text === undefined ? known.others : parsed(text, isOpenList)) ?? [];
}

function isOpenList(read: unknown): read is readonly OpenIncident[] {
  const isOpen = (item: unknown) => typeof item === 'object' && item !== null && 'id' in item && 'title' in item;
  return Array.isArray(read) && read.every((item) => isOpen(item) && typeof item.id === 'string' && typeof item.title === 'string');
}

function isOpenPostmortem(read: unknown): read is OpenPostmortem {
  if (typeof read !== 'object' || read === null || !('id' in read && 'title' in read && 'gaps' in read && 'resolvedAt' in read))
    return false;
  return (
    typeof read.id === 'string' && typeof read.title === 'string' && typeof read.gaps === 'number' && typeof read.resolvedAt === 'number'
  );
}

/** Calls whenever that may have changed: here, in another tab, or while nobody looked. */
export function onCurrentChange(base: string, listener: () => void): void {
  document.addEventListener(changed, listener);
  addEventListener('storage', (event) => [keyOf(base), postmortemKeyOf(base), othersKeyOf(base), null].includes(event.key) && listener());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && listener());
  addEventListener('pageshow', (event) => event.persisted && listener());
}

let settled: Promise<unknown> | undefined;

/** Settles when there is a mark, or nothing that could leave one. */
export function currentSettled(base: string): Promise<unknown> {
  settled ??=
    readMark(base) !== undefined
      ? Promise.resolve()
      : hasRecord(base).then(async (has) => {
          if (has) await (await import('./desk.ts')).theDesk();
        });
  return settled;
}

/** `null`: no active incident. `undefined`: not known yet. */
function readMark(base: string): CurrentIncident | null | undefined {
  const text = readKept(keyOf(base));
  if (text === undefined) return known.current;
  return text === null ? undefined : (parsed(text, isMark) ?? null);
}

/** What a text says, where it is what somebody here writes. */
function parsed<T>(text: string | null, is: (read: unknown) => read is T): T | undefined {
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    return is(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isMark(read: unknown): read is CurrentIncident {
  if (typeof read !== 'object' || read === null || !('last' in read && 'since' in read && 'title' in read)) return false;
  return typeof read.last === 'number' && typeof read.since === 'number' && typeof read.title === 'string';
}

/** False only where it is sure that nothing was ever recorded here. */
async function hasRecord(base: string): Promise<boolean> {
  try {
    const { database, isJournal } = namesFor(base);
    if ((await indexedDB.databases()).some(({ name }) => name === database)) return true;
    // A damaged database may not be listed; its second copy is. Outside of secure contexts there is none.
    return 'caches' in globalThis && typeof caches.keys === 'function' && (await caches.keys()).some(isJournal);
  } catch {
    // Older browsers have no list, and some refuse it.
    return true;
  }
}
