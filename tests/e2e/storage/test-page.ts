/** Serves one small page with the storage room on it, at every path: sites on one origin differ by path alone. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { build } from 'esbuild';

export interface TestPage {
  /** Address with a slash at its end; localhost counts as a secure context. */
  readonly url: string;
  /** The same page at a host name that does not: no caches, no locks, no `crypto.subtle`. */
  readonly plainUrl: string;
}

/** Playwright reads what a fixture needs from its first parameter: a pattern, here an empty one. */
export const test = base.extend<object, { testPage: TestPage }>({
  // biome-ignore lint/correctness/noEmptyPattern: see above
  testPage: [async ({}, use) => servePage(join(import.meta.dirname, 'room.ts'), use), { scope: 'worker' }],
});

/** Serves a page with this script while `use` runs. */
export async function servePage<T>(scriptFile: string, use: (page: TestPage) => Promise<T>): Promise<T> {
  const script = await bundle(scriptFile);
  const server = createServer((request, response) => {
    const isScript = request.url?.endsWith('/room.js') ?? false;
    response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(isScript ? script : '<!doctype html><title>Storage</title><script type="module" src="/room.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    return await use({ url: `http://127.0.0.1:${port}/`, plainUrl: `http://plain.test:${port}/` });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function bundle(scriptFile: string): Promise<string> {
  const built = await build({
    entryPoints: [scriptFile],
    bundle: true,
    format: 'esm',
    target: 'es2023',
    write: false,
    logLevel: 'silent',
  });
  return built.outputFiles[0]?.text ?? '';
}
