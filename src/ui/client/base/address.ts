/**
 * The address of the page, as the code on it sees it. In the break-glass file all pages lie in one document: there `in-file/address.ts`
 * stands in the place of this.
 */

/** Its path below the site's root, such as `runbooks/shop/slow/`. */
export function pagePath(root: string): string {
  return location.pathname.slice(new URL(root).pathname.length);
}

/** With its `?`, or empty. */
export function pageQuery(): string {
  return location.search;
}

/** With its `#`, or empty. */
export function pageAnchor(): string {
  return location.hash;
}

/** Whether somebody has just come here, rather than loading the page again or coming back to it. */
export function isFirstLook(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return !(navigation instanceof PerformanceNavigationTiming) || navigation.type === 'navigate';
}

/** Replaces the query and the anchor of the address, each with its sign. The page stays. */
export function replaceAddress(query: string, anchor: string): void {
  history.replaceState(history.state, '', (query === '' ? location.pathname : query) + anchor);
}

/** Opens another page. With `replace`, Back does not lead to the current page. */
export function navigate(address: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) location.replace(address);
  else location.assign(address);
}
