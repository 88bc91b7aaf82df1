/**
 * Makes Pagefind's index the same bytes for the same records, as offline packs are named by what is in them. Pagefind 1.5.2
 * writes the values of a filter in the order of a hash map, another one in each run, and what follows from that: the filter's
 * name, the catalogue and its name. Its next version sorts them (pull request 1124); then this file can go.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { arrayItems } from './cbor.ts';

/** What begins each of Pagefind's files. */
const signature = Buffer.from('pagefind_dcd');
/** Where a catalogue has its filters, each a name and the name of its file. */
const filtersAt = 3;

/** Rewrites the filters and the catalogues of a fresh index in `folder`. @throws Error when it is not laid out as that of 1.5. */
export function makeStable(folder: string): void {
  const entryFile = join(folder, 'pagefind-entry.json');
  const entry: { languages: Record<string, { hash: string }> } = JSON.parse(readFileSync(entryFile, 'utf8'));
  for (const language of Object.values(entry.languages)) {
    const renamed = new Map<string, string>();
    const file = join(folder, `pagefind.${language.hash}.pf_meta`);
    const stable = stableCatalogue(read(file), (hash) => {
      const sorted = stableFilter(read(join(folder, 'filter', `${hash}.pf_filter`)));
      const name = rename(hash, sorted);
      write(join(folder, 'filter', `${name}.pf_filter`), sorted);
      renamed.set(hash, name);
      return name;
    });
    for (const [before, after] of renamed) if (before !== after) rmSync(join(folder, 'filter', `${before}.pf_filter`));
    const hash = rename(language.hash, stable);
    if (hash !== language.hash) rmSync(file);
    write(join(folder, `pagefind.${hash}.pf_meta`), stable);
    language.hash = hash;
  }
  writeFileSync(entryFile, JSON.stringify(entry));
}

/** A filter is its name and its values, each with the records that have it. */
function stableFilter(bytes: Buffer): Buffer {
  const { head, items } = arrayItems(bytes, 0);
  const [name, values] = items;
  if (name === undefined || values === undefined) throw new Error('a search filter without values');
  return Buffer.concat([head, name, sorted(values)]);
}

function stableCatalogue(bytes: Buffer, rename: (hash: string) => string): Buffer {
  const { head, items } = arrayItems(bytes, 0);
  const filters = items[filtersAt];
  if (filters === undefined) throw new Error('a search catalogue without filters');
  const renamed = arrayItems(filters, 0);
  const entries = renamed.items.map((item) => {
    const [name, hash] = arrayItems(item, 0).items;
    if (name === undefined || hash === undefined) throw new Error('a search filter without a file');
    // A short text: one byte of header, and names keep their length.
    return Buffer.concat([item.subarray(0, 1), name, hash.subarray(0, 1), Buffer.from(rename(hash.subarray(1).toString()))]);
  });
  const stable = Buffer.concat([renamed.head, ...entries.sort(Buffer.compare)]);
  return Buffer.concat([head, ...items.slice(0, filtersAt), stable, ...items.slice(filtersAt + 1)]);
}

function sorted(array: Buffer): Buffer {
  const { head, items } = arrayItems(array, 0);
  return Buffer.concat([head, ...items.sort(Buffer.compare)]);
}

/** `en_8b3b39d` → the same language, as many digits of the file's present content. */
function rename(hash: string, bytes: Buffer): string {
  const digits = hash.slice(hash.indexOf('_') + 1).length;
  return hash.slice(0, -digits) + createHash('sha256').update(bytes).digest('hex').slice(0, digits);
}

function read(file: string): Buffer {
  const bytes = gunzipSync(readFileSync(file));
  if (!bytes.subarray(0, signature.length).equals(signature)) throw new Error(`${file} is no file of Pagefind's`);
  return bytes.subarray(signature.length);
}

function write(file: string, bytes: Buffer): void {
  writeFileSync(file, gzipSync(Buffer.concat([signature, bytes]), { level: 9 }));
}
