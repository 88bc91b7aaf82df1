/**
 * The incidents that this tab itself left for another one while they went on. On a runbook that such an incident has steps of, the tab holds
 * its values, and somebody is asked which of the two the page is for: once for each runbook.
 */
import { isRecord, parseJson } from '../../../values/stored.ts';
import { keep, readKept } from '../base/kept.ts';
import { leftIncidentsKey } from './stored.ts';
import { readTabIncident, type TabIncident } from './tab-incident.ts';

/** One incident as the tab left it. */
export interface Left {
  readonly incident: Pick<TabIncident, 'id' | 'title' | 'values'>;
  /** The runbooks that it has steps of and the next one has not. */
  readonly runbooks: readonly string[];
  /** The names of the alerts that the next incident is about: a runbook for one of them is a page of that incident. */
  readonly alerts: readonly string[];
}

/** Takes note that the tab went on with `next`. */
export function noteLeft(base: string, next: string, left: Left | undefined, now = Date.now()): void {
  const { runbooks = [], alerts = [], incident } = left ?? {};
  const others = Object.entries(readAll(base)).filter(([runbook, entry]) => entry['id'] !== next && !runbooks.includes(runbook));
  const own = runbooks.map((runbook) => [runbook, { ...incident, alerts, at: now }] as const);
  write(base, Object.fromEntries([...others, ...own]));
}

/** The incident that the tab left and that has steps of this page's runbook; undefined where there is none, or the active one is about it. */
export function leftHere(base: string): TabIncident | undefined {
  const { runbook = '', alerts = '' } = pageRunbook();
  const entry = readAll(base)[runbook];
  const read = readTabIncident(entry);
  if (entry === undefined || read === undefined) return undefined;
  const isOfNext = plainNames(alerts.split('\n')).some((name) => plainNames(entry['alerts']).includes(name));
  return isOfNext ? undefined : { ...read, isLeft: true };
}

/** Keeps what somebody answered or filled in on this page's runbook. */
export function keepLeftHere(base: string, { id, answered, title, values, at }: TabIncident): void {
  const all = readAll(base);
  const { runbook = '' } = pageRunbook();
  write(base, { ...all, [runbook]: { ...all[runbook], id, title, values, at, ...(answered !== undefined && { answered }) } });
}

/** The page is for the active incident from here on. */
export function forgetLeftHere(base: string): void {
  const { runbook = '' } = pageRunbook();
  write(base, Object.fromEntries(Object.entries(readAll(base)).filter(([other]) => other !== runbook)));
}

function pageRunbook(): DOMStringMap {
  return document.querySelector<HTMLElement>('[data-runbook]')?.dataset ?? {};
}

function plainNames(names: unknown): readonly string[] {
  if (!Array.isArray(names)) return [];
  return names.flatMap((name: unknown) => (typeof name === 'string' && name !== '' ? [name.normalize('NFC').toLowerCase()] : []));
}

function readAll(base: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const read = parseJson(readKept(leftIncidentsKey(base), 'session') ?? '');
  if (!isRecord(read)) return {};
  return Object.fromEntries(Object.entries(read).flatMap(([runbook, entry]) => (isRecord(entry) ? [[runbook, entry]] : [])));
}

/** The boot script reads it: the runbook, the incident and what was answered. */
function write(base: string, all: Readonly<Record<string, unknown>>): void {
  keep(leftIncidentsKey(base), Object.keys(all).length === 0 ? null : JSON.stringify(all), 'session');
}
