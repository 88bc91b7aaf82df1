/** One line for the log from any page: a key, a line, and back to work. */
import { factsOf } from '../../../incident/facts.ts';
import { toast } from '../base/announce.ts';
import { showSheet } from '../base/sheet-history.ts';
import { theDesk } from './desk.ts';
import { logLine } from './log-line.ts';
import { latestLogged, toastLogged } from './undo-logged.ts';

/** Opens at once: what is typed must not wait for the record. */
export function quickNote(): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'quick-note';
  dialog.setAttribute('aria-labelledby', 'app:quick-note-title');
  const form = document.createElement('form');
  const label = document.createElement('label');
  label.id = 'app:quick-note-title';
  label.htmlFor = 'app:quick-note';
  const where = document.createElement('span');
  where.className = 'note';
  label.append('What happened? ', where);
  void theDesk().then((desk) => {
    const state = desk.current();
    where.textContent = state === undefined ? 'This line starts an incident log.' : `Logging to ${factsOf(state).title}`;
  });
  const field = document.createElement('input');
  field.id = 'app:quick-note';
  field.autocomplete = 'off';
  field.placeholder = '14:32 deploy v2.3.1, or -5m rolled back';
  const add = document.createElement('button');
  add.textContent = 'Log';
  add.className = 'primary';
  const { echo, question } = logLine(form, field, (desk) => {
    const logged = latestLogged(desk, 'note-written/1');
    dialog.close();
    if (logged === undefined) toast('Logged');
    else toastLogged(desk, `Logged: ${shortened(logged.text)}`, logged.id);
  });
  echo.id = 'app:quick-note-time';
  echo.setAttribute('aria-live', 'polite');
  field.setAttribute('aria-describedby', echo.id);
  form.append(label, field, add, echo, question);
  dialog.append(form);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  showSheet(dialog);
  field.focus();
}

/** The first words of what was logged, so that the message stays one line on a phone. */
function shortened(text: string): string {
  return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}
