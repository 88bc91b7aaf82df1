/** Opens a part of the page by its key, and leads to something in it. */
import { openPart } from '../keys/keys.ts';

/** Opens the panel with that key and focuses what the selector finds in it, or else its first field. */
export function openPanel(key: string, selector = ''): void {
  if (!openPart(key) || selector === '') return;
  const details = document.querySelector(`summary[data-key="${CSS.escape(key)}"]`)?.closest('details');
  const target = details?.querySelector<HTMLElement>(selector);
  for (let outer = target?.closest('details'); outer; outer = outer.parentElement?.closest('details')) outer.open = true;
  target?.scrollIntoView({ block: 'nearest' });
  target?.focus();
}
