/** One line for the log from any page: a key, a line, and back to work. */

import { factsOf } from '../../../incident/facts.ts';
import { t } from '../../../words/text.ts';
import { toast } from '../base/announce.ts';
import { button, h } from '../base/h.ts';
import { showSheet } from '../base/sheet-history.ts';
import { theDesk } from './desk.ts';
import { logLine } from './log-line.ts';
import { latestLogged, toastLogged } from './undo-logged.ts';

/** Opens at once: what is typed must not wait for the record. */
export function quickNote(): void {
  const where = h('span', { class: 'note' });
  const label = h('label', { id: 'app:quick-note-title', for: 'app:quick-note' }, t`What happened? `, where);
  void theDesk().then((desk) => {
    const state = desk.current();
    where.textContent = state === undefined ? t`This line starts an incident log.` : t`Logging to ${factsOf(state).title}`;
  });
  const close = button({ class: 'close' }, t`Close`);
  const head = h('div', { class: 'step-menu-head' }, label, close);
  const field = h('input', { id: 'app:quick-note', autocomplete: 'off', placeholder: t`-5m rolled back v2.3.1` });
  const form = h('form', {}, head, field, h('button', { class: 'primary' }, t`Log`));
  const dialog = h('dialog', { class: 'quick-note', closedby: 'any', 'aria-labelledby': label.id }, form);
  const { echo, question } = logLine(form, field, (desk) => {
    const logged = latestLogged(desk, 'note-written/1');
    dialog.close();
    if (logged === undefined) toast(t`Logged`);
    else toastLogged(desk, t`Logged: ${shortened(logged.text)}`, logged.id);
  });
  echo.id = 'app:quick-note-time';
  echo.setAttribute('aria-live', 'polite');
  field.setAttribute('aria-describedby', echo.id);
  form.append(echo, question);
  close.addEventListener('click', () => dialog.close());
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  showSheet(dialog);
  field.focus();
}

/** The first words of what was logged, so that the message stays one line on a phone. */
function shortened(text: string): string {
  return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}
