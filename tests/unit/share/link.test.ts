/** An incident in a link: what comes back, how long it is, and what is refused in words. */
import { gzipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { toBase64url } from '../../../src/share/base64url.ts';
import { linkLimits, linkOf, payloadIn, payloadOf, readPayload } from '../../../src/share/link.ts';
import { incidentOf } from './record.ts';

const site = 'https://runbooks.example/ops/';

afterEach(() => {
  vi.unstubAllGlobals();
});

for (const engine of ['the browser', 'the library'] as const)
  describe(`packed by ${engine}`, () => {
    const use = () => {
      if (engine === 'the browser') return;
      // Left out as in a browser that has none.
      const { CompressionStream: _, DecompressionStream: __, ...rest } = globalThis;
      Reflect.deleteProperty(globalThis, 'CompressionStream');
      Reflect.deleteProperty(globalThis, 'DecompressionStream');
      void rest;
    };
    const given = { CompressionStream: globalThis.CompressionStream, DecompressionStream: globalThis.DecompressionStream };
    afterEach(() => Object.assign(globalThis, given));

    test.each([1, 60, 500])('%i events come back as they were', async (count) => {
      use();
      const { log } = incidentOf(count);
      const payload = await payloadOf([log]);
      const link = linkOf(payload, site);
      expect(link.startsWith(`${site}incident/#add=H4sI`)).toBe(true);
      const read = await readPayload(payloadIn(`Here it is: <${link}> – thanks.`) ?? '');
      expect(read).toEqual({ text: writeRecord([log]) });
    });

    test('what was cut off or changed anywhere is refused, whole', async () => {
      use();
      const payload = await payloadOf([incidentOf(20).log]);
      const harm = [
        ...[0, 1, 2, 3, 10, 100].map((length) => payload.slice(0, length)),
        payload.slice(0, -1),
        payload.slice(0, -12),
        ...[20, 50, 100, payload.length - 5].map(
          (at) => `${payload.slice(0, at)}${payload[at] === 'A' ? 'B' : 'A'}${payload.slice(at + 1)}`,
        ),
        `${payload}AAAA`,
      ];
      for (const text of harm) expect(await readPayload(text), text).toEqual({ problem: expect.stringMatching(/link/) });
    });

    test('a bomb is stopped, and says so', async () => {
      use();
      const bomb = toBase64url(gzipSync(new Uint8Array(linkLimits.unpacked * 4), { level: 9 }));
      expect(bomb.length).toBeLessThan(linkLimits.characters);
      expect(await readPayload(bomb)).toEqual({ problem: 'The link unpacks to more than 16 MB. It was not opened.' });
    });
  });

test.each([
  ['', /cut off/],
  ['....', /cut off/],
  ['%3Cscript%3E', /changed or cut off/],
  ['QUJD', /something else/],
  ['A'.repeat(linkLimits.characters + 1), /1000001 characters/],
])('%.20j is refused in words', async (payload, words) => {
  expect(await readPayload(payload)).toEqual({ problem: expect.stringMatching(words) });
});

test('what is no record inside of the link is refused by the reader of files', async () => {
  const read = await readPayload(toBase64url(gzipSync(new TextEncoder().encode('{"a":1}'))));
  expect('text' in read && readRecord(read.text)).toMatchObject({ outcome: 'refused' });
});

test('a text without a link has none, whatever is in it', () => {
  for (const text of ['', 'add=H4sI', 'https://x.example/#alert=1', '#ad=1']) expect(payloadIn(text)).toBeUndefined();
  expect(payloadIn('file:///home/a/breakglass.html#/incident/#add=H4sIx')).toBe('H4sIx');
});

test('60 events stay below 5,000 characters, 500 below what browsers and most chats take', async () => {
  expect(linkOf(await payloadOf([incidentOf(60).log]), site).length).toBeLessThan(5_000);
  expect(linkOf(await payloadOf([incidentOf(500).log]), site).length).toBeLessThan(40_000);
});
