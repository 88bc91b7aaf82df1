/** Turns on the styles of what script draws. They were loaded for paper, so that the page did not wait for them (see `ui/Styles.astro`). */
export function lateStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[data-late]')) link.media = 'all';
}
