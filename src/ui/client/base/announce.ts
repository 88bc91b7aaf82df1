/** Announces changes to those who do not see the page. */

import { appElement } from './app-element.ts';
import { h } from './h.ts';

/** The text is cleared first, so that the same words are announced again. */
export function announce(text: string): void {
  const region = appElement('said');
  if (region === null) return;
  region.textContent = '';
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}

/** How long a message is shown, in milliseconds. */
const shownFor = 4000;
let shown: HTMLElement | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** The same for those who see the page too: at its lower edge for a few seconds, with a button such as Undo where there is one. */
export function toast(text: string, ...buttons: readonly HTMLElement[]): void {
  announce(text);
  clearTimeout(hiding);
  shown?.remove();
  const box = h('div', { class: 'toast' }, text, ...buttons);
  document.body.append(box);
  shown = box;
  const hide = () => {
    hiding = setTimeout(() => (box.matches(':hover, :focus-within') ? hide() : box.remove()), shownFor);
  };
  hide();
}
