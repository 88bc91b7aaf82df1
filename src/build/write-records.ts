/** The records that the search index is made from, on disk: what did not change since the build before is not written again. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Site } from '../content/site.ts';
import type { RecordFolder } from '../search/full-text-index.ts';
import { indexLanguages } from '../search/index-languages.ts';
import { recordFile, recordHtml } from '../search/record-html.ts';
import { searchRecords } from '../search/records.ts';
import { filesBelow } from './files-below.ts';
import { recordsFolder } from './paths.ts';

/** Writes the records of a site that is built into `out`. Returns their folders, the main language's first: a cache that holds nothing else. */
export function writeRecords(site: Site, out: string): RecordFolder[] {
  const folder = recordsFolder(out);
  mkdirSync(folder, { recursive: true });
  const existing = new Set(filesBelow(folder));
  for (const record of searchRecords(site)) {
    const file = `${record.language}/${recordFile(record)}`;
    const html = recordHtml(record);
    const path = join(folder, file);
    if (existing.delete(file) && readFileSync(path, 'utf8') === html) continue;
    mkdirSync(dirname(path), { recursive: true });
    // Writing over a file makes ext4 flush it to disk, which takes milliseconds; a new file it may hold back.
    rmSync(path, { force: true });
    writeFileSync(path, html);
  }
  for (const file of existing) rmSync(join(folder, file));
  return indexLanguages(site).map((language) => ({ language, folder: join(folder, language) }));
}
