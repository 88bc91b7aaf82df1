/** The records that the search index is made from, on disk: what did not change since the build before is not written again. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../content/site.ts';
import type { RecordFolder } from '../search/full-text-index.ts';
import { indexLanguages } from '../search/index-languages.ts';
import { recordFile, recordHtml } from '../search/record-html.ts';
import { searchRecords } from '../search/records.ts';
import { filesBelow } from './files-below.ts';
import { recordsFolder } from './paths.ts';
import { type WriteBehind, writeBehind } from './write-behind.ts';

/** Writes the records of a site that is built into `out`. Returns their folders, the main language's first: a cache that holds nothing else. */
export async function writeRecords(site: Site, out: string, files?: WriteBehind): Promise<RecordFolder[]> {
  const writer = files ?? writeBehind();
  try {
    writeChanged(site, recordsFolder(out), writer);
    await writer.finished();
  } finally {
    if (writer !== files) await writer.stop();
  }
  return indexLanguages(site).map((language) => ({ language, folder: join(recordsFolder(out), language) }));
}

function writeChanged(site: Site, folder: string, writer: WriteBehind): void {
  mkdirSync(folder, { recursive: true });
  const existing = new Set(filesBelow(folder));
  for (const record of searchRecords(site)) {
    const file = `${record.language}/${recordFile(record)}`;
    const html = recordHtml(record);
    const path = join(folder, file);
    if (!existing.delete(file) || readFileSync(path, 'utf8') !== html) writer.write(path, html);
  }
  for (const file of existing) rmSync(join(folder, file));
}
