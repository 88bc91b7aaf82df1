/**
 * The incident that this tab works in, with its values as the tab saw them last. When another one becomes active through another tab, or
 * that one ends there, this tab goes on with what it showed until somebody answers: nothing changes under the responder's hands.
 */
import { draftLifetime } from '../../../values/lifetime.ts';
import { parseJson } from '../../../values/stored.ts';
import { keep, readKept } from '../base/kept.ts';
import { keyOf, pageDrill, readReal } from '../record/current.ts';
import { forgetLeftHere, keepLeftHere, leftHere } from './left.ts';
import { tabIncidentKey } from './stored.ts';
import { readTabIncident, type TabIncident } from './tab-incident.ts';

/** Takes note of the incident that this tab works in. */
export function keepTabIncident(base: string, incident: Omit<TabIncident, 'at'>, now = Date.now()): void {
  if (pageDrill() !== undefined) return;
  const { id, answered, title, values } = incident;
  if (incident.isLeft === true) {
    keepLeftHere(base, { ...incident, at: now });
    return;
  }
  const known = readKeptIncident(base);
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

/** Forgets what this page holds. */
export function leaveHeld(base: string): void {
  if (heldIncident(base)?.isLeft === true) forgetLeftHere(base);
  else leaveTabIncident(base);
}

/**
 * The incident that this tab goes on with although another one is active, or that this page's runbook has steps of; undefined where it works
 * in the active one.
 */
export function heldIncident(base: string, now = Date.now()): TabIncident | undefined {
  // Without the mark of any incident everything was erased.
  if (pageDrill() !== undefined || typeof readKept(keyOf(base)) !== 'string') return undefined;
  const active = readReal(base, now)?.id ?? '';
  const isHeld = (known: TabIncident | undefined) => known !== undefined && known.id !== active && now - known.at < draftLifetime;
  return [readKeptIncident(base), leftHere(base)].find(isHeld);
}

function readKeptIncident(base: string): TabIncident | undefined {
  return readTabIncident(parseJson(readKept(tabIncidentKey(base), 'session') ?? ''));
}
