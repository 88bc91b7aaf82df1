/** Answers what the code of the pages fetches from the site, as a service worker would: nothing is asked of any network. */
import type { Copy } from './copy.ts';
import { routeTo } from './route.ts';

/** Puts itself in the place of `fetch`. */
export function answerFetches(copy: Copy): void {
  globalThis.fetch = async (asked) => {
    const address = asked instanceof Request ? asked.url : String(asked);
    const route = routeTo(address, location.href, copy.stamp.base);
    if (route === undefined) throw new TypeError(`${address} is not in this file`);
    const bytes = await copy.read(route.path);
    return bytes === undefined ? new Response(null, { status: 404 }) : new Response(bytes);
  };
}
