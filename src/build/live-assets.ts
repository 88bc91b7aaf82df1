/** While developing: pictures beside runbooks are answered as a build would publish them, and no file of the content becomes a document. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ExaminedAssets, examineAssets } from '../content/assets.ts';
import type { Site } from '../content/site.ts';
import { headersOf } from '../offline/shared/headers.ts';
import { mediaType } from '../offline/shared/media-type.ts';
import { readPublishable } from './assets.ts';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => Promise<void>;

/** The development server gives out every file of the content root, also one that no build publishes. */
const documents = /\.(?:svgz?|html?|xhtml|xml|xsl|pdf)$/i;

/** Images are answered with their own bytes, whatever a build made of them. @param content the content root, absolute */
export function liveAssets(content: string, base: string, read: () => Promise<Site>): Middleware {
  let examined: { readonly site: Site; readonly value: ExaminedAssets['value'] } | undefined;
  return async (request, response, next) => {
    const path = decoded((request.url ?? '/').split(/[?#]/, 1)[0] ?? '/');
    // The base may have been taken off already.
    const asked = path.startsWith(base) ? path.slice(base.length) : path.slice(1);
    const site = /\.\w+$/.test(asked) ? await read().catch(() => undefined) : undefined;
    const asset = site?.assets.find(({ address }) => decoded(address) === asked);
    if (site === undefined || asset === undefined) {
      if (documents.test(path)) setAll(response, headersOf('.svg'));
      return next();
    }
    if (examined?.site !== site) examined = { site, value: examineAssets(content, site).value };
    const publishable = examined.value.get(asset.file);
    const bytes =
      publishable === undefined ? undefined : readPublishable({ root: content, roots: site.roots, file: asset.file }, publishable);
    setAll(response, { ...headersOf(asset.file), 'Content-Type': mediaType(asset.file), 'Cache-Control': 'no-store' });
    if (bytes === undefined || 'refused' in bytes) response.writeHead(404).end();
    else response.end(bytes.value);
  };
}

function setAll(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
