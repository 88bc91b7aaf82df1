/** `breakglass adopt`: reads a folder of Markdown, writes a content root, and reports what it did. The source is only ever read. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { adopt } from '../adopt/adopt.ts';
import type { Kind } from '../adopt/collection.ts';
import { adoptReport } from '../adopt/report.ts';
import { decideOnSite } from '../check/run.ts';
import { callOf } from './call.ts';
import { loadRemembering } from './check.ts';
import { noteWritten } from './run.ts';
import { UsageError } from './usage-error.ts';

export interface AdoptCommandOptions {
  /** The source, absolute. */
  from: string;
  /** The content root to write, absolute. */
  to: string;
  as: Kind | undefined;
  service: string | undefined;
  /** Only reports what it would do. */
  dryRun: boolean;
}

/**
 * Writes what is not there yet; answers the report.
 * @throws {UsageError} when the source holds no Markdown, or one folder lies within the other.
 */
export async function adoptFolder(options: AdoptCommandOptions): Promise<string> {
  const { from, to, as, service, dryRun } = options;
  if (within(from, to)) throw new UsageError(`--to ${to} lies in the source, which is never written to: name another folder`);
  if (within(to, from)) throw new UsageError(`the source lies in --to ${to}: name another folder`);
  const files = readSource(from);
  if (![...files.keys()].some((path) => /\.mdx?$/i.test(path))) throw new UsageError(`no Markdown in ${from}`);
  const adopted = adopt(files, { folder: basename(from), as, service });
  const existing = [...adopted.texts.keys(), ...adopted.copies.map((copy) => copy.to)].filter((path) => existsSync(join(to, path))).sort();
  if (dryRun) return adoptReport(adopted, existing);
  noteWritten();
  for (const [path, text] of adopted.texts) writeNew(join(to, path), (target) => writeFileSync(target, text, { flag: 'wx' }));
  for (const copy of adopted.copies) writeNew(join(to, copy.to), (target) => copyFileSync(join(from, copy.from), target));
  return adoptReport(adopted, existing) + (await problemsOf(to));
}

/** The problems of the content root as it is now. */
async function problemsOf(content: string): Promise<string> {
  const { sources, site } = await loadRemembering(content, { rules: [] });
  const { problems } = decideOnSite(sources, site);
  const errors = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, column, message }) => `- ${file}:${line}:${column} ${message}`);
  const summary =
    errors.length === 0 ? 'No errors.' : `${errors.length === 1 ? 'One error' : `${errors.length} errors`}:\n\n${errors.join('\n')}\n`;
  return `\n## What it is now\n\n${summary} \`${callOf('check', '--content', content)}\` lists what would make the runbooks better.\n`;
}

function writeNew(path: string, write: (path: string) => void): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  write(path);
}

/** Texts that describe pages; of all else the path is enough. */
const read = /\.(?:mdx?|ya?ml|toml|json)$|(?:^|\/)(?:docusaurus\.config\.\w+|[^./]+)$/i;
const skipped = new Set(['node_modules', 'dist', 'build', 'public', 'target', 'vendor', 'site', 'resources', 'themes']);

function readSource(from: string): Map<string, string | undefined> {
  const files = new Map<string, string | undefined>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(from, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') || (folder === '' && skipped.has(entry.name)) || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files.set(path, read.test(path) ? readFileSync(join(from, path), 'utf8') : undefined);
    }
  };
  try {
    walk('');
  } catch (error) {
    throw new UsageError(`${from} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return files;
}

function within(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
