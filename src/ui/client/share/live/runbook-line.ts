/** On a runbook page: how the incident that its ticks go to is shared, and who is here, behind the words that name it. */

import { t } from '../../../../words/text.ts';
import { h } from '../../base/h.ts';
import type { Desk } from '../../record/desk.ts';
import type { Live } from './share-live.ts';
import { sharedWords } from './words.ts';

/** Keeps the line up to date for as long as the page is open. It is read when somebody looks at it, and never speaks up by itself. */
export function showRunbookLine(desk: Desk, live: Live): void {
  const note = document.querySelector('[data-kept]');
  if (note === null) return;
  const line = h('span', { class: 'note', 'data-shared': '' });
  note.after(line);
  // On a phone the line is below the last step: the bar under the thumb says what must not be overlooked.
  const unsent = h('span', { class: 'unsent' });
  document.querySelector('.to-incident')?.append(unsent);
  const draw = () => {
    const state = desk.current();
    const words = sharedWords(live, state);
    const shared = state && live.of(state.incident)?.state;
    unsent.textContent = shared?.waiting && shared.link.is !== 'connected' ? t`Not sent` : '';
    const text = words === '' ? '' : ` · ${words}`;
    if (line.textContent !== text) line.textContent = text;
  };
  desk.onChange(draw);
  live.onChange(draw);
  draw();
}
