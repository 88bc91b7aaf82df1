/** A static host that can misbehave in every way that hosts, networks and those between them do. The browser knows nothing of it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { mediaType } from '../../../src/offline/shared/media-type.ts';

/**
 * - `html200`: a login page or captive portal with status 200 for every address; `sso302`: a redirect to one on this host
 * - `hang`: takes the question and never answers; `reset`: cuts the connection at once; `truncate`: in the middle of the answer
 * - `altered`: one byte more than the file has, as hosts that rewrite do
 */
export const faults = ['html200', 'sso302', '401', '500', 'hang', 'reset', 'truncate', 'altered'] as const;
export type Fault = (typeof faults)[number];

/** A folder that is served below a base path. */
export interface Mount {
  readonly base: string;
  readonly folder: string;
}

export class FaultServer {
  /** Every address that was asked for, in order. */
  readonly asked: string[] = [];
  mounts: readonly Mount[];
  /** With a certificate it speaks https, from the next start on. */
  certificate: { readonly key: Buffer; readonly cert: Buffer } | undefined;
  #faults: { readonly fault: Fault; readonly where: RegExp }[] = [];
  #server: Server | undefined;
  #port = 0;

  constructor(...mounts: Mount[]) {
    this.mounts = mounts;
  }

  /** Address of a site, with a slash at its end. */
  url(base = this.mounts[0]?.base ?? '/', host = 'localhost'): string {
    return `${this.certificate === undefined ? 'http' : 'https'}://${host}:${this.#port}${base}`;
  }

  /** From now on addresses that match `where` fail like this; of several faults the first counts. */
  fail(fault: Fault, where = /(?:)/): void {
    this.#faults.push({ fault, where });
  }

  /** All is well again; what hangs is cut. */
  heal(): void {
    this.#faults = [];
    this.#server?.closeAllConnections();
  }

  /** Another build in the place of the first, as a deployment makes it. */
  deploy(folder: string): void {
    this.mounts = this.mounts.map((mount, at) => (at === 0 ? { ...mount, folder } : mount));
  }

  /** Starts, again on the port that it had. */
  async start(): Promise<void> {
    const handle = (request: IncomingMessage, response: ServerResponse) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      this.asked.push(path);
      const fault = this.#faults.find(({ where }) => where.test(path))?.fault;
      if (fault !== undefined) misbehave(fault, response, this.#fileAt(path));
      else answer(response, this.#fileAt(path));
    };
    const server = this.certificate === undefined ? createServer(handle) : createSecureServer(this.certificate, handle);
    await new Promise<void>((resolve) => server.listen(this.#port, 'localhost', resolve));
    const address = server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#server = server;
  }

  /** Really stops: connections are refused. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  }

  /** The longest base that fits, as hosts do it; with a slash at the end, the folder's page. */
  #fileAt(path: string): string {
    const fitting = this.mounts.filter(({ base }) => path.startsWith(base)).sort((a, b) => b.base.length - a.base.length)[0];
    if (fitting === undefined) return '';
    const file = join(fitting.folder, decodeURIComponent(path.slice(fitting.base.length)));
    const page = path.endsWith('/') ? join(file, 'index.html') : file;
    return existsSync(page) && statSync(page).isFile() ? page : '';
  }
}

const loginPage = '<!doctype html><title>Sign in</title><h1>Sign in to continue</h1>';

function answer(response: ServerResponse, file: string): void {
  if (file === '') response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!doctype html><title>Not found</title>');
  else response.writeHead(200, { 'Content-Type': mediaType(file), 'Cache-Control': 'no-cache' }).end(readFileSync(file));
}

function misbehave(fault: Fault, response: ServerResponse, file: string): void {
  const page = { 'Content-Type': 'text/html; charset=utf-8' };
  switch (fault) {
    case 'html200':
      response.writeHead(200, page).end(loginPage);
      return;
    case 'sso302':
      response.writeHead(302, { Location: '/login' }).end();
      return;
    case '401':
    case '500':
      response.writeHead(Number(fault), page).end(`<!doctype html><title>${fault}</title>`);
      return;
    case 'hang':
      return;
    case 'reset':
      response.destroy();
      return;
    case 'truncate': {
      const bytes = file === '' ? Buffer.from(loginPage) : readFileSync(file);
      response.writeHead(200, { 'Content-Type': mediaType(file), 'Content-Length': bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      return;
    }
    case 'altered':
      response
        .writeHead(200, { 'Content-Type': mediaType(file) })
        .end(Buffer.concat([file === '' ? Buffer.from('') : readFileSync(file), Buffer.from(' ')]));
  }
}
