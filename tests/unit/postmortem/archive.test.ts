import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { logOf } from '../../../src/incident/log.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { fold } from '../../../src/incident/state.ts';
import { archiveOf } from '../../../src/postmortem/archive.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { postmortemArchive } from '../../../src/postmortem/export.ts';
import { writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { exampleState } from './example.ts';

test('the postmortem with its picture, the record and the action items; the record can be read again', () => {
  const { bytes, missing } = postmortemArchive(exampleState(), '# x\n');
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(['action-items.csv', 'lane.svg', 'postmortem.md', 'record.json']);
  expect(missing).toEqual([]);
  expect(strFromU8(files['postmortem.md'] ?? new Uint8Array())).toBe('# x\n\n![The incident from start to end](lane.svg)\n');
  const lane = strFromU8(files['lane.svg'] ?? new Uint8Array());
  expect(lane).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="lane"/);
  expect(lane).toContain('14:50Z resolved');
  expect(readRecord(strFromU8(files['record.json'] ?? new Uint8Array())).outcome).toBe('whole');
});

test('names decide the order, whatever the order they came in', () => {
  const [a, b] = [new Uint8Array([1]), new Uint8Array([2])];
  expect(
    archiveOf(
      new Map([
        ['b', b],
        ['a', a],
      ]),
    ),
  ).toEqual(
    archiveOf(
      new Map([
        ['a', a],
        ['b', b],
      ]),
    ),
  );
});

test('images by their digest; those whose bytes are gone are told', () => {
  const image = { form: 'image', digest: 'a'.repeat(64), mediaType: 'image/png', size: 3 } as const;
  const state = fold(
    logOf([
      {
        kind: 'evidence-added/1',
        payload: { evidence: image },
        id: { actor: 'a', counter: 1 },
        incident: 'i',
        occurredAt: 1,
        recordedAt: { wall: 1, counter: 0 },
      },
    ]),
  );
  const name = `evidence/${'a'.repeat(64)}.png`;
  const bytes = new Uint8Array([1, 2, 3]);
  expect(unzipSync(postmortemArchive(state, '', new Map([[image.digest, bytes]])).bytes)[name]).toEqual(bytes);
  expect(postmortemArchive(state, '').missing).toEqual([{ file: name, by: undefined }]);
  const markdown = writePostmortem(documentOf(state), 'ours');
  const written = (images: ReadonlyMap<string, Uint8Array>) =>
    strFromU8(unzipSync(postmortemArchive(state, markdown, images).bytes)['postmortem.md'] ?? new Uint8Array());
  expect(written(new Map([[image.digest, bytes]]))).toContain(`![Evidence](${name})`);
  expect(written(new Map())).toContain(`\`${name}\``);
});
