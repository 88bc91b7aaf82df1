/** The same records make the same index: offline packs are named by what is in them. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { arrayItems } from '../../../src/search/cbor.ts';
import { writeFullTextIndex } from '../../../src/search/full-text-index.ts';
import { temporaryFolder } from '../../support/content-root.ts';

const values = Array.from({ length: 24 }, (_, at) => `service ${at}`);

/** An index of records with many values of a filter: by chance alone two runs would hardly order them alike. */
async function index(folder: string): Promise<Map<string, string>> {
  const records = join(folder, 'records');
  mkdirSync(records, { recursive: true });
  for (const value of values) {
    const page = `<html lang="en"><body><main data-pagefind-body><h1>${value}</h1></main><span data-pagefind-filter="service">${value}</span><span data-pagefind-filter="kind">runbook</span></body></html>`;
    writeFileSync(join(records, `${value}.html`), page);
  }
  const out = join(folder, 'index');
  const files = await writeFullTextIndex(records, out);
  return new Map(files.sort().map((file) => [file, readFileSync(join(out, file)).toString('base64')]));
}

it('has the same files with the same bytes each time, and names only files that are there', { timeout: 60_000 }, async () => {
  const folders = [temporaryFolder(), temporaryFolder()];
  const [first, second] = await Promise.all(folders.map(index));
  expect(second).toEqual(first);
  expect([...(first?.keys() ?? [])].filter((file) => file.startsWith('filter/'))).toHaveLength(2);
  expect(readdirSync(join(folders[0] ?? '', 'index', 'filter'))).toHaveLength(2);
});

it('reads arrays of numbers, texts and arrays, and refuses the rest', () => {
  const bytes = Buffer.from([0x83, 0x18, 0xff, 0x62, 0x68, 0x69, 0x82, 0x01, 0x02]);
  expect(arrayItems(bytes, 0).items.map((item) => item.toString('hex'))).toEqual(['18ff', '626869', '820102']);
  expect(() => arrayItems(Buffer.from([0xa1, 0x01, 0x02]), 0)).toThrow();
  expect(() => arrayItems(Buffer.from([0x9f, 0xff]), 0)).toThrow();
});
