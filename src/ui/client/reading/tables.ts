/** Tables that are wider than their place can be reached by key, so that arrow keys scroll them. */

export function wideTables(): void {
  for (const table of document.querySelectorAll<HTMLElement>('.prose table')) {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
  }
}
