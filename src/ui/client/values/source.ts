/** Where values are: with the active incident, or, until there is one, in this browser's draft and in the alert of this tab. */
import { type AlertSet, replaceAlert } from '../../../values/alert-set.ts';
import { type Filled, splitByAge, withoutFilled } from '../../../values/filled.ts';
import { draftLifetime } from '../../../values/lifetime.ts';
import type { ValueSources } from '../../../values/resolve.ts';
import { type CurrentIncident, onCurrentChange, readCurrent } from '../record/current.ts';
import type { IncidentValues } from '../record/values.ts';
import { arrivedNow, currentAlert, dropAlert, dropLabels, onAlertChange, receiveAlert, storedAlert } from './alert-set.ts';
import { keepDraft, onDraftChange, readDraft } from './draft.ts';
import { heldIncident, keepTabIncident, leaveHeld, leaveTabIncident } from './held.ts';
import { createPending, withBatch } from './pending.ts';
import type { TabIncident } from './tab-incident.ts';

/** What was too old for use and was taken away. */
export interface Expired {
  readonly values: readonly Filled[];
  readonly alert: AlertSet | undefined;
}

export interface ValueSource {
  /** All values there are, with what was filled in here and is not stored yet. */
  readonly read: () => ValueSources;
  /** Takes values over; nothing is stored before `store`. */
  readonly fill: (values: readonly Filled[]) => void;
  /** Takes an alert up that has just come; nothing is stored before `store`. */
  readonly arrive: (alert: AlertSet) => void;
  /** Takes values away, those of an alert too. */
  readonly remove: (values: readonly Filled[]) => void;
  /**
   * Stores what was filled in since. Called once it was drawn: a value that a page cannot draw must not be there when it is loaded again.
   * Answers whether this browser keeps it.
   */
  readonly store: () => boolean;
  /** Records in the incident what was filled in. Answers why it cannot be kept, or nothing. */
  readonly record: () => Promise<string>;
  /** Takes away what is too old. */
  readonly expire: () => Expired | undefined;
  /** Whether all values are there: those of an incident come with its log. */
  readonly isSettled: () => boolean;
  /** The title of the incident whose values these are; empty without one. */
  readonly incident: () => string;
  /** The incident that this tab goes on with, and the one that is active meanwhile. */
  readonly held: () => { readonly incident: TabIncident; readonly active: CurrentIncident | undefined } | undefined;
  /** Goes on with the values of the active incident in place of those that the tab held. */
  readonly follow: () => void;
  /** Keeps what the tab holds beside the incident that is active now, without asking again. */
  readonly hold: () => void;
}

/** @param changed called when values changed elsewhere: an incident began or ended, or another tab filled one in */
export function valueSource(base: string, changed: () => void): ValueSource {
  const pending = createPending();
  const incident = incidentSource(base, changed);
  let arriving: AlertSet | undefined;

  const alertAtHand = () => {
    const stored = currentAlert(base);
    return arriving === undefined ? stored : replaceAlert(stored, arrivedNow(base, arriving));
  };
  const read = (): ValueSources => {
    const batch = pending.batch();
    const held = heldIncident(base);
    if (held !== undefined) return { typed: [], incident: withBatch(held.values, batch), ...withTurn(alertAtHand(), held.id) };
    if (!incident.isActive()) {
      const { fresh } = splitByAge(readDraft(base), Date.now());
      return { typed: withBatch(fresh, batch), alert: alertAtHand() };
    }
    // Whether the alert contradicts the incident is known once its values are there.
    const recorded = incident.read();
    return {
      typed: batch.filled,
      incident: withoutFilled(recorded ?? [], batch.removed),
      ...withTurn(recorded === undefined ? undefined : alertAtHand(), readCurrent(base)?.id ?? ''),
    };
  };
  const store = () => {
    const alert = arriving;
    arriving = undefined;
    if (alert !== undefined) receiveAlert(base, alert);
    const held = heldIncident(base);
    if (held === undefined) incident.note();
    else if (!pending.isEmpty()) {
      const typed = pending.batch();
      keepTabIncident(base, { ...held, values: withBatch(held.values, typed) });
      pending.settle(typed);
    }
    if (held !== undefined || incident.isActive() || pending.isEmpty()) return true;
    const batch = pending.batch();
    const isKept = keepDraft(base, withBatch(readDraft(base), batch));
    if (isKept) pending.settle(batch);
    return isKept;
  };
  const record = async () => {
    if (heldIncident(base) !== undefined) return '';
    const values = await incident.opening();
    if (values === undefined || !incident.isActive() || pending.isEmpty()) return '';
    // What is filled in meanwhile is recorded when that field is left.
    const batch = pending.batch();
    const refused = await values.record([...batch.removed.map((old) => ({ ...old, value: '' })), ...batch.filled]);
    pending.settle(batch);
    changed();
    return refused;
  };

  onCurrentChange(base, () => {
    incident.follow();
    if (!incident.isActive()) store();
    changed();
  });
  onDraftChange(base, changed);
  onAlertChange(changed);
  addEventListener('pagehide', () => void record());
  return {
    read,
    fill: pending.fill,
    arrive(alert) {
      // The tab is about something else from here on.
      const held = heldIncident(base);
      if (held !== undefined && held.isLeft !== true) leaveTabIncident(base);
      arriving = alert;
    },
    remove(values) {
      pending.remove(values);
      const raised = values.filter(({ origin }) => origin === 'alert' || origin === 'link').map(({ name }) => name);
      if (raised.length > 0) dropLabels(base, raised);
    },
    store,
    record,
    expire: () => expire(base),
    isSettled: () => heldIncident(base) !== undefined || !incident.isActive() || incident.read() !== undefined,
    incident: () => heldIncident(base)?.title ?? incident.title(),
    held() {
      const held = heldIncident(base);
      return held && { incident: held, active: readCurrent(base) };
    },
    follow() {
      leaveHeld(base);
      dropAlert(base);
      changed();
    },
    hold() {
      const held = heldIncident(base);
      if (held !== undefined) keepTabIncident(base, { ...held, answered: readCurrent(base)?.id ?? '' });
      changed();
    },
  };
}

/** The alert with what it is to the incident: see `ValueSources`. */
function withTurn(alert: AlertSet | undefined, incident: string): Pick<ValueSources, 'alert' | 'alertTurn'> {
  if (alert === undefined) return {};
  const isFirst = alert.during !== incident;
  return { alert, ...(alert.declined === incident ? { alertTurn: 'declined' } : isFirst && { alertTurn: 'first' }) };
}

/** The active incident's values, loaded once there is an incident. */
function incidentSource(base: string, changed: () => void) {
  let opening: Promise<IncidentValues> | undefined;
  let values: IncidentValues | undefined;
  const isActive = () => readCurrent(base) !== undefined;
  const follow = () => {
    if (!isActive()) return;
    opening ??= import('../record/values.ts')
      .then((part) => part.incidentValues())
      .then((opened) => {
        values = opened;
        opened.onChange(changed);
        changed();
        return opened;
      });
  };
  follow();
  return {
    isActive,
    follow,
    opening: () => opening,
    read: () => values?.read(),
    /** The tab works in this incident now. */
    note() {
      const current = readCurrent(base);
      const recorded = values?.read();
      if (current !== undefined && recorded !== undefined && values?.id() === current.id)
        keepTabIncident(base, { id: current.id, title: current.title, values: recorded });
    },
    title: () => (isActive() ? (values?.title() ?? '') : ''),
  };
}

function expire(base: string): Expired | undefined {
  const now = Date.now();
  const { fresh, expired } = splitByAge(readDraft(base), now);
  const stored = storedAlert(base);
  const alert = stored !== undefined && now - stored.receivedAt >= draftLifetime ? stored : undefined;
  if (expired.length === 0 && alert === undefined) return undefined;
  if (expired.length > 0) keepDraft(base, fresh);
  if (alert !== undefined) dropAlert(base);
  return { values: expired, alert };
}
