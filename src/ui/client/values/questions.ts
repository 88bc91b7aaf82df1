/** What is asked about the values, and what each answer does. */

import { type AlertSet, choicesOf, type Labels, ownLabel } from '../../../values/alert-set.ts';
import { type Filled, isUnconfirmed } from '../../../values/filled.ts';
import { filledOfAlert, isOfAlert } from '../../../values/from-alert.ts';
import { isOfOther, type ValueSources } from '../../../values/resolve.ts';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { readCurrent } from '../record/current.ts';
import { receivedOf } from './alert-of-link.ts';
import { chooseVariant, confirmAlert, declineAlert, dropAlert } from './alert-set.ts';
import { confirmQuestion, expiredQuestion, heldQuestion, offerQuestion, type Question, variantQuestion } from './bar.ts';
import type { Expired, ValueSource } from './source.ts';
import type { PageResolution, View } from './view.ts';

export interface Asking {
  readonly view: View;
  readonly source: ValueSource;
  readonly base: string;
  readonly show: () => void;
  /** Takes values over, shows and records them. */
  readonly fill: (values: readonly Filled[]) => void;
}

export interface Questions {
  /** The one that matters most. */
  readonly next: (resolution: PageResolution) => Question | undefined;
  /** Takes away what is too old, which is reported. Answers whether there was any. */
  readonly expire: () => boolean;
}

export function questionsOf(asking: Asking): Questions {
  const { view, source, base, show, fill } = asking;
  let expired: Expired | undefined;
  const confirm = () => {
    const sources = source.read();
    const values = unconfirmedIn(view.draw(sources));
    if (values.length === 0) return;
    const { alert } = sources;
    const isOfTab = alert !== undefined && values.some((value) => isOfAlert(value, alert));
    if (isOfTab) confirmAlert(base);
    announce(t`Values confirmed`);
    // Outside of an incident the alert itself carries that it was confirmed.
    if (sources.incident === undefined && isOfTab) return show();
    fill(values.map((value) => ({ ...value, confirmed: true })));
    // The incident has them now: what is changed there later contradicts nothing.
    if (sources.incident !== undefined && isOfTab) dropAlert(base);
  };
  const close = () => {
    expired = undefined;
    show();
  };
  const useAgain = () => {
    const { values = [], alert } = expired ?? {};
    const at = Date.now();
    expired = undefined;
    if (alert !== undefined) source.arrive({ ...alert, receivedAt: at, confirmed: false });
    fill(values.map((value) => ({ ...value, at })));
  };
  return {
    next(resolution) {
      const sources = source.read();
      const { alert } = sources;
      const held = heldNow(asking);
      if (held !== undefined) return held;
      const isForPage = alert !== undefined && sources.alertTurn !== 'declined' && !isOfOther(alert, view.page);
      const choices = isForPage ? choicesOf(alert, view.names) : [];
      if (alert !== undefined && choices.length > 0) return variantQuestion(choices, alert, (variant) => choose(alert, variant, base));
      if (alert !== undefined && isOffered(alert, resolution)) {
        const keep = () => declineAlert(base, (source.held()?.incident ?? readCurrent(base))?.id ?? '');
        return offerQuestion(resolution.differences, alert, new URL(base, location.href).href, { use: () => useAlert(asking), keep });
      }
      const unconfirmed = unconfirmedIn(resolution);
      if (unconfirmed.length > 0) return confirmQuestion(unconfirmed, (value) => whoseIs(value, sources), confirm);
      return expired && expiredQuestion(expired, Date.now(), { use: useAgain, close });
    },
    expire() {
      // On a page that could not report it, nothing is taken away: what is too old is not used anyway.
      const taken = view.form === null ? undefined : source.expire();
      expired = taken ?? expired;
      return taken !== undefined;
    },
  };
}

/** The whole variant whose labels were shown, also those that this page does not ask for. */
function choose({ variants = [] }: AlertSet, shown: Labels, base: string): void {
  const fits = (variant: Labels) => Object.entries(shown).every(([name, value]) => ownLabel(variant, name) === value);
  const [only, ...others] = variants.filter(fits);
  // Of several that are alike here, what else each has is not known.
  chooseVariant(base, only !== undefined && others.length === 0 ? only : shown);
}

/** A link's values that stand in for nothing are confirmed like others; what replaces a value, and every other alert, is a choice. */
function isOffered(alert: AlertSet, { differences, use }: PageResolution): boolean {
  return (
    differences.length > 0 && (alert.name !== undefined || use === 'aside' || differences.some(({ without }) => without !== undefined))
  );
}

/** That the active incident is another one than the tab's, until somebody chose between them. */
function heldNow({ source }: Asking): Question | undefined {
  const held = source.held();
  if (held === undefined || held.incident.answered === (held.active?.id ?? '')) return undefined;
  const { id } = held.incident;
  return heldQuestion(held.incident, held.active?.title, { keep: source.hold, follow: source.follow, back: () => void goBack(id) });
}

async function goBack(id: string): Promise<void> {
  const { incidentValues } = await import('../record/values.ts');
  const refused = (await incidentValues()).goBack(id);
  if (refused !== '') announce(refused);
}

/** The alert or the link that a value came with, as far as that is known. */
function whoseIs({ name, value, origin, service }: Filled, { alert, incident = [] }: ValueSources): string {
  if (alert !== undefined && isOfAlert({ name, value, origin, at: 0 }, alert)) return alert.name ?? t`a link`;
  if (origin === 'link') return t`a link`;
  return incident.find((other) => other.name === 'alertname' && other.service === service)?.value ?? t`an alert`;
}

/** Takes the alert at hand into the incident, in place of what contradicts it. */
function useAlert({ view, source, base, fill }: Asking): void {
  const sources = source.read();
  const { alert } = sources;
  if (alert === undefined) return;
  const { service } = view.page;
  source.remove(replacedBy(view, view.draw({ ...sources, alert: undefined }), Object.keys(alert.labels)));
  fill(filledOfAlert(alert).map((value) => ({ ...value, ...(service !== undefined && { service }), at: Date.now(), confirmed: true })));
  dropAlert(base);
  if (source.held() === undefined) void recordAlert(alert);
}

/** The incident's log has the alert too, not its values alone. */
async function recordAlert(alert: AlertSet): Promise<void> {
  const received = receivedOf(alert);
  if (received.name === '') return;
  const { useAlerts } = await import('../alerts/use-alerts.ts');
  const refused = await useAlerts([received]);
  if (refused !== '') announce(refused);
}

function unconfirmedIn({ values }: PageResolution): readonly Filled[] {
  return [...values.values()].flatMap(({ filled }) => (filled !== undefined && isUnconfirmed(filled) ? [filled] : []));
}

/** What names another thing of this service and is none of the new alert's labels: it belonged to what was there before. */
function replacedBy({ page }: View, { values }: PageResolution, labels: readonly string[]): readonly Filled[] {
  return [...values].flatMap(([name, { filled }]) =>
    filled !== undefined && page.identity.has(name) && !labels.includes(name) ? [filled] : [],
  );
}
