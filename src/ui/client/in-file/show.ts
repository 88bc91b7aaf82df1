/** Puts a page of the site into the document of the break-glass file. */
import { mediaType } from '../../../offline/shared/media-type.ts';
import { h } from '../base/h.ts';
import { forwardAddress } from '../reading/forward.ts';
import { here, navigate } from './address.ts';
import { ageOf } from './age.ts';
import type { Copy } from './copy.ts';
import { routeTo } from './route.ts';

/** What has no use in a file: stylesheets, which the file has as one, the copy in the browser, the file itself, and what asks a server. */
const useless =
  'link[rel=stylesheet], [data-offline], [data-update], #app\\:offline, [data-break-glass], button.run, [data-ask-status], noscript, script:not([type="application/json"])';

/** Shows the page that the address names. Answers false when it leads on to another page, which is then on its way. */
export async function showPage(copy: Copy): Promise<boolean> {
  const { path } = here();
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  // As hosts do it, an address without its last slash is the folder's.
  const bytes = (await readPage(copy, file)) ?? (await readPage(copy, `${path}/index.html`)) ?? (await copy.read('404.html'));
  const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
  const elsewhere = page.querySelector('meta[http-equiv=refresh]') && page.querySelector('#app\\:target')?.getAttribute('href');
  if (elsewhere) {
    const { query, anchor } = here();
    navigate(forwardAddress(elsewhere, query, anchor), { replace: true });
    return false;
  }
  for (const element of page.querySelectorAll(useless)) element.remove();
  await showImages(page, copy);
  page.querySelector('main')?.prepend(age(copy));
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  return true;
}

async function readPage(copy: Copy, file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return file.endsWith('.html') ? await copy.read(file) : undefined;
}

/** Images of the content lie in the file too. */
async function showImages(page: Document, copy: Copy): Promise<void> {
  // The file has no address that one could open alone.
  for (const link of page.querySelectorAll('a.image-alone')) link.replaceWith(...link.childNodes);
  for (const image of page.querySelectorAll('img[src]')) {
    const path = routeTo(image.getAttribute('src') ?? '', location.href, copy.stamp.base)?.path;
    const bytes = path === undefined ? undefined : await copy.read(path);
    if (path !== undefined && bytes !== undefined)
      image.setAttribute('src', URL.createObjectURL(new Blob([bytes], { type: mediaType(path) })));
  }
}

function age({ stamp }: Copy): HTMLElement {
  const { text, isOld } = ageOf(stamp, Date.now());
  return h('p', { class: `copy-age note${isOld ? ' old' : ''}` }, text);
}
