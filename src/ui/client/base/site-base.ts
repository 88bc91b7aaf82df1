/** Where the site begins, with a slash at its end. The build writes it on the root element. */
export function siteBase(): string {
  return document.documentElement.dataset['site'] ?? '/';
}
