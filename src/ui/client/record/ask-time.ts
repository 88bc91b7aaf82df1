/** Asks when something happened: the choices in order, each with one key. */

import { button, h } from '../base/h.ts';

export interface TimeQuestion {
  readonly question: string;
  readonly choices: readonly string[];
}

/**
 * Shows the question in an element and puts the focus on the first choice. Keys 1 to 9 choose, Escape goes back.
 *
 * @param done called once: with the place of the choice, or undefined where the question was left
 */
export function askTime(into: HTMLElement, { question, choices }: TimeQuestion, done: (choice: number | undefined) => void): void {
  const group = h('fieldset', { class: 'time-question choices' }, h('legend', {}, question));
  const close = (choice: number | undefined) => {
    group.remove();
    done(choice);
  };
  const buttons = choices.slice(0, 9).map((words, place) => {
    const choice = button({}, h('kbd', {}, String(place + 1)), ` ${words}`);
    choice.addEventListener('click', () => close(place));
    return choice;
  });
  group.append(...buttons);
  group.addEventListener('keydown', (press) => {
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    const place = /^[1-9]$/.test(press.key) ? Number(press.key) - 1 : -1;
    if (press.key !== 'Escape' && (place < 0 || place >= buttons.length)) return;
    // The page's own keys, and a dialog around it, are not meant.
    press.preventDefault();
    press.stopPropagation();
    close(press.key === 'Escape' ? undefined : place);
  });
  into.replaceChildren(group);
  buttons[0]?.focus();
}
