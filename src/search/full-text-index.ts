/** Writes the full-text index: Pagefind's own program, in a process beside this one. Over files it uses all cores, which its Node interface does not. */

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { ExpectedError } from '../plain/expected-error.ts';
import { runProgram } from '../process/run-program.ts';
import { makeStable } from './stable-index.ts';

/** Pagefind ended with an error. */
export class IndexFailed extends ExpectedError {}

/** Pagefind's ready-made interfaces, ours is smaller; and the program for languages it does not know: see `index-languages.ts`. */
const unused = /^(pagefind-(ui|component-ui|modular-ui|highlight)|wasm\.unknown)\./;

/** Where Pagefind writes; further folders have the indexes of further languages. */
const own = /^(?:(?:fragment|index|filter)\/)?[^/]+$/;

/** The records of one language, and where they lie. */
export interface RecordFolder {
  readonly language: string;
  readonly folder: string;
}

/**
 * Indexes the records below `records` into `folder`. Answers the paths of the index's files in it; what else is there is
 * of an earlier one: Pagefind clears nothing.
 * @throws {IndexFailed} with what Pagefind printed.
 */
export async function writeFullTextIndex(records: string, folder: string): Promise<string[]> {
  const program = fileURLToPath(new URL('./runner/bin.cjs', import.meta.resolve('pagefind')));
  const options = ['--site', records, '--output-path', folder, '--include-characters', '_-./:', '--quiet'];
  const { code, output } = await runProgram(process.execPath, [program, ...options]);
  if (code !== 0) throw new IndexFailed(`the search index could not be made: ${output}`);
  makeStable(folder);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => own.test(file));
  for (const file of files) if (unused.test(file)) rmSync(join(folder, file));
  const isCurrent = currentParts(folder);
  return files.filter((file) => !unused.test(file) && isCurrent(file));
}

/**
 * Indexes the records of each language, the first of which is the main one: its index lies in `folder`, the others in folders of it that have
 * the language's name, each with a program of its own: one program has room for the stems of one language.
 */
export async function writeFullTextIndexes(records: readonly RecordFolder[], folder: string): Promise<string[]> {
  const files = await Promise.all(
    records.map(async ({ language, folder: from }, at) => {
      if (at === 0) return await writeFullTextIndex(from, folder);
      return (await writeFullTextIndex(from, join(folder, language))).map((file) => `${language}/${file}`);
    }),
  );
  return files.flat();
}

/** Separates the fragments and parts of this index from those of earlier ones: the entry names its catalogue, which names them. */
function currentParts(folder: string): (file: string) => boolean {
  const entry: { languages: Record<string, { hash: string }> } = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8'));
  const hashes = Object.values(entry.languages).map(({ hash }) => hash);
  const catalogues = hashes.map((hash) => gunzipSync(readFileSync(join(folder, `pagefind.${hash}.pf_meta`))).toString('latin1')).join();
  return (file) => {
    const part = /(?:^|\/)(?:pagefind\.)?([^/]+)\.pf_(fragment|index|meta|filter)$/.exec(file);
    return part === null || (part[2] === 'meta' ? hashes : [catalogues]).some((known) => known.includes(part[1] ?? ''));
  };
}
