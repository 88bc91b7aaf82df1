/** Where the site begins, with a slash at its end. The build writes it on the root element. */
export function siteBase(): string {
  return document.documentElement.dataset['site'] ?? '/';
}

/** The same as a whole address, to resolve others against. */
export function siteAddress(): string {
  return new URL(siteBase(), document.baseURI).href;
}
