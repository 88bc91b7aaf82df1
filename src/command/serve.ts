/** Serves a built site on this machine, as a static host that follows the site's `_headers` would. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import { type HeaderRule, headersFor, readHeaderRules } from '../build/headers.ts';
import { servedFile } from './served-file.ts';

export interface ServeOptions {
  folder: string;
  /** Prefix of every address, with slashes at both ends. */
  base: string;
  /** The first port to try; 0 lets the system choose. */
  port: number;
  host?: string;
}

/** Starts serving. Answers the address; a taken port is passed over for the next, twenty times at the most. */
export async function serve({ folder, base, port, host = 'localhost' }: ServeOptions): Promise<{ url: string; server: Server }> {
  const files = sirv(folder, { dev: true, etag: true, dotfiles: false });
  const server = createServer((request, response) => {
    const served = servedFile(folder, base, request.url ?? '/');
    if (served.kind === 'redirect') {
      response.writeHead(served.status, { Location: served.location }).end();
      return;
    }
    const file = served.kind === 'file' ? served.path : '404.html';
    // Pages are known to hosts by the address of their folder.
    const headers = headersFor(readRules(folder), base + file.replace(/(^|\/)index\.html$/, '$1'));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const notFound = () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(readIfThere(join(folder, '404.html')) ?? 'Not found');
    };
    if (served.kind === 'none') return notFound();
    request.url = `/${file.split('/').map(encodeURIComponent).join('/')}`;
    // sirv leaves some characters encoded, which are in names of files here: it gets the path decoded.
    Object.assign(request, { _parsedUrl: { pathname: `/${file.replaceAll('%', '%25')}`, raw: request.url } });
    // A build may take a file away after it was found. Its length is promised by then: the connection ends, and the server goes on.
    response.on('pipe', (file: Readable) => file.once('error', () => response.destroy()));
    try {
      files(request, response, notFound);
    } catch {
      notFound();
    }
  });
  const actual = await listenFrom(server, port, host);
  return { url: `http://${host}:${actual}${base}`, server };
}

/** Lets a server listen at a port or the next free one, twenty further at the most. Answers the port. */
export async function listenFrom(server: Server, port: number, host: string): Promise<number> {
  for (let attempt = port; ; attempt++) {
    try {
      await listen(server, attempt, host);
      break;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || attempt >= port + 20 || attempt >= 65_535) throw error;
    }
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Read for each answer: a build may have changed it. */
function readRules(folder: string): readonly HeaderRule[] {
  return readHeaderRules(readIfThere(join(folder, '_headers'))?.toString() ?? '');
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
