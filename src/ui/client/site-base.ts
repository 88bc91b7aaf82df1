/** Where the site begins, with a slash at its end: the site's name leads there. */
export function siteBase(): string {
  return document.querySelector<HTMLAnchorElement>('.site-name')?.pathname ?? '/';
}
