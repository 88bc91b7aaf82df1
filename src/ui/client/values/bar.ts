/** What is to be decided about the values, below their line: one thing at a time, each with the buttons that answer it. */
import type { AlertSet } from '../../../values/alert-set.ts';
import type { Conflict } from '../../../values/resolve.ts';
import { incidentAddress } from '../alerts/alert-address.ts';
import { button, h } from '../base/h.ts';
import { shortTime } from '../record/times.ts';
import { receivedOf } from './alert-of-link.ts';
import { shortened } from './form.ts';
import type { Expired } from './source.ts';

export interface Choice {
  readonly label: string;
  readonly act: (() => void) | string;
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

function choiceElement({ label, act }: Choice): HTMLElement {
  if (typeof act === 'string') return h('a', { class: 'button', href: act }, label);
  const choice = button({}, label);
  choice.addEventListener('click', () => {
    isAnswered = true;
    act();
  });
  return choice;
}

/** `This alert has namespace=prod; the incident has shop.` */
export function conflictQuestion(
  conflicts: readonly Conflict[],
  alert: AlertSet,
  root: string,
  answers: { readonly use: () => void; readonly keep: () => void },
): Question {
  const theirs = conflicts.map(({ name, alert: value }) => `${name}=${shortened(value, 24)}`).join(', ');
  const ours = conflicts.map(({ incident }) => shortened(incident, 24)).join(', ');
  const address = incidentAddress([receivedOf(alert)], root);
  return {
    text: `This ${alert.name ? 'alert' : 'link'} has ${theirs}; the incident has ${ours}.`,
    choices: [
      { label: 'Use', act: answers.use },
      { label: 'Keep', act: answers.keep },
      { label: 'Start a separate incident', act: address },
    ],
  };
}

/** Asks to look at values that came from outside. */
export function confirmQuestion(alert: AlertSet | undefined, confirm: () => void): Question {
  const from = alert === undefined ? 'an alert' : alert.name === undefined ? 'a link' : alert.name;
  return { text: `Values from ${from} are not confirmed.`, choices: [{ label: 'Confirm values', act: confirm }] };
}

/** Reports what was too old for use. */
export function expiredQuestion({ values, alert }: Expired, now: number, answers: { use: () => void; close: () => void }): Question {
  const at = Math.max(...values.map((value) => value.at), alert?.receivedAt ?? 0);
  return {
    text: `Values from ${at === 0 ? 'an earlier day' : shortTime(at, now)} were cleared.`,
    choices: [
      { label: 'Use them again', act: answers.use },
      { label: 'Close', act: answers.close },
    ],
  };
}
