/** Asks when something happened: the choices in order, each with one key. */

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
  const group = document.createElement('fieldset');
  group.className = 'time-question choices';
  const legend = document.createElement('legend');
  legend.textContent = question;
  const close = (choice: number | undefined) => {
    group.remove();
    done(choice);
  };
  const buttons = choices.slice(0, 9).map((words, place) => {
    const button = document.createElement('button');
    button.type = 'button';
    const key = document.createElement('kbd');
    key.textContent = String(place + 1);
    button.append(key, ` ${words}`);
    button.addEventListener('click', () => close(place));
    return button;
  });
  group.append(legend, ...buttons);
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
