/** The buttons that a toast may have, such as Undo. */
import { button } from './h.ts';

/** Pressing it takes the toast away, gives the focus back to where it was when the toast came, and acts. */
export function toastButton(label: string, act: () => unknown): HTMLButtonElement {
  const back = document.activeElement;
  const made = button({}, label);
  made.addEventListener('click', () => {
    made.closest('.toast')?.remove();
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    act();
  });
  return made;
}
