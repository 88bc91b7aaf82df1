/** A host that does what its `_headers` says, as Netlify and Cloudflare Pages do; and that can be set up wrongly, as hosts are. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mediaType } from '../../src/offline/shared/media-type.ts';

export interface Sent {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Changes an answer before it is sent; `asked` is the path and the query. */
export type Mistake = (sent: Sent, asked: URL, request: IncomingMessage) => Sent;

export interface HeadersHost {
  readonly url: string;
  /** From now on; undefined for none. */
  mistake: Mistake | undefined;
  /** What is served. */
  folder: string;
  stop(): void;
}

export async function startHeadersHost(
  folder: string,
  base: string,
  certificate?: { readonly key: Buffer; readonly cert: Buffer },
): Promise<HeadersHost> {
  const handle: Parameters<typeof createServer>[1] = (request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost');
    const right = answer(host.folder, base, asked, request);
    const { status, headers, body } = host.mistake?.(right, asked, request) ?? right;
    const packed = headers['Content-Encoding'] === 'gzip' ? gzipSync(body) : body;
    response.writeHead(status, { ...headers, 'Content-Length': String(packed.length) });
    response.end(request.method === 'HEAD' ? undefined : packed);
  };
  const server: Server = certificate === undefined ? createServer(handle) : createSecureServer({ ...certificate }, handle);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const host: HeadersHost = {
    url: `${certificate === undefined ? 'http' : 'https'}://localhost:${port}${base}`,
    mistake: undefined,
    folder,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return host;
}

function answer(folder: string, base: string, asked: URL, { headers: { 'accept-encoding': accepted = '' } }: IncomingMessage): Sent {
  const path = decodeURIComponent(asked.pathname);
  const redirect = (to: string): Sent => ({ status: 301, headers: { Location: to + asked.search }, body: Buffer.from('') });
  if (`${path}/` === base) return redirect(base);
  const inside = path.startsWith(base) ? path.slice(base.length) : undefined;
  if (inside !== undefined && inside !== '' && !inside.endsWith('/') && existsSync(join(folder, inside, 'index.html')))
    return redirect(`${asked.pathname}/`);
  const file = inside === undefined ? undefined : /(?:^|\/)$/.test(inside) ? `${inside}index.html` : inside;
  const found = file !== undefined && statSync(join(folder, file), { throwIfNoEntry: false })?.isFile() === true;
  const name = found ? file : '404.html';
  const type = mediaType(name);
  const gzip: Record<string, string> = /\bgzip\b/.test(accepted) && /^text|json|svg/.test(type) ? { 'Content-Encoding': 'gzip' } : {};
  return {
    status: found ? 200 : 404,
    headers: {
      'Cache-Control': 'public, max-age=0, must-revalidate',
      ...headersFor(join(folder, '_headers'), path),
      'Content-Type': type,
      ...gzip,
    },
    body: readFileSync(join(folder, name)),
  };
}

/** Of all rules that match; a header that several of them give has all their values. */
function headersFor(file: string, path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  let matches = false;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      const [start = '', end] = line.split('*');
      matches = end === undefined ? path === line : path.startsWith(start) && path.endsWith(end);
    } else if (matches) headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}
