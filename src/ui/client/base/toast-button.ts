/** The one button that a toast may have, such as Undo. */

/** Pressing it takes the toast away, gives the focus back to where it was when the toast came, and acts. */
export function toastButton(label: string, act: () => unknown): HTMLButtonElement {
  const back = document.activeElement;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => {
    button.closest('.toast')?.remove();
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    act();
  });
  return button;
}
