/** Writes the full-text index. Pagefind works in a process of its own, so records go to it as soon as they are there. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import type { SearchRecord } from './records.ts';

/** Pagefind's ready-made interfaces: ours is smaller, so they are not shipped. */
const unused = ['ui.css', 'ui.js', 'component-ui.css', 'component-ui.js', 'modular-ui.css', 'modular-ui.js', 'highlight.js'];

/**
 * Indexes the records into `folder`.
 * @throws Error with all of Pagefind's complaints in one message.
 */
export async function writeFullTextIndex(records: readonly SearchRecord[], folder: string): Promise<void> {
  const { index, errors } = await pagefind.createIndex({ includeCharacters: '_-./:' });
  if (index === undefined) throw new Error(`search index: ${errors.join('; ')}`);
  try {
    const added = await Promise.all(records.map((record) => index.addCustomRecord(record)));
    const written = await index.writeFiles({ outputPath: folder });
    const complaints = [...added.flatMap((answer) => answer.errors), ...written.errors];
    if (complaints.length > 0) throw new Error(`search index: ${complaints.join('; ')}`);
    for (const name of unused) rmSync(join(folder, `pagefind-${name}`), { force: true });
  } finally {
    await pagefind.close();
  }
}
