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
let hiding: ReturnType<typeof setTimeout> | undefined;

/** The same for those who see the page too: at its lower edge for a few seconds. Nothing can be pressed in it, so it covers no action. */
export function toast(text: string): void {
  const said = appElement('said');
  said?.classList.replace('sr', 'toast');
  announce(text);
  clearTimeout(hiding);
  hiding = setTimeout(() => said?.classList.replace('toast', 'sr'), shownFor);
}
