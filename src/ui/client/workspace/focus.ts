/** Where the focus goes when something opens. As a `ref` each is the same function every time: another one would take the focus at every drawing. */

/** Puts the focus on a field that has just been drawn. */
export function focus(field: HTMLElement | null): void {
  field?.focus();
}

/** Puts the focus on the first field of what somebody has just opened by its own line. */
export function focusWithin(details: HTMLDetailsElement): void {
  const isPressed = details.firstElementChild === document.activeElement;
  if (details.open && isPressed) details.querySelector<HTMLElement>('input, textarea')?.focus();
}

/** Puts the focus on a field and selects what is in it. */
export function focusAll(field: HTMLInputElement | HTMLTextAreaElement | null): void {
  field?.focus();
  field?.select();
}
