/** "Run here": sends a card's query to Prometheus and shows the result below. Off unless the settings have `runHere`. */

import type { RunHereConfig } from '../../../open/config.ts';
import type { Result } from '../../../run/answer.ts';
import { hourBefore, milliseconds, notRun } from '../../../run/ask.ts';
import { answerWords } from '../../../run/words.ts';
import { t } from '../../../words/text.ts';
import { button } from '../base/h.ts';
import { drawAnswer, paragraph } from './answer-table.ts';
import { textOf, unfilledIn } from './code-text.ts';
import { whereConfig } from './open-links.ts';
import { askInstant, askRange, type Prometheus, timedOut } from './prometheus.ts';

/** The lines of more than these would be many points for nothing: ten rows are shown. */
const mostLines = 200;

/** The run that a card waits for. */
const running = new WeakMap<HTMLElement, AbortController>();

export function runHere(): void {
  const { runHere: config } = whereConfig();
  if (config === undefined) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.run')) button.hidden = false;
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.run') : null;
    const card = button?.closest<HTMLElement>('figure');
    const place = card?.querySelector<HTMLElement>('.answer');
    if (button && card && place) void run(config, card, place, button);
  });
}

async function run(config: RunHereConfig, card: HTMLElement, place: HTMLElement, button: HTMLElement): Promise<void> {
  running.get(place)?.abort();
  const controller = new AbortController();
  running.set(place, controller);
  const show = (...parts: HTMLElement[]) => {
    if (!controller.signal.aborted || controller.signal.reason === timedOut) place.replaceChildren(...parts, closeButton(place, button));
  };
  const code = card.querySelector('pre code');
  if (code === null) return;
  const text = textOf(code).trim();
  const missing = notRun(unfilledIn(code));
  if (missing !== '') return show(paragraph(missing, 'failed'));
  show(paragraph(t`Running …`));
  const timer = setTimeout(() => controller.abort(timedOut), milliseconds(config.timeout));
  try {
    await ask(
      { url: config.prometheus, timeout: config.timeout, signal: controller.signal, page: location.href, online: () => navigator.onLine },
      text,
      show,
      (words) => void import('../record/queries.ts').then((part) => part.noteRun(code, words)),
    );
  } catch (error) {
    // Closed, or run again: nobody waits for the answer.
    if (!controller.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Shows the values now as soon as they are there, then once more with the last hour. */
async function ask(
  prometheus: Prometheus,
  query: string,
  show: (...parts: HTMLElement[]) => void,
  note: (words: string) => void,
): Promise<void> {
  const now = await askInstant(prometheus, query);
  if ('failed' in now) return show(paragraph(now.failed, 'failed'));
  const { result: instant, notes } = now;
  note(answerWords(instant));
  const span = hourBefore(timeOf(instant) ?? Date.now() / 1000);
  const shown = (hour: Result | null, warnings: readonly string[]) =>
    show(...drawAnswer({ instant, hour, span }), ...[...new Set(warnings)].map((note) => paragraph(note, 'note')));
  shown(null, notes);
  // Neither a text nor a range has a last hour.
  if (instant.type === 'string' || instant.type === 'matrix') return;
  if (instant.type === 'vector' && instant.series.length > mostLines) {
    return shown(null, [...notes, t`No lines: there are more than ${mostLines} series.`]);
  }
  const hour = await askRange(prometheus, query, span);
  if ('failed' in hour) shown(null, [...notes, t`No last hour. ${hour.failed}`]);
  else shown(hour.result, [...notes, ...hour.notes]);
}

/** When Prometheus looked, by its own clock. */
function timeOf(result: Result): number | undefined {
  return result.sample?.time ?? result.series?.[0]?.samples.at(-1)?.time;
}

function closeButton(place: HTMLElement, opener: HTMLElement): HTMLElement {
  const close = button({ class: 'close' }, t`Close`);
  close.addEventListener('click', () => {
    running.get(place)?.abort();
    place.replaceChildren();
    opener.focus();
  });
  return close;
}
