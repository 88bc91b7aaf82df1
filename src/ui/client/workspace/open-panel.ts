/** Opens a part of the page by its key, and leads to something in it. */

/** Opens the panel with that key and focuses what the selector finds in it, or else its head. */
export function openPanel(key: string, selector = ''): void {
  const summary = document.querySelector<HTMLElement>(`summary[data-key="${CSS.escape(key)}"]`);
  const details = summary?.closest('details');
  if (summary === null || !details) return;
  details.open = true;
  const target = (selector === '' ? null : details.querySelector<HTMLElement>(selector)) ?? summary;
  target.scrollIntoView({ block: 'nearest' });
  target.focus();
}
