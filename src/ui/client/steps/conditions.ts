/** Steps that apply under a condition: what the values and the severity say of it. Loaded where a page has one. */

import { factsOf } from '../../../incident/facts.ts';
import { evaluateCondition, namesIn, parseCondition } from '../../../plain/condition.ts';
import { t } from '../../../words/text.ts';
import { valuesChanged } from '../base/events.ts';
import { siteBase } from '../base/site-base.ts';
import { onCurrentChange, readCurrent } from '../record/current.ts';
import { theDesk } from '../record/desk.ts';
import { setText } from './steps.ts';

/**
 * Marks the steps that do not apply, now and whenever values or the severity change. They can still be opened and ticked; only the way to the
 * next step passes them by.
 *
 * @param lines the lines that name conditions
 * @param show counts the steps, and marks the next one
 */
export function followConditions(lines: readonly HTMLElement[], show: () => void): void {
  let severity: string | undefined;
  const draw = () => {
    let changed = false;
    for (const line of lines) changed = drawCondition(line, severity) || changed;
    if (changed) show();
  };
  const base = siteBase();
  const follow = async () => {
    if (readCurrent(base) === undefined) return;
    const desk = await theDesk();
    const read = () => {
      const state = desk.current();
      severity = state === undefined ? undefined : factsOf(state).severity;
      draw();
    };
    desk.onChange(read);
    read();
  };
  document.addEventListener(valuesChanged, draw);
  let following = false;
  const begin = () => {
    if (following || readCurrent(base) === undefined) return;
    following = true;
    void follow();
  };
  onCurrentChange(base, begin);
  begin();
  draw();
}

/** Answers whether the step applies now where it did not before, or the other way round. */
function drawCondition(line: HTMLElement, severity: string | undefined): boolean {
  const parsed = parseCondition(line.dataset['when'] ?? '');
  const step = line.closest<HTMLElement>('.step');
  if ('found' in parsed || step === null) return false;
  const read = (name: string) => (name === 'severity' ? severity : valueIn(line, name));
  const applies = evaluateCondition(parsed.condition, read);
  const words = line.querySelector('span');
  const condition = (words?.textContent ?? '').replace(/^(?:Only if|Applies:|Does not apply:) | \(.*\)$/g, '');
  const actual = namesIn(parsed.condition).map((name) => t`${name} is ${read(name) ?? t`not known`}`);
  setText(
    words,
    applies === undefined
      ? t`Only if ${condition}`
      : applies
        ? t`Applies: ${condition}`
        : t`Does not apply: ${condition} (${actual.join(', ')})`,
  );
  if ((applies === false) === step.classList.contains('not-now')) return false;
  step.classList.toggle('not-now', applies === false);
  return true;
}

/** The value that the page uses; undefined while nobody has filled one in, or confirmed one that came with an alert. */
function valueIn(line: HTMLElement, name: string): string | undefined {
  const place = line.querySelector<HTMLElement>(`var[data-variable="${CSS.escape(name)}"]`);
  if (place === null || place.textContent === `\${${name}}` || place.matches('.unconfirmed, .refused')) return undefined;
  return place.textContent;
}
