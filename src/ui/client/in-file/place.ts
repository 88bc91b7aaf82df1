/**
 * Where somebody is on a page of the break-glass file. It is kept with its entry in the history, as the page is not there yet when the browser
 * would scroll.
 */
import { decodeAddress } from '../../../plain/decode-address.ts';

/** The entry that is shown. A scroll may end when a link has led to another one already. */
let shown = location.hash;

export function keepPlaces(): void {
  history.scrollRestoration = 'manual';
  document.addEventListener('scrollend', () => location.hash === shown && notePlace());
}

/** The address is what it is now. */
export function arrive(): void {
  shown = location.hash;
}

export function notePlace(): void {
  history.replaceState({ top: scrollY }, '');
}

/** Goes to where somebody was when they left, else to what the anchor names. */
export function goToPlace(anchor: string): void {
  arrive();
  if (isPlace(history.state)) scrollTo({ top: history.state.top, behavior: 'instant' });
  else if (anchor !== '') goToAnchor(anchor);
}

/** Opened, on screen, and next in the order of the keyboard. */
function goToAnchor(anchor: string): void {
  const place = document.getElementById(decodeAddress(anchor.slice(1)));
  if (place === null) return;
  for (let fold = place.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  place.scrollIntoView();
  if (place.tabIndex < 0 && !place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}

function isPlace(state: unknown): state is { top: number } {
  return typeof state === 'object' && state !== null && 'top' in state && typeof state.top === 'number';
}
