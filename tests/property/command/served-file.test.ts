/** The preview server: no address leads out of the site, neither to another host nor to another folder. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { serve } from '../../../src/command/serve.ts';
import { contentRoot, temporaryFolder } from '../../support/content-root.ts';
import { seed } from '../../support/seed.ts';

const above = temporaryFolder();
writeFileSync(join(above, 'secret.txt'), 'secret');
const folder = join(above, 'site');
mkdirSync(folder);
const files = {
  'index.html': 'home',
  '404.html': 'nothing here',
  'a/b/index.html': 'page',
  'a/b c/index.html': 'page with a space',
  'evil.example/index.html': 'page',
  'a/x.svg': '<svg/>',
  'a/work.js': '1',
  '.hidden/secret.txt': 'secret',
  _headers:
    '/ops/*\n  X-Content-Type-Options: nosniff\n/ops/*.svg\n  Content-Security-Policy: sandbox\n/ops/a/*\n  X-A: 1\n/ops/a/b/*\n  X-A: 2\n',
};
for (const [path, text] of Object.entries(files)) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}
symlinkSync('../secret.txt', join(folder, 'link.txt'));
symlinkSync('..', join(folder, 'up'));

const sites = [
  await serve({ folder, base: '/ops/', port: 0, host: '127.0.0.1' }),
  await serve({ folder, base: '/', port: 0, host: '127.0.0.1' }),
] as const;
afterAll(() => {
  for (const { server } of sites) {
    server.closeAllConnections();
    server.close();
  }
});

/** As it is written: what clients would put right is sent too. */
function asked(
  { url }: { url: string },
  target: string,
  method = 'GET',
): Promise<{ status: number; headers: string; location: string | undefined; body: string }> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(`${method} ${target} HTTP/1.1\r\nHost: site.example\r\nConnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [headers = '', ...body] = text.split('\r\n\r\n');
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(headers)?.[1]),
        headers,
        location: /^location: (.*)$/im.exec(headers)?.[1],
        body: body.join('\r\n\r\n'),
      });
    });
  });
}

const part = fc.constantFrom(
  '/',
  '//',
  '\\',
  '%2f',
  '%5c',
  '%2e%2e',
  '..',
  '.',
  'evil.example',
  'a',
  'b',
  'b%20c',
  'ops',
  'up',
  'link.txt',
  'secret.txt',
  '.hidden',
  '%00',
  '%',
  '%zz',
  '%0d%0aX: y',
  '?',
  '#',
  '@',
  ':',
  'http://evil.example',
  '\u00e9',
  'index.html',
);

describe('whatever is asked for', () => {
  it('nobody is sent elsewhere, nothing outside is given out, and the server goes on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), fc.constantFrom(...sites), async (parts, site) => {
        const { status, location, body } = await asked(site, `/${parts.join('')}`);
        expect(status).toBeLessThan(500);
        expect(body).not.toContain('secret');
        if (location === undefined) return;
        expect(location).toMatch(/^\/(?![/\\])/);
        expect(new URL(location, 'http://site.example/x').origin).toBe('http://site.example');
      }),
      { seed, numRuns: 400 },
    );
  });

  it.each([
    '//evil.example/%2e%2e',
    '/\\evil.example/%2e%2e',
    '/%5cevil.example/..',
    '//evil.example',
    '/ops//evil.example/..',
    '/ops/%2fevil.example/%2e%2e',
    '/ops/..%2f..%2fsecret.txt',
    '/ops/link.txt',
    '/ops/up/secret.txt',
    '/ops/.hidden/secret.txt',
  ])('%s is not there', async (target) => {
    for (const site of sites) expect(await asked(site, target)).toMatchObject({ status: 404, location: undefined });
  });
});

describe('what is there', () => {
  const [site] = sites;
  it.each([
    ['/ops/a/b', 301, '/ops/a/b/'],
    ['/ops/a/b?namespace=x%20y&a=//b', 301, '/ops/a/b/?namespace=x%20y&a=//b'],
    ['/ops/a/b%20c?x', 301, '/ops/a/b%20c/?x'],
    ['/ops', 302, '/ops/'],
    ['/', 302, '/ops/'],
    ['/ops/', 200, undefined],
    ['/ops/a/b/', 200, undefined],
    ['/ops/a/x.svg?y', 200, undefined],
    ['/ops/a/b/index.html', 200, undefined],
    ['/ops/c', 404, undefined],
    ['/c', 404, undefined],
  ])('%s answers %i', async (target, status, location) => {
    expect(await asked(site, target)).toMatchObject({ status, location });
    expect(await asked(site, target, 'HEAD')).toMatchObject({ status, location, body: '' });
  });

  it('comes with what `_headers` has for it, several values joined', async () => {
    const drawing = await asked(site, '/ops/a/x.svg');
    expect(drawing.headers).toMatch(/content-security-policy: sandbox\r\n/i);
    expect(drawing.headers).toMatch(/x-content-type-options: nosniff\r\n/i);
    expect(drawing.headers).toMatch(/content-type: image\/svg\+xml/i);
    expect((await asked(site, '/ops/a/b/')).headers).toMatch(/x-a: 1, 2\r\n/i);
    const script = await asked(site, '/ops/a/work.js');
    expect(script.headers).not.toMatch(/content-security-policy/i);
    expect((await asked(site, '/ops/nothing')).headers).toMatch(/x-content-type-options: nosniff/i);
  });
});

it('a folder without `_headers` and 404.html is served too', async () => {
  const { url, server } = await serve({ folder: contentRoot({ 'index.html': 'x' }), base: '/', port: 0, host: '127.0.0.1' });
  expect(await asked({ url }, '/x')).toMatchObject({ status: 404, body: expect.stringContaining('Not found') });
  server.closeAllConnections();
  server.close();
});

it('goes on serving when a file is taken away between being found and being read', async () => {
  const site = await serve({ folder, base: '/', port: 0, host: '127.0.0.1' });
  const path = join(folder, 'brief.js');
  // Answers are begun by the server's own listener; this one runs right after it, before the file is opened.
  site.server.on('request', ({ url }) => {
    if (url === '/brief.js') rmSync(path);
  });
  for (let round = 0; round < 3; round++) {
    writeFileSync(path, 'gone soon');
    expect((await asked(site, '/brief.js')).headers, 'no half of an answer').toBe('');
    expect((await asked(site, '/a/work.js')).status).toBe(200);
  }
  site.server.closeAllConnections();
  site.server.close();
});
