/** Answers the addresses of a site that is being written, and tells its pages when to load again. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { mediaType } from '../offline/shared/media-type.ts';
import { workerFile } from '../offline/shared/names.ts';
import { developScript } from './develop-script.ts';
import { filesBelow } from './files-below.ts';
import { liveAssets } from './live-assets.ts';
import { liveProblems } from './live-problems.ts';
import type { LiveSite } from './live-site.ts';
import type { Rendered, Renderer } from './renderer.ts';

export interface LiveServer {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** Every page that is open loads again. */
  readonly reload: () => void;
}

/** Addresses of the server's own; no page has one like them. */
const own = { script: '@develop.js', changes: '@changes' } as const;

/** @param content the content root, absolute */
export function liveServer(content: string, base: string, site: LiveSite, renderer: Renderer): LiveServer {
  const open = new Set<ServerResponse>();
  const program = new Set(filesBelow(renderer.clientFolder));
  const pictures = liveAssets(content, base, site.read);
  const problems = liveProblems(content, base, site.check);
  const script = (name: string) => readFileSync(join(renderer.workerFolder, name));

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/', query] = splitOnce(request.url ?? '/', '?');
    if (!path.startsWith(base)) return redirect(response, 302, base);
    const asked = decoded(path.slice(base.length));
    if (asked === undefined) return send(response, 400, 'text/plain', 'This address cannot be read.');
    if (asked === own.script) return send(response, 200, 'text/javascript', script(developScript));
    // A worker that a built site left at this address would show its old pages: it finds what removes it.
    if (asked === workerFile) return send(response, 200, 'text/javascript', script('off.js'));
    if (asked === own.changes) return listen(response);
    if (program.has(asked)) return send(response, 200, mediaType(asked), readFileSync(join(renderer.clientFolder, asked)));
    if (asked.startsWith('pagefind/')) return await sendIndex(response, asked.slice('pagefind/'.length));
    const isFolder = asked === '' || asked.endsWith('/');
    const page = await site.page(isFolder ? `${asked}index.html` : asked);
    if (page !== undefined) return sendPage(response, isFolder ? 'index.html' : asked, page);
    if (!isFolder && (await site.page(`${asked}/index.html`)) !== undefined)
      return redirect(response, 301, `${path}/${query === undefined ? '' : `?${query}`}`);
    await problems(
      request,
      response,
      () =>
        void pictures(request, response, async () => {
          const missing = await site.page('404.html');
          sendPage(response, '404.html', { status: 404, body: missing?.body ?? 'Not found' });
        }),
    );
  };

  const sendPage = (response: ServerResponse, file: string, { status, body }: Rendered) => {
    const type = mediaType(file);
    const add = `<script type="module" src="${base}${own.script}"></script>`;
    send(response, status, type, type.startsWith('text/html') ? body.replace(/(?=<\/body>|$)/, add) : body);
  };

  const sendIndex = async (response: ServerResponse, file: string) => {
    const { folder, files } = await site.searchIndex();
    if (!files.includes(file)) return send(response, 404, 'text/plain', 'Not found');
    send(response, 200, mediaType(file), readFileSync(join(folder, file)));
  };

  const listen = (response: ServerResponse) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).write('retry: 500\n\n');
    open.add(response);
    response.on('close', () => open.delete(response));
  };

  return {
    answer: (request, response) => {
      answer(request, response).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (response.headersSent) response.end();
        else sendPage(response, 'index.html', { status: 500, body: failurePage(message, base) });
      });
    },
    reload: () => {
      for (const response of open) response.write('data: reload\n\n');
    },
  };
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  response.writeHead(status, headers).end(body);
}

function redirect(response: ServerResponse, status: 301 | 302, location: string): void {
  response.writeHead(status, { Location: location, 'Cache-Control': 'no-store' }).end();
}

/** The content cannot be read at all: the page loads again when that is mended. */
function failurePage(message: string, base: string): string {
  const text = message.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
  return `<!doctype html><html lang="en" data-site="${base}"><meta charset="utf-8"><title>This page cannot be shown</title><body><h1>This page cannot be shown</h1><pre>${text}</pre></body></html>`;
}

function splitOnce(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at);
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

/** Names of files are in NFC; some systems ask in NFD. */
function decoded(path: string): string | undefined {
  try {
    return path.split('/').map(decodeURIComponent).join('/').normalize('NFC');
  } catch {
    return undefined;
  }
}
