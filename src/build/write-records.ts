/** The records that the search index is made from, on disk: what did not change since the build before is not written again. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Site } from '../content/site.ts';
import type { RecordFolder } from '../search/full-text-index.ts';
import { indexLanguages } from '../search/index-languages.ts';
import { recordFile, recordHtml } from '../search/record-html.ts';
import { searchRecords } from '../search/records.ts';
import { filesBelow } from './files-below.ts';
import { digest, recordsFolder } from './paths.ts';
import { type WriteBehind, writeBehind } from './write-behind.ts';

export interface WrittenRecords {
  /** Where they lie, the main language's first. */
  readonly folders: readonly RecordFolder[];
  /** Of all of them, with their names: equal records, equal index. */
  readonly digest: string;
}

/** Writes the records of a site that is built into `out`: a cache that holds nothing else. */
export async function writeRecords(site: Site, out: string, files?: WriteBehind): Promise<WrittenRecords> {
  const writer = files ?? writeBehind();
  const folder = recordsFolder(out);
  try {
    const digests = writeChanged(site, folder, writer);
    await writer.finished();
    const text = JSON.stringify([...digests]);
    writeFileSync(digestsFile(folder), text);
    const folders = indexLanguages(site).map((language) => ({ language, folder: join(folder, language) }));
    return { folders, digest: digest(text) };
  } finally {
    if (writer !== files) await writer.stop();
  }
}

/** Beside the folder, which holds records alone. */
function digestsFile(folder: string): string {
  return `${folder}.json`;
}

/** Answers the digest of each record, by its file. */
function writeChanged(site: Site, folder: string, writer: WriteBehind): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true });
  const existing = new Set(filesBelow(folder));
  const before = takeDigests(folder);
  const digests = new Map<string, string>();
  for (const record of searchRecords(site)) {
    const file = `${record.language}/${recordFile(record)}`;
    const html = recordHtml(record);
    const now = digest(html);
    digests.set(file, now);
    if (!existing.delete(file) || before.get(file) !== now) writer.write(join(folder, file), html);
  }
  for (const file of existing) rmSync(join(folder, file));
  return digests;
}

const digestsSchema = z.array(z.tuple([z.string(), z.string()]));

/** What the build before has noted of its records. The note is gone from then on: a build that is killed while it writes leaves none that does not fit. */
function takeDigests(folder: string): ReadonlyMap<string, string> {
  try {
    const text = readFileSync(digestsFile(folder), 'utf8');
    rmSync(digestsFile(folder));
    return new Map(digestsSchema.parse(JSON.parse(text)));
  } catch {
    return new Map();
  }
}
