/** Answers requests from the version in use. The network is asked for what is in no pack, and never before. */
import { addressOfPath } from '../../content/address.ts';
import { headersOf } from '../shared/headers.ts';
import { mediaType } from '../shared/media-type.ts';
import { base } from './scope.ts';
import { store } from './store.ts';
import { hasFile, ownVersion, readFile } from './version.ts';

/** How long a page that is in no pack may take: after that the network counts as gone, whatever the browser thinks. */
const patience = 4000;

/** @param path relative to the site's base, decoded, in NFC */
export async function answer(request: Request, path: string, search: string): Promise<Response> {
  const isPage = request.mode === 'navigate';
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (await hasFile(ownVersion, file)) {
    const found = await fileAnswer(ownVersion, file, 200);
    if (found !== undefined) return found;
  } else if (isPage && (await hasFile(ownVersion, `${path}/index.html`))) {
    // As hosts do it: addresses on the page may be relative.
    return Response.redirect(`${base}${addressOfPath(path)}/${search}`, 301);
  }
  return isPage ? await elsewhere(request) : ((await fromPrevious(file)) ?? (await fetch(request)));
}

/**
 * A page that is still open from the version before loads the rest of its own files. Their names carry their hashes, so no other page
 * asks for them.
 */
async function fromPrevious(file: string): Promise<Response | undefined> {
  const previous = (await store.inUse().catch(() => undefined))?.previous;
  return previous === undefined || previous === null ? undefined : await fileAnswer(previous, file, 200);
}

/**
 * A page that this version does not have: the site may be newer than this version, so the network answers. Without a network, or where the
 * host has nothing to show but its own words, the site's page for unknown addresses comes, with the host's status.
 */
async function elsewhere(request: Request): Promise<Response> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
  const network = fetch(request).catch(() => undefined);
  const answered = await Promise.race([network, late]);
  const isBare =
    answered !== undefined && [404, 410].includes(answered.status) && !(await Promise.race([isOfSite(answered.clone()), late]));
  if (answered !== undefined && answered.status < 500 && !isBare) return answered;
  const status = isBare ? answered.status : 404;
  return (await fileAnswer(ownVersion, '404.html', status)) ?? (await network) ?? Response.error();
}

/** Whether it is a page that a build made; of a newer version it knows more runbooks than this one. */
async function isOfSite(response: Response): Promise<boolean> {
  return (await response.text().catch(() => '')).includes('data-site="');
}

async function fileAnswer(version: string, file: string, status: number): Promise<Response | undefined> {
  const bytes = await readFile(version, file);
  if (bytes === undefined) return undefined;
  return new Response(bytes, { status, headers: { ...headersOf(file), 'Content-Type': mediaType(file), 'X-Breakglass-Version': version } });
}
