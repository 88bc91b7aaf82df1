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
