/** Links, forms and downloads in the break-glass file: they lead to pages in it. */
import { mediaType } from '../../../offline/shared/media-type.ts';
import { download } from '../base/download.ts';
import { here, navigate } from './address.ts';
import type { Copy } from './copy.ts';
import { goToPlace, notePlace } from './place.ts';
import { hashOf, isSamePage, routeTo } from './route.ts';

/** Keeps all links on the page right, those too that come later, and opens what they lead to. */
export function wakeLinks(copy: Copy): void {
  const { base } = copy.stamp;
  rewrite(document, base);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      for (const node of type === 'attributes' ? [target] : addedNodes) if (node instanceof Element) rewrite(node, base);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['href'] });

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const to = link?.getAttribute('href');
    if (event.defaultPrevented || !link || !to) return;
    notePlace();
    if (link.hasAttribute('download') && !to.startsWith('blob:')) {
      event.preventDefault();
      void save(copy, link);
    } else if (to.startsWith('#') && !to.startsWith('#/')) {
      // An anchor on this page; alone it would be the home page's.
      event.preventDefault();
      location.hash = hashOf({ ...here(), anchor: to });
    }
  });

  // Forms of the site lead to its search page. Those that do something else have prevented this already.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'get') return;
    event.preventDefault();
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    navigate(`${form.action}?${new URLSearchParams(fields)}`);
  });

  const shown = here();
  addEventListener('hashchange', () => {
    const route = here();
    if (isSamePage(route, shown)) goToPlace(route.anchor);
    else location.reload();
  });
}

/** Anchors on the page stay as they are: its script looks for them. */
function rewrite(within: Document | Element, base: string): void {
  const links = [...within.querySelectorAll('a[href]'), ...(within instanceof HTMLAnchorElement ? [within] : [])];
  for (const link of links) {
    const to = link.getAttribute('href') ?? '';
    if (to.startsWith('#') || link.hasAttribute('download')) continue;
    const route = routeTo(to, location.href, base);
    if (route !== undefined) link.setAttribute('href', hashOf(route));
  }
}

async function save(copy: Copy, link: HTMLAnchorElement): Promise<void> {
  const path = routeTo(link.href, location.href, copy.stamp.base)?.path ?? '';
  const bytes = await copy.read(path);
  if (bytes !== undefined) download(path.slice(path.lastIndexOf('/') + 1), bytes, mediaType(path));
}
