/**
 * Where somebody is on a page of the break-glass file. It is kept with its entry in the history, as the page is not there yet when the browser
 * would scroll.
 */

export function keepPlaces(): void {
  history.scrollRestoration = 'manual';
  document.addEventListener('scrollend', notePlace);
}

export function notePlace(): void {
  history.replaceState({ top: scrollY }, '');
}

/** Goes to where somebody was when they left, else to what the anchor names. */
export function goToPlace(anchor: string): void {
  if (isPlace(history.state)) scrollTo(0, history.state.top);
  else if (anchor !== '') goToAnchor(anchor);
}

/** Opened, on screen, and next in the order of the keyboard. */
function goToAnchor(anchor: string): void {
  const place = document.getElementById(decoded(anchor.slice(1)));
  if (place === null) return;
  for (let fold = place.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  place.scrollIntoView();
  if (place.tabIndex < 0 && !place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function isPlace(state: unknown): state is { top: number } {
  return typeof state === 'object' && state !== null && 'top' in state && typeof state.top === 'number';
}
