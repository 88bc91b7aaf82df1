/** Images beside a room, over a server in memory with the faults of a network and of those who have the key. */
import { expect, test } from 'vitest';
import { toBase64url } from '../../../src/share/base64url.ts';
import { fetchImage, putImage } from '../../../src/share/images.ts';
import { newInvitation } from '../../../src/share/invitation.ts';
import { sealOf } from '../../../src/share/seal.ts';
import { sha256 } from '../../../src/storage/sha256.ts';
import { memoryServer } from '../../support/memory-server.ts';

const { room, secret } = newInvitation('i');
const seal = await sealOf(secret, room);
const image = Uint8Array.from({ length: 1_500_000 }, (_, at) => (at * 7919) % 251);
const digest = await sha256(image);

test('what one device puts there, another fetches, whole; it is put there once, and the server sees none of it', async () => {
  const server = memoryServer(2);
  const place = { seal, open: server.open, digest };
  expect(await fetchImage(place, sha256)).toBe('not there');
  expect(await putImage(place, image, sha256)).toBe('there');
  expect(await putImage(place, image, sha256)).toBe('there');
  expect(server.kept).toHaveLength(3);
  expect(Math.max(...server.kept.map(({ length }) => length))).toBeLessThan(900_000);
  expect(await fetchImage(place, sha256)).toEqual({ image });
  const other = newInvitation('i');
  expect(await fetchImage({ ...place, seal: await sealOf(other.secret, other.room) }, sha256)).toBe('not there');
});

test('parts of a device that was cut off, and parts that are none, do not keep it from being put and fetched', async () => {
  const server = memoryServer();
  const place = { seal, open: server.open, digest };
  const part = (change: object) =>
    seal.close(JSON.stringify({ digest, set: 's', at: 0, count: 3, bytes: toBase64url(image.slice(0, 600_000)), ...change }));
  for (const change of [
    {},
    { set: 'whole but wrong', count: 1 },
    { at: -1 },
    { at: 3 },
    { count: 1e9 },
    { count: 'x' },
    { digest: 'f'.repeat(64) },
    { bytes: '!' },
    { set: 'x'.repeat(33) },
  ])
    server.put(await part(change));
  server.put(new Uint8Array(40));
  server.put(new Uint8Array(1_000_000));
  expect(await fetchImage(place, sha256)).toBe('not there');
  expect(await putImage(place, image, sha256)).toBe('there');
  expect(await fetchImage(place, sha256)).toEqual({ image });
});

test('a server that refuses or is not reached is said, and nothing is thrown', async () => {
  const answers = (is: 'refused' | 'reached', publish: () => Promise<{ kept: true } | { refused: string }>) => ({
    seal,
    digest,
    open: ((_room, listener) => {
      queueMicrotask(() => (is === 'refused' ? listener.link({ is: 'refused', why: 'no' }) : listener.caughtUp()));
      return { publish, follow: () => {}, announce: () => {}, close: async () => {} };
    }) as ReturnType<typeof memoryServer>['open'],
  });
  const full = answers('reached', async () => ({ refused: 'full' }));
  expect(await putImage(full, image, sha256)).toBe('refused');
  const cut = answers('reached', async () => {
    throw new Error('not connected');
  });
  expect(await putImage(cut, image, sha256)).toBe('not reached');
  const closed = answers('refused', async () => ({ kept: true }));
  expect(await putImage(closed, image, sha256)).toBe('not reached');
  expect(await fetchImage(closed, sha256)).toBe('not reached');
});
