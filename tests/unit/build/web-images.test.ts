import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openImageStore } from '../../../src/build/image-store.ts';
import { openScaler } from '../../../src/build/scale-image.ts';
import { type WebImagesOptions, webImages } from '../../../src/build/web-images.ts';
import { contentRoot, temporaryFolder } from '../../support/content-root.ts';
import { animated, animatedPng, noise, onItsSide } from '../../support/images.ts';

async function shown(
  files: Record<string, string | Uint8Array>,
  width: number | 'as they are' = 800,
  options: Partial<WebImagesOptions> = {},
) {
  const images = webImages({ make: true, store: openImageStore(temporaryFolder()), ...options });
  const folder = contentRoot(files);
  const map = await images.show(
    Object.keys(files).map((file) => ({ file, folder, path: file })),
    width === 'as they are' ? undefined : width,
  );
  return { map, made: images.made() };
}

const neverOpened = () => Promise.reject(new Error('the library was loaded'));

it.each([
  ['a wide PNG', 'a.png', () => noise(1200, 300), { width: 800, height: 200, smaller: true }],
  ['a wide JPEG', 'a.jpg', () => noise(1200, 300, 'jpeg'), { width: 800, height: 200, smaller: true }],
  ['a wide WebP', 'a.webp', () => noise(1200, 300, 'webp'), { width: 800, height: 200, smaller: true }],
  ['a narrow one that is heavy', 'a.png', () => noise(700, 400), { width: 700, height: 400, smaller: true }],
  ['a narrow one that is light', 'a.png', () => noise(300, 200), { width: 300, height: 200, smaller: false }],
  [
    'a photo that lies on its side',
    'a.jpg',
    async () => onItsSide(await noise(300, 1200, 'jpeg')),
    { width: 800, height: 200, smaller: true },
  ],
  ['a small photo on its side', 'a.jpg', async () => onItsSide(await noise(30, 120, 'jpeg')), { width: 120, height: 30, smaller: false }],
  ['an animated GIF', 'a.gif', () => animated(900, 400, 'gif'), { width: 900, height: 400, smaller: false }],
  ['an animated WebP', 'a.webp', () => animated(900, 400, 'webp'), { width: 900, height: 400, smaller: false }],
  ['an animated PNG', 'a.png', () => animatedPng(900, 400), { width: 900, height: 400, smaller: false }],
  ['a form that is small already', 'a.avif', () => noise(900, 64, 'avif'), { width: 900, height: 64, smaller: false }],
])('%s', async (_, file, make, expected) => {
  const { map } = await shown({ [file]: await make() });
  const { width, height, smaller } = map.get(file) ?? { width: 0, height: 0, smaller: undefined };
  expect({ width, height, smaller: smaller !== undefined }).toEqual(expected);
});

it('makes files that are smaller, the same from the same image', async () => {
  const image = await noise(1200, 300);
  const { map, made } = await shown({ 'a.png': image, 'b/c.png': image });
  const [one, other] = [map.get('a.png')?.smaller, map.get('b/c.png')?.smaller];
  expect(one?.digest).toMatch(/^[0-9a-f]{12}$/);
  expect(other).toEqual(one);
  const bytes = readFileSync(one?.path ?? '');
  expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
  expect(made).toEqual({ smaller: { count: 2, from: image.length * 2, to: bytes.length * 2 }, notes: [] });
  expect((await shown({ 'a.png': image })).map.get('a.png')?.smaller?.digest).toBe(one?.digest);
});

it('loads the library only for images that are new', async () => {
  const folder = temporaryFolder();
  const [wide, small] = [await noise(1200, 300), await noise(30, 20)];
  const first = await shown({ 'a.png': wide, 'b.png': small }, 800, { store: openImageStore(folder) });
  const again = await shown({ 'x.png': wide, 'b.png': small }, 800, { store: openImageStore(folder), open: neverOpened });
  expect(again.map.get('x.png')).toEqual(first.map.get('a.png'));
  expect(again.made.smaller).toEqual({ ...first.made.smaller });
  await expect(shown({ 'a.png': wide }, 900, { store: openImageStore(folder), open: neverOpened })).rejects.toThrow();
  rmSync(first.map.get('a.png')?.smaller?.path ?? '');
  const repaired = await shown({ 'a.png': wide }, 800, { store: openImageStore(folder) });
  expect(repaired.map).toEqual(new Map([['a.png', first.map.get('a.png')]]));
});

it('sees that a file has changed', async () => {
  const images = webImages({ make: true, store: openImageStore(temporaryFolder()) });
  const root = contentRoot({ 'a.png': await noise(40, 20) });
  expect((await images.show([{ file: 'a.png', folder: root, path: 'a.png' }], 800)).get('a.png')).toMatchObject({ width: 40 });
  writeFileSync(join(root, 'a.png'), await noise(60, 20));
  expect((await images.show([{ file: 'a.png', folder: root, path: 'a.png' }], 800)).get('a.png')).toMatchObject({ width: 60 });
});

it('makes nothing for a server that shows what is being written, but knows what was made', async () => {
  const folder = temporaryFolder();
  const files = { 'a.png': await noise(1200, 300) };
  expect((await shown(files, 800, { make: false, store: openImageStore(folder), open: neverOpened })).map.size).toBe(0);
  await shown(files, 800, { store: openImageStore(folder) });
  expect((await shown(files, 800, { make: false, store: openImageStore(folder), open: neverOpened })).map.size).toBe(1);
});

it('measures only where images stay as they are', async () => {
  const { map } = await shown({ 'a.png': await noise(1200, 300) }, 'as they are');
  expect(map.get('a.png')).toEqual({ width: 1200, height: 300, smaller: undefined });
});

it('says which images cannot be read, and goes on with the others', async () => {
  const { map, made } = await shown({ 'a.png': 'no image', 'b.png': await noise(30, 20) });
  expect([...map.keys()]).toEqual(['b.png']);
  expect(made.notes).toEqual([expect.stringMatching(/^An image cannot be read whole and is published as found: a\.png \(/)]);
});

it('says in words that images stay as they are where the library is missing', async () => {
  const { map, made } = await shown({ 'a.png': await noise(30, 20) }, 800, { open: async () => ({ missing: 'it is not installed' }) });
  expect(map.size).toBe(0);
  expect(made.notes).toEqual(['it is not installed']);
  expect(await openScaler()).toBeTypeOf('function');
});
