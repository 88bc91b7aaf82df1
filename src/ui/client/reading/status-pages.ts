/** The states of providers, asked from the reader's browser: only when the button is pressed, one request a page. */

import { writeNote } from '../../../incident/commands/log.ts';
import { formatNoStatus, formatStatus, readStatus } from '../../../run/status.ts';
import { t } from '../../../words/text.ts';
import { toast } from '../base/announce.ts';
import { button, h } from '../base/h.ts';
import { theDesk } from '../record/desk.ts';
import { latestLogged, toastLogged } from '../record/undo-logged.ts';

const patience = 10_000;

/** Shows the buttons of the page and answers their presses. */
export function statusPages(): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-status-pages]')) {
    const ask = list.querySelector<HTMLButtonElement>('[data-ask-status]');
    if (ask === null) continue;
    ask.hidden = false;
    ask.addEventListener('click', () => {
      for (const row of list.querySelectorAll<HTMLElement>('[data-status-at]')) void askOne(row);
    });
  }
}

async function askOne(row: HTMLElement): Promise<void> {
  const at = row.dataset['statusAt'] ?? '';
  const name = row.querySelector('a')?.textContent ?? '';
  const answer = row.querySelector<HTMLElement>('[role=status]');
  if (answer === null) return;
  answer.textContent = t`Asking …`;
  answer.nextElementSibling?.remove();
  const { isState, words } = await stateAt(at);
  const log = button({ 'aria-label': t`Log: ${name}` }, t`Log`);
  log.addEventListener('click', () => void logState(name, words));
  answer.replaceChildren(isState ? h('strong', {}, words) : words);
  answer.after(log);
}

/** The state in words, or in words why there is none. */
async function stateAt(address: string): Promise<{ isState: boolean; words: string }> {
  if (!navigator.onLine) return { isState: false, words: formatNoStatus('offline') };
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(address, { signal, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
    const answer = readStatus(await response.text());
    return answer.kind === 'state'
      ? { isState: true, words: formatStatus(answer) }
      : { isState: false, words: formatNoStatus({ http: response.status }) };
  } catch {
    return { isState: false, words: formatNoStatus(signal.aborted ? 'timeout' : 'unreachable') };
  }
}

/** Logs it, as a line that is written by hand is; where no incident is active it starts one. */
async function logState(name: string, words: string): Promise<void> {
  const desk = await theDesk();
  const text = `Status page of ${name}: ${words}`;
  const refused = await desk.act((at) => writeNote(at, text), { state: desk.current() });
  if (refused !== '') toast(refused);
  else toastLogged(desk, t`Logged`, latestLogged(desk, 'note-written/1')?.id);
}
