/**
 * Addresses in the break-glass file. All pages lie in one document, and the anchor names the page: `#/runbooks/shop/slow/?pod=a#steps`
 * is what the site has at `runbooks/shop/slow/?pod=a#steps`.
 */
import { addressOfPath, decodePath } from '../../../content/address.ts';

export interface Route {
  /** Below the site's root, without a slash in front; empty for the home page. */
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
  /** With its `#`, or empty. */
  readonly anchor: string;
}

/** What a link to the incident page carries, when the address of the site was replaced by that of the file. */
const carried = /^#(?:add|part|join)=/;

/** The page that an anchor names. One that does not begin with `#/` is the home page, but for what belongs on the incident page. */
export function routeOf(hash: string): Route {
  if (carried.test(hash)) return { path: 'incident/', query: '', anchor: hash };
  const [, path = '', query = '', anchor = ''] = /^#\/([^?#]*)(\?[^#]*)?(#.*)?$/.exec(hash) ?? [];
  return { path: decodePath(path), query, anchor };
}

export function hashOf({ path, query, anchor }: Route): string {
  return `#/${addressOfPath(path)}${query}${anchor}`;
}

/** Whether both show one page: where only the anchor differs, nothing is opened. */
export function isSamePage(a: Route, b: Route): boolean {
  return a.path === b.path && a.query === b.query;
}

/**
 * The page that a link leads to; undefined when it leads out of the site.
 *
 * @param link absolute, or as it stands in a page
 * @param document the address of the file
 * @param base the base path of the site
 */
export function routeTo(link: string, document: string, base: string): Route | undefined {
  const here = new URL(document);
  const root = new URL(base, here);
  if (!URL.canParse(link, document)) return undefined;
  const to = new URL(link, here);
  if (to.protocol !== here.protocol || to.host !== here.host) return undefined;
  if (to.pathname === here.pathname) return to.hash.startsWith('#/') ? routeOf(to.hash) : undefined;
  if (!to.pathname.startsWith(root.pathname)) return undefined;
  return { path: decodePath(to.pathname.slice(root.pathname.length)), query: to.search, anchor: to.hash };
}
