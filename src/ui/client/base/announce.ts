/** Says something to those who do not see the page change. */

import { appElement } from './app-element.ts';

/** The text is cleared first: the same words twice are said twice. */
export function announce(text: string): void {
  const said = appElement('said');
  if (said === null) return;
  said.textContent = '';
  setTimeout(() => {
    said.textContent = text;
  }, 50);
}

/** How long a message is shown, in milliseconds. */
const shownFor = 4000;
let shown: HTMLElement | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;

export interface ToastAct {
  readonly label: string;
  readonly run: () => unknown;
}

/** The same for those who see the page too: at its lower edge for a few seconds, with one act such as Undo where there is one. */
export function toast(text: string, act?: ToastAct): void {
  announce(text);
  clearTimeout(hiding);
  shown?.remove();
  const box = document.createElement('div');
  box.className = 'toast';
  box.append(text);
  if (act !== undefined) {
    // The button goes when it is pressed: the focus returns to where it was.
    const back = document.activeElement;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = act.label;
    button.addEventListener('click', () => {
      box.remove();
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
      act.run();
    });
    box.append(button);
  }
  document.body.append(box);
  shown = box;
  const hide = () => {
    hiding = setTimeout(() => (box.matches(':hover, :focus-within') ? hide() : box.remove()), shownFor);
  };
  hide();
}
