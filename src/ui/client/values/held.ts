/**
 * The incident that this tab works in, with its values as the tab saw them last. When another one becomes active through another tab, or
 * that one ends there, this tab goes on with what it showed until somebody answers: nothing changes under the responder's hands.
 */
import { type Filled, readFilled } from '../../../values/filled.ts';
import { draftLifetime } from '../../../values/lifetime.ts';
import { isInstant, isRecord, parseJson } from '../../../values/stored.ts';
import { keep, readKept } from '../base/kept.ts';
import { keyOf, pageDrill, readReal } from '../record/current.ts';
import { tabIncidentKey } from './stored.ts';

export interface TabIncident {
  readonly id: string;
  /** Which active incident, or '' for none, somebody wanted to keep these values beside. */
  readonly answered?: string | undefined;
  readonly title: string;
  readonly values: readonly Filled[];
  /** When its values were seen or filled in last; milliseconds since the epoch. */
  readonly at: number;
}

/** Takes note of the incident that this tab works in. */
export function keepTabIncident(base: string, incident: Omit<TabIncident, 'at'>, now = Date.now()): void {
  if (pageDrill() !== undefined) return;
  const { id, answered, title, values } = incident;
  const known = readTabIncident(base);
  const minute = 60_000;
  if (known !== undefined && now - known.at < minute && JSON.stringify({ ...known, at: 0 }) === textOf(incident, 0)) return;
  keep(tabIncidentKey(base), textOf({ id, answered, title, values }, now), 'session');
}

/** The boot script reads the first two. */
function textOf({ id, answered, title, values }: Omit<TabIncident, 'at'>, at: number): string {
  return JSON.stringify({ id, ...(answered !== undefined && { answered }), title, values, at });
}

/** Forgets it: the tab follows the active incident. */
export function leaveTabIncident(base: string): void {
  keep(tabIncidentKey(base), null, 'session');
}

/** The incident that this tab goes on with although another one is active, or none; undefined where it works in the active one. */
export function heldIncident(base: string, now = Date.now()): TabIncident | undefined {
  const known = readTabIncident(base);
  if (known === undefined || pageDrill() !== undefined || known.id === (readReal(base, now)?.id ?? '')) return undefined;
  // Without the mark of any incident everything was erased.
  return now - known.at < draftLifetime && typeof readKept(keyOf(base)) === 'string' ? known : undefined;
}

function readTabIncident(base: string): TabIncident | undefined {
  const read = parseJson(readKept(tabIncidentKey(base), 'session') ?? '');
  if (!isRecord(read)) return undefined;
  const { id, answered, title, values, at } = read;
  if (typeof id !== 'string' || typeof title !== 'string' || !isInstant(at) || !Array.isArray(values)) return undefined;
  const sound = values.flatMap((value: unknown) => readFilled(value) ?? []);
  return { id, ...(typeof answered === 'string' && { answered }), title, values: sound, at };
}
