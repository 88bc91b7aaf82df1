/** The archive that is exported can be read; one that was made to harm is refused in words, before anything of it is used. */
import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { postmortemArchive } from '../../../src/postmortem/export.ts';
import { archiveLimits, isArchive, readArchive } from '../../../src/share/archive.ts';
import { addImage } from './image.ts';
import { incidentOf } from './record.ts';

const digestOf = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const text = (words: string) => new TextEncoder().encode(words);
const picture = text('not really a picture, but bytes');
const digest = createHash('sha256').update(picture).digest('hex');
const state = addImage(incidentOf(10), digest, picture.length);
const record = text(writeRecord([state.log]));
const name = `evidence/${digest}.png`;
const read = (bytes: Uint8Array) => readArchive(bytes, digestOf);

test('an export comes back with its images', async () => {
  const { bytes, missing } = postmortemArchive(state, '# Postmortem', new Map([[digest, picture]]));
  expect(missing).toEqual([]);
  expect(isArchive(bytes)).toBe(true);
  expect(await read(bytes)).toEqual({
    record: writeRecord([state.log]),
    markdown: '# Postmortem',
    images: [{ digest, mediaType: 'image/png', bytes: picture }],
  });
});

test('so does one that was unpacked and packed again, with what a system adds', async () => {
  const bytes = zipSync({
    'record.json': [record, { level: 9 }],
    [name]: [picture, { level: 9 }],
    '__MACOSX/._record.json': text('x'),
    'a/': text(''),
  });
  expect(await read(bytes)).toMatchObject({ images: [{ digest }] });
});

/** Changes the size that the list at the end of an archive gives for its first file. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  return copy;
}

const { bytes: whole } = postmortemArchive(state, '# Postmortem', new Map([[digest, picture]]));
const bomb = zipSync({ 'record.json': [new Uint8Array(archiveLimits.record + 1), { level: 9 }] });
const several = Object.fromEntries(Array.from({ length: archiveLimits.entries + 1 }, (_, at) => [`f${at}`, text('')]));

test.each<[string, Uint8Array, RegExp]>([
  ['nothing', new Uint8Array(), /cut off or damaged/],
  ['half of one', whole.slice(0, whole.length / 2), /cut off or damaged/],
  ['one without its last byte', whole.slice(0, -1), /cut off or damaged/],
  ['one without its beginning', whole.slice(500), /damaged|no `record.json`/],
  ['a bomb', bomb, /"record.json" in the archive unpacks to 64.1 MB; up to 64.0 MB are read/],
  ['a bomb that lies about its size', lying(bomb, 10), /do not have the sizes/],
  ['one that promises more than it holds', lying(zipSync({ 'record.json': [record, { level: 9 }] }), 1_000_000), /do not have the sizes/],
  [
    'a picture that is too large',
    zipSync({ 'record.json': record, [name]: [new Uint8Array(6_000_000), { level: 9 }] }),
    /unpacks to 5.8 MB; up to 5.0 MB/,
  ],
  [
    'a path that leads out',
    zipSync({ 'record.json': record, '../../evil.sh': text('x') }),
    /a file named "..\/..\/evil.sh", which no export has/,
  ],
  ['a path from the root', zipSync({ 'record.json': record, '/etc/passwd': text('x') }), /no export has/],
  ['a path of Windows', zipSync({ 'record.json': record, 'C:\\x': text('x') }), /no export has/],
  [
    'other bytes than the name says',
    zipSync({ 'record.json': record, [name]: text('other') }),
    /was changed or is damaged.*import its `record.json`/,
  ],
  ['no record', zipSync({ 'postmortem.md': text('x') }), /no `record.json`/],
  ['no text', zipSync({ 'record.json': new Uint8Array([0xff, 0xfe, 0x00]) }), /`record.json` is not text/],
  [
    'a postmortem that is no text',
    zipSync({ 'record.json': record, 'postmortem.md': new Uint8Array([0xff, 0xfe]) }),
    /`postmortem.md` is not text/,
  ],
  ['too many files', zipSync({ ...several, 'record.json': record }), /more than 2000 files/],
])('%s is refused', async (_, bytes, words) => {
  expect(await read(bytes)).toEqual({ problem: expect.stringMatching(words) });
});

test('no byte that is cut off or changed makes it fail in another way', async () => {
  for (let at = 0; at < whole.length; at += 37) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ 0x55;
    for (const bytes of [changed, whole.slice(0, at)]) {
      const reading = await read(bytes);
      expect('problem' in reading ? reading.problem : reading.record).toEqual(expect.any(String));
    }
  }
});
