/**
 * The alert that this tab is about. It lives in sessionStorage, so that tabs of two alerts keep apart; a copy in localStorage is the latest
 * of all tabs, for tabs that are opened after it.
 */
import { type AlertSet, chosenVariant, isSameAlert, type Labels, parseAlertSet, replaceAlert } from '../../../values/alert-set.ts';
import { draftLifetime } from '../../../values/lifetime.ts';
import { readReal } from '../record/current.ts';
import { alertKeys, noAlert } from './stored.ts';

/** On the document: another alert is at hand, or none. */
const changed = 'breakglass:alert';

/** For browsers that store nothing. */
let known: AlertSet | undefined;

/** The alert of this tab, older ones too: see `currentAlert`. A new tab takes up the latest one. */
export function storedAlert(base: string): AlertSet | undefined {
  const { tab, latest } = alertKeys(base);
  try {
    const own = sessionStorage.getItem(tab);
    if (own !== null) return parseAlertSet(own);
    const found = parseAlertSet(localStorage.getItem(latest) ?? '');
    const taken = found && arrivedNow(base, found);
    if (taken !== undefined) sessionStorage.setItem(tab, JSON.stringify(taken));
    return taken;
  } catch {
    return known;
  }
}

/** The alert of this tab; undefined where there is none, or none of the last hours. */
export function currentAlert(base: string, now = Date.now()): AlertSet | undefined {
  const set = storedAlert(base);
  return set !== undefined && now - set.receivedAt < draftLifetime ? set : undefined;
}

/** Whether this tab has had an alert, also one that it let go of since. */
export function hasAlertOfTab(base: string): boolean {
  try {
    return sessionStorage.getItem(alertKeys(base).tab) !== null;
  } catch {
    return false;
  }
}

/** The alert with the incident that it comes into. */
export function arrivedNow(base: string, set: AlertSet): AlertSet {
  const incident = readReal(base)?.id;
  const { during: _, ...came } = set;
  return incident === undefined ? came : { ...came, during: incident };
}

/** Takes an alert up in place of the one at hand, as a whole. Answers what is at hand now. */
export function receiveAlert(base: string, set: AlertSet): AlertSet {
  const before = currentAlert(base, set.receivedAt);
  const next = replaceAlert(before, arrivedNow(base, set));
  if (before === undefined || JSON.stringify(before) !== JSON.stringify(next)) {
    // A tab that is opened while there is an incident begins with that one.
    keepAlert(base, next, next.during === undefined);
  }
  return next;
}

/** Marks the alert of this tab as looked at. The latest alert may be that of another tab: it stays. */
export function confirmAlert(base: string): void {
  const set = storedAlert(base);
  if (set !== undefined && set.confirmed !== true) keepAlert(base, { ...set, confirmed: true }, isLatest(base, set));
}

/** Notes that this incident is to keep its own values. The alert's are offered in the form. */
export function declineAlert(base: string, incident: string): void {
  const set = storedAlert(base);
  if (set !== undefined) keepAlert(base, { ...set, declined: incident }, false);
}

/** Of several alerts that came as one, the tab is about this one from here on. */
export function chooseVariant(base: string, variant: Labels): void {
  const set = storedAlert(base);
  if (set !== undefined) keepAlert(base, chosenVariant(set, variant), isLatest(base, set));
}

/** Lets go of the alert of this tab once an incident has it; what somebody has to choose stays to be chosen there. */
export function settleAlert(base: string): void {
  const set = currentAlert(base);
  dropAlert(base);
  if (set?.variants !== undefined) keepAlert(base, arrivedNow(base, set), false);
}

/** Takes labels out of the alert of this tab: somebody cleared their values. */
export function dropLabels(base: string, names: readonly string[]): void {
  const set = storedAlert(base);
  if (set === undefined || !names.some((name) => Object.hasOwn(set.labels, name))) return;
  const labels = Object.fromEntries(Object.entries(set.labels).filter(([name]) => !names.includes(name)));
  keepAlert(base, { ...set, labels }, isLatest(base, set));
}

/** Lets go of the alert of this tab; where it is the latest, new tabs do not get it either. */
export function dropAlert(base: string): void {
  const { tab, latest } = alertKeys(base);
  const set = storedAlert(base);
  known = undefined;
  try {
    if (set !== undefined && isLatest(base, set)) localStorage.removeItem(latest);
    sessionStorage.setItem(tab, noAlert);
  } catch {
    // Nothing is stored, then.
  }
  document.dispatchEvent(new Event(changed));
}

/** Calls when another alert is at hand in this tab, or it was confirmed or let go of. */
export function onAlertChange(listener: () => void): void {
  document.addEventListener(changed, listener);
  addEventListener('pageshow', (event) => event.persisted && listener());
}

function keepAlert(base: string, set: AlertSet, asLatest = true): void {
  const { tab, latest } = alertKeys(base);
  const text = JSON.stringify(set);
  known = set;
  try {
    sessionStorage.setItem(tab, text);
    if (asLatest) localStorage.setItem(latest, text);
  } catch {
    // It lasts as long as the page, then.
  }
  document.dispatchEvent(new Event(changed));
}

function isLatest(base: string, set: AlertSet): boolean {
  try {
    const latest = parseAlertSet(localStorage.getItem(alertKeys(base).latest) ?? '');
    return latest !== undefined && isSameAlert(latest, set);
  } catch {
    return false;
  }
}
