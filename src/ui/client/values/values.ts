/** Values: read from the address, an alert or a form, kept, and written wherever the page has a place for them. */
import { labelsOfLink } from '../../../fill/alert-link.ts';
import { alertSetOf } from '../../../values/alert-set.ts';
import type { Filled } from '../../../values/filled.ts';
import { isFirstLook, pageQuery } from '../base/address.ts';
import { announce } from '../base/announce.ts';
import { appElement } from '../base/app-element.ts';
import { siteBase } from '../base/site-base.ts';
import { readCurrent } from '../record/current.ts';
import { alertOfLink, serviceOfAlert } from './alert-of-link.ts';
import { hasAlertOfTab } from './alert-set.ts';
import { giveRoomBack, showQuestion } from './bar.ts';
import { listenToForm } from './edit.ts';
import { fieldsOf, nameOf, showWhereKept } from './form.ts';
import { questionsOf } from './questions.ts';
import { type ValueSource, valueSource } from './source.ts';
import { type View, viewOfPage } from './view.ts';

/** Wakes the values of the page. Once. */
export function values(): void {
  const form = appElement<HTMLFormElement>('values');
  const base = siteBase();
  const view = viewOfPage(form);
  const source = valueSource(base, () => show());
  const record = async () => {
    const refused = await source.record();
    if (refused !== '') announce(refused);
  };
  const show = (): void => {
    const resolution = view.draw(source.read());
    const isKept = source.store();
    if (form === null) return;
    showWhereKept(form, source.incident(), isKept);
    const bar = form.querySelector<HTMLElement>('[data-values-bar]');
    if (bar === null) return;
    const question = questions.next(resolution);
    showQuestion(bar, question);
    if (question === undefined && source.isSettled()) giveRoomBack(bar);
  };
  const fill = (filled: readonly Filled[]) => {
    source.fill(filled);
    show();
    void record();
  };
  const questions = questionsOf({ view, source, base, show, fill });

  receive(view, source, base);
  questions.expire();
  show();
  void record();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    questions.expire();
    show();
  });
  // A page that stays open in sight hears nothing of the hours that pass.
  setInterval(() => questions.expire() && show(), 60_000);
  if (form !== null) listenToForm(form, { view, source, base, show, fill, record });
}

/** What was there before this script: a link's labels, and what somebody typed already. */
function receive({ form, page, names }: View, source: ValueSource, base: string): void {
  const at = Date.now();
  const service = page.service !== undefined && { service: page.service };
  const typed = form === null ? [] : fieldsOf(form).filter(({ value }) => value.trim() !== '');
  source.fill(typed.map((field) => ({ name: nameOf(field), value: field.value.trim().slice(0, 500), origin: 'typed', at, ...service })));
  // A page that is loaded again has its link already, and somebody may have cleared or changed it since.
  if (!isFirstLook() && (readCurrent(base) !== undefined || hasAlertOfTab(base))) return;
  const linked = alertOfLink(pageQuery());
  if (linked !== undefined) {
    const alert = alertSetOf({ ...linked, service: serviceOfAlert(linked.labels) }, at);
    if (alert !== undefined) source.arrive(alert);
    return;
  }
  // A link without an alert's name is for this page: one of which the page asks for nothing is not taken, and an active incident takes no
  // more of it than the page asks for.
  const { labels, variants = [] } = labelsOfLink(pageQuery());
  const isAsked = (name: string) => names.includes(name);
  const isWhole = readCurrent(base) === undefined && [labels, ...variants].some((some) => Object.keys(some).some(isAsked));
  const wanted = (all: Readonly<Record<string, string>>) =>
    isWhole ? all : Object.fromEntries(Object.entries(all).filter(([name]) => isAsked(name)));
  const alert = alertSetOf({ labels: wanted(labels), variants: variants.map(wanted), service: page.service }, at);
  if (alert !== undefined) source.arrive(alert);
}
