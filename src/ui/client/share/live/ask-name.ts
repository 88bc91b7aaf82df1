/** Asks who has just joined for their name, at the end of the page: on a runbook nothing else does. */
import { limits } from '../../../../incident/limits.ts';
import { t } from '../../../../words/text.ts';
import { announce } from '../../base/announce.ts';
import { button, h } from '../../base/h.ts';
import type { Desk } from '../../record/desk.ts';

/** @param words what has happened, before the question. The page of the incident has a place of its own for it. */
export function askName(desk: Desk, words: string): void {
  const name = h('input', { name: 'me', autocomplete: 'name', maxlength: String(limits.line), required: '' });
  const later = button({}, t`Not now`);
  const form = h(
    'form',
    { class: 'join-offer', 'aria-label': t`Your name` },
    h('p', {}, words),
    h('label', {}, t`Your name, so that the others see who logs what `, name),
    h('p', { class: 'line-acts' }, h('button', { type: 'submit' }, t`Save`), later),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    desk.setMe(name.value);
    form.remove();
    announce(t`The others see ${desk.me()}.`);
  });
  later.addEventListener('click', () => form.remove());
  document.body.append(form);
  announce(words);
  name.focus();
}
