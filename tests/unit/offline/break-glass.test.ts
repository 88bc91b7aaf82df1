/** The break-glass file: what it is made of comes out again, and nothing of it can end a script early. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { breakGlassHtml } from '../../../src/offline/pack/break-glass.ts';
import { digested, makePack } from '../../../src/offline/pack/make-pack.ts';
import type { CopyIndex } from '../../../src/offline/shared/break-glass.ts';

const hostile = '</script><!--<script>';
const file = (path: string, text: string) => digested({ path, bytes: () => Buffer.from(text) });

async function made(title = 'Shop'): Promise<string> {
  return breakGlassHtml({
    stamp: { title, base: '/ops/', version: 'v1', builtAt: '2026-11-21T08:30:00.000Z', runbooks: 2, queries: 0 },
    languages: { site: 'en', otherIndexes: undefined },
    packs: [
      await makePack([file('runbooks/a/index.html', '<h1>A</h1>'), file('large.bin', 'x'.repeat(300_000)), file('ß/ü.html', 'ß')], []),
      await makePack([file('index.html', hostile)], []),
    ],
    scripts: [`const a = "${hostile}";`, 'b()'],
    styles: '@font-face { src: url(/a.woff2) } p { color: red }',
  });
}

const contents = (page: string, pattern: RegExp) => Array.from(page.matchAll(pattern), ([, text = '']) => text);

test('gives every file back from its own block', async () => {
  const page = await made();
  const unpacked = (base64: string) => gunzipSync(Buffer.from(base64, 'base64'));
  const [packedIndex = ''] = contents(page, /id="app:copy-index">([^<]*)</g);
  const index: CopyIndex = JSON.parse(unpacked(packedIndex).toString());
  const blocks = contents(page, /data-block>([^<]*)</g).map(unpacked);
  const read = ([block, offset, length]: CopyIndex[string]) => blocks[block]?.subarray(offset, offset + length).toString();
  expect(Object.fromEntries(Object.entries(index).map(([path, place]) => [path, read(place)]))).toEqual({
    'runbooks/a/index.html': '<h1>A</h1>',
    'large.bin': 'x'.repeat(300_000),
    'ß/ü.html': 'ß',
    'index.html': hostile,
  });
});

test('is the same bytes for the same parts, and asks for nothing', async () => {
  const [one, two, other] = await Promise.all([made(), made(), made('Other')]);
  expect(one).toBe(two);
  expect(one).not.toBe(other);
  expect(one).not.toMatch(/(?:src|href|url)\s*[=(]/);
});

test('lets its own scripts run and no others', async () => {
  const page = await made(hostile);
  const scripts = contents(page, /<script>(.*?)<\/script>/gs);
  expect(scripts).toEqual([String.raw`const a = "\x3C/script>\x3C!--\x3Cscript>";`, 'b()']);
  const [policy = ''] = contents(page, /Content-Security-Policy" content="([^"]*)"/g);
  const hash = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy).toContain(`script-src 'wasm-unsafe-eval' ${scripts.map(hash).join(' ')};`);
  expect(policy).toContain(`style-src ${hash(contents(page, /<style>(.*?)<\/style>/gs)[0])};`);
  expect(policy).toMatch(/^default-src 'none';/);
  // What closes is what was opened: 2 scripts, stamp, index, 3 blocks, end.
  expect(page.match(/<script/g)).toHaveLength(8);
  expect(page.match(/<\/script>/g)).toHaveLength(8);
});
