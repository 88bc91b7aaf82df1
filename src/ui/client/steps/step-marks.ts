/** What became of a step, in words below it: done, skipped, not applicable, blocked, by whom and when; and what was noted there. */

import { decidingMark, type StepMark, type StepMarkKind, type StepState } from '../../../incident/steps.ts';
import { t } from '../../../words/text.ts';
import { h } from '../base/h.ts';
import { shortTime } from '../record/times.ts';

const words: Readonly<Record<StepMarkKind, string>> = {
  completed: t`Done`,
  skipped: t`Skipped`,
  'not-applicable': t`Does not apply`,
  blocked: t`Blocked`,
};

/**
 * Draws what stands on a step: the mark that decides first.
 *
 * @param text the words of the step now; a mark made under other words shows them
 * @param former what became of the step before it was reworded, where it got another id by that
 */
export function drawMarks(step: HTMLElement, text: string, state: StepState | undefined, former: StepState | undefined): void {
  const deciding = decidingMark(state);
  if (deciding === undefined || deciding.kind === 'completed') delete step.dataset['mark'];
  else step.dataset['mark'] = deciding.kind;
  const marks = state?.marks.toSorted((a, b) => Number(b === deciding) - Number(a === deciding)) ?? [];
  const before = decidingMark(former);
  const lines = [
    ...marks.map((mark) => markLine(mark, mark.step.text === text ? '' : t`${ticked(mark)} as: ${mark.step.text}`)),
    ...(before === undefined ? [] : [markLine(before, t`${ticked(before)} as: ${before.step.text}`, t`Before it was reworded: `)]),
    ...(state?.notes ?? []).map((note) => line('step-note', [note.text], note)),
  ];
  const place = step.querySelector(':scope > .step-body > .step-marks') ?? makePlace(step);
  place.replaceChildren(...lines);
  const box = step.querySelector('input[type=checkbox]');
  if (lines.length > 0) box?.setAttribute('aria-describedby', place.id);
  else box?.removeAttribute('aria-describedby');
}

/** What was done under these words, in a word. */
export function ticked({ kind }: StepMark): string {
  return kind === 'completed' ? t`ticked` : t`marked`;
}

/** `Skipped: no migration`, `Done`. */
export function markWords({ kind, reason }: StepMark): string {
  return reason === undefined ? words[kind] : `${words[kind]}: ${reason}`;
}

/** `14:32, Ann` */
export function whenAndWho({ at, by }: { readonly at: number; readonly by?: string | undefined }): string {
  return by === undefined ? shortTime(at, Date.now()) : `${shortTime(at, Date.now())}, ${by}`;
}

function markLine(mark: StepMark, as: string, front = ''): HTMLElement {
  const word = h('strong', { class: mark.kind }, words[mark.kind]);
  const rest = markWords(mark).slice(words[mark.kind].length);
  const entry = line('step-mark', [...(front === '' ? [] : [front]), word, rest], mark);
  if (as !== '') entry.append(h('span', { class: 'note' }, ` · ${as}`));
  return entry;
}

function line(
  kind: string,
  parts: readonly (string | Node)[],
  made: { readonly at: number; readonly by?: string | undefined },
): HTMLElement {
  const time = h('time', { datetime: new Date(made.at).toISOString(), class: 'note' }, whenAndWho(made));
  return h('p', { class: kind }, ...parts, ' ', time);
}

function makePlace(step: HTMLElement): HTMLElement {
  const place = h('div', { class: 'step-marks', id: `app:marks:${step.id}` });
  step.querySelector(':scope > .step-body > p')?.after(place);
  return place;
}
