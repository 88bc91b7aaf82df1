/** Serves a folder as hosts do that compress well, on a link that may be held slow for all who ask: workers too, which a browser does not slow down. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export interface Link {
  /** Milliseconds until an answer begins. */
  latency: number;
  /** Of all answers together. */
  bytesPerSecond: number;
}

/** 1.6 Mbit/s and 150 ms. */
export const slow: Link = { latency: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8 };

export interface Serving {
  /** With a slash at its end. */
  url: string;
  /** Resolves when nothing was asked for a second. */
  quiet: () => Promise<void>;
  close: () => void;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};
/** Compressed as they are. */
const asTheyAre = /\.woff2$|\.pf_\w+$|\.pagefind$|\.packs?$/;

export async function serveCompressed(folder: string, link?: Link): Promise<Serving> {
  const ready = new Map<string, Buffer>();
  let free = 0;
  let last = performance.now();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    // Over plain http browsers take no Brotli.
    const takes = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') ? 'br' : 'gzip';
    const encoding = asTheyAre.test(file) ? 'none' : takes;
    const body = ready.get(encoding + file) ?? encoded(readFileSync(file), encoding);
    ready.set(encoding + file, body);
    const now = performance.now();
    free = link === undefined ? now : Math.max(now + link.latency, free) + (body.byteLength / link.bytesPerSecond) * 1000;
    last = free;
    setTimeout(() => {
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type, ...(encoding !== 'none' && { 'Content-Encoding': encoding }) }).end(body);
    }, free - now);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  const port = typeof listening === 'object' && listening !== null ? listening.port : 0;
  const quiet = async () => {
    while (performance.now() - last < 1000) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  return { url: `http://127.0.0.1:${port}/`, quiet, close: () => server.close() };
}

function encoded(content: Buffer, encoding: 'none' | 'br' | 'gzip'): Buffer {
  if (encoding === 'none') return content;
  return encoding === 'br' ? brotli(content) : gzipSync(content, { level: 9 });
}

/** At the best that brotli can. */
export function brotli(content: string | Uint8Array): Buffer {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}
