/** The address of the page that the break-glass file shows: see `../address.ts`, in whose place this stands. */
import { siteBase } from '../base/site-base.ts';
import { arrive } from './place.ts';
import { hashOf, type Route, routeOf, routeTo } from './route.ts';

/** Where the file is. */
export function here(): Route {
  return routeOf(location.hash);
}

export function pagePath(_root: string): string {
  return here().path;
}

export function pageQuery(): string {
  return here().query;
}

export function pageAnchor(): string {
  return here().anchor;
}

/** Every page of the file is loaded by loading the file again; what was looked at before has left its mark. */
export function isFirstLook(): boolean {
  return firstLook;
}

const firstLook = history.state === null;

export function replaceAddress(query: string, anchor: string): void {
  history.replaceState(history.state, '', hashOf({ path: here().path, query, anchor }));
  arrive();
}

export function navigate(address: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const route = routeTo(address, location.href, siteBase());
  if (route === undefined) location.assign(address);
  else if (replace) location.replace(hashOf(route));
  else location.hash = hashOf(route);
}
