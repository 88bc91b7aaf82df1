/** Serves a built site on this machine, as any static host would. */

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { decodePath } from '../content/address.ts';

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
  const prefix = base.slice(0, -1);
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const path = url.split(/[?#]/)[0] ?? '/';
    if (base !== '/' && !path.startsWith(base)) {
      response.writeHead(path === prefix || path === '/' ? 302 : 404, { Location: base }).end();
      return;
    }
    request.url = url.slice(prefix.length);
    const asked = decodePath(path.slice(prefix.length));
    // sirv leaves some characters encoded, which are in names of files here: it gets the path decoded.
    Object.assign(request, { _parsedUrl: { pathname: asked.replaceAll('%', '%25'), raw: request.url } });
    const last = path.slice(path.lastIndexOf('/') + 1);
    if (last !== '' && !asked.includes('\0') && existsSync(join(folder, asked, 'index.html'))) {
      response.writeHead(301, { Location: `${path}/${url.slice(path.length)}` }).end();
      return;
    }
    files(request, response, () => {
      const page = join(folder, '404.html');
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(existsSync(page) ? readFileSync(page) : 'Not found');
    });
  });
  for (let attempt = port; ; attempt++) {
    try {
      await listen(server, attempt, host);
      break;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || attempt >= port + 20) throw error;
    }
  }
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://${host}:${actual}${base}`, server };
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
