/** What is to be decided about the values, below their line: one thing at a time, each with the buttons that answer it. */

import { type AlertSet, type Labels, ownLabel } from '../../../values/alert-set.ts';
import type { Filled } from '../../../values/filled.ts';
import type { Difference } from '../../../values/resolve.ts';
import { t } from '../../../words/text.ts';
import { incidentAddress } from '../alerts/alert-address.ts';
import { pagePath } from '../base/address.ts';
import { announce } from '../base/announce.ts';
import { button, h } from '../base/h.ts';
import { shortTime } from '../record/times.ts';
import { receivedOf } from './alert-of-link.ts';
import { shortened } from './form.ts';
import type { Expired } from './source.ts';
import type { TabIncident } from './tab-incident.ts';

export interface Choice {
  readonly label: string;
  readonly act: (() => void) | string;
  /** It answers for every value in the text: where that is cut, the first press opens the form, which shows all of it. */
  readonly needsSight?: boolean | undefined;
}

export interface Question {
  readonly text: string;
  readonly choices: readonly Choice[];
}

/** Whether somebody has answered a question on this page. */
let isAnswered = false;

/** Asks it, or nothing. A question that is shown already is left alone: it may have the focus. */
export function showQuestion(bar: HTMLElement, question: Question | undefined): void {
  const key =
    question === undefined
      ? ''
      : JSON.stringify([question.text, question.choices.map(({ label, act }) => [label, typeof act === 'string' ? act : ''])]);
  if (bar.dataset['shows'] === key) return;
  // Its room is given up once it was answered, and no earlier: another question may follow at once.
  if (question === undefined && isAnswered) delete document.documentElement.dataset['values'];
  bar.dataset['shows'] = key;
  bar.replaceChildren();
  if (question === undefined) return;
  const { text, choices } = question;
  bar.append(h('p', { title: text }, text), h('span', { class: 'answers' }, ...choices.map(choiceElement)));
}

let watching: IntersectionObserver | undefined;

/** No question comes: its room is given back where nobody sees it go, once it is above the screen or below it. */
export function giveRoomBack(bar: HTMLElement): void {
  const { dataset } = document.documentElement;
  if (dataset['values'] === undefined || watching !== undefined || !CSS.supports('overflow-anchor', 'auto')) return;
  watching = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting !== false || (bar.dataset['shows'] ?? '') !== '') return;
    delete dataset['values'];
    watching?.disconnect();
    watching = undefined;
  });
  watching.observe(bar);
}

function choiceElement({ label, act, needsSight }: Choice): HTMLElement {
  if (typeof act === 'string') return h('a', { class: 'button', href: act }, label);
  const choice = button({}, label);
  choice.addEventListener('click', () => {
    if (needsSight === true && openWhatIsCut(choice)) return;
    isAnswered = true;
    act();
  });
  return choice;
}

/** Opens the form where the words of the question are cut, so that they are seen whole. Answers whether it did. */
function openWhatIsCut(choice: HTMLElement): boolean {
  const words = choice.closest('.values-bar')?.querySelector('p');
  const details = choice.closest('form')?.querySelector('details');
  if (!words || !details || details.open || words.scrollHeight <= words.clientHeight + 1) return false;
  details.open = true;
  choice.scrollIntoView({ block: 'nearest' });
  announce(t`Look at the values, then press again`);
  return true;
}

/** `LoginFails has namespace=users-eu (default users-prod), pod=u-9, tenant=other (incident acme).` */
export function offerQuestion(
  differences: readonly Difference[],
  alert: AlertSet,
  root: string,
  answers: { readonly use: () => void; readonly keep: () => void },
): Question {
  const besides = ({ without, from }: Difference) =>
    without === undefined ? '' : ` (${from === 'filled' ? 'incident' : 'default'} ${without})`;
  const theirs = differences.map((difference) => `${difference.name}=${difference.alert}${besides(difference)}`).join(', ');
  const [use, keep] = namedAnswers(differences, alert);
  return {
    text: t`${alert.name ?? alert.title ?? t`This link`} has ${theirs}.`,
    choices: [
      { label: use, act: answers.use, needsSight: true },
      { label: keep, act: answers.keep },
      { label: t`Start a separate incident`, act: incidentAddress([receivedOf(alert)], root, pagePath(root)) },
    ],
  };
}

/** What taking the alert's values and leaving them are called: `Use prod`, `Keep production`. */
function namedAnswers([only, ...others]: readonly Difference[], alert: AlertSet): readonly [string, string] {
  const most = 18;
  if (only === undefined || others.length > 0) return [t`Use ${alert.name === undefined ? 'link' : 'alert'} values`, t`Keep page values`];
  const { name, without } = only;
  return [
    t`Use ${shortened(only.alert, most)}`,
    without === undefined ? t`Leave ${shortened(name, most)} empty` : t`Keep ${shortened(without, most)}`,
  ];
}

/** `2 alerts: namespace shop-eu or shop-us, pod api-7 or api-9.` Each choice fills in all that one of them has. */
export function variantQuestion(choices: readonly Labels[], alert: AlertSet, choose: (variant: Labels) => void): Question {
  const most = 3;
  const names = [...new Set(choices.flatMap((labels) => Object.keys(labels)))];
  const values = (name: string) => [...new Set(choices.map((labels) => ownLabel(labels, name) ?? t`none`))];
  const differing = names.map((name) => `${name} ${values(name).slice(0, most).join(t` or `)}${values(name).length > most ? ' …' : ''}`);
  const which = alert.name === undefined ? t`The link has` : t`${choices.length} alerts ${alert.name}:`;
  return {
    text: t`${which} ${differing.join(', ')}. Which one?`,
    choices: choices.slice(0, most).map((labels) => ({
      label: names.map((name) => ownLabel(labels, name) ?? t`no ${name}`).join(' '),
      act: () => choose(labels),
    })),
  };
}

/** Asks to look at values that came from outside, all of which the answer confirms. `whose`: the alert or link that each came with. */
export function confirmQuestion(values: readonly Filled[], whose: (value: Filled) => string, confirm: () => void): Question {
  const parts = [...Map.groupBy(values, whose)].map(
    ([from, theirs]) => t`${theirs.map(({ name, value }) => `${name}=${value}`).join(', ')} from ${from}`,
  );
  return { text: t`Not confirmed: ${parts.join('; ')}.`, choices: [{ label: t`Confirm values`, act: confirm, needsSight: true }] };
}

/** Reports that the active incident is another one than this tab works in. */
export function heldQuestion(
  held: TabIncident,
  active: string | undefined,
  answers: { readonly keep: () => void; readonly follow: () => void; readonly back: () => void },
): Question {
  const theirs = shortened(held.title, 40);
  const [keep, back] = [
    { label: t`Keep values`, act: answers.keep },
    { label: t`Back to ${theirs}`, act: answers.back },
  ];
  if (active === undefined) {
    return {
      text: t`${theirs} is ${held.isLeft === true ? 'not the active incident' : 'no longer active'}. This page still has its values.`,
      // One that the tab itself left is open, as far as is known.
      choices: [...(held.isLeft === true ? [back] : []), keep, { label: t`Clear values`, act: answers.follow }],
    };
  }
  return {
    text: t`Active now: ${shortened(active, 40)}, where steps are logged. This page still has the values of ${theirs}.`,
    choices: [back, { label: t`Switch to ${shortened(active, 40)}`, act: answers.follow }, keep],
  };
}

/** Reports what was too old for use. */
export function expiredQuestion({ values, alert }: Expired, now: number, answers: { use: () => void; close: () => void }): Question {
  const at = Math.max(...values.map((value) => value.at), alert?.receivedAt ?? 0);
  return {
    text: t`Values from ${at === 0 ? t`an earlier day` : shortTime(at, now)} were cleared.`,
    choices: [
      { label: t`Use them again`, act: answers.use },
      { label: t`Close`, act: answers.close },
    ],
  };
}
