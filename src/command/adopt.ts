/** `breakglass adopt`: reads a folder of Markdown, writes a content root, and reports what it did. The source is only ever read. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Account } from '../adopt/account.ts';
import { adopt } from '../adopt/adopt.ts';
import type { Kind } from '../adopt/collection.ts';
import { adoptReport } from '../adopt/report.ts';
import { decideOnSite } from '../check/run.ts';
import { adoptedImages } from './adopt-images.ts';
import { type AdoptSource, readAdoptSource } from './adopt-source.ts';
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
  /** The folder of the source whose pages are adopted alone, by its path in the source. */
  only?: string | undefined;
  /** Whether numbered lists under headings that say what to do become steps. */
  steps?: boolean;
  /** Whether large images are written as smaller ones. */
  images?: boolean;
  /** Names every place in the report; else a few of each kind. */
  whole?: boolean;
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
  const source = readSource(from);
  const adoptOptions = { folder: basename(from), as, service, only: options.only, steps: options.steps, left: source.left };
  const plain = adopt(source.files, adoptOptions);
  const images = await adoptedImages(from, plain, options.images ?? false);
  const adopted = images.smaller.size === 0 ? plain : adopt(source.files, { ...adoptOptions, smaller: new Set(images.smaller.keys()) });
  if (adopted.pages + adopted.overviews === 0) throw new UsageError(`no pages of Markdown in ${from}${elsewhere(adopted.account)}`);
  const existing = [...adopted.texts.keys(), ...adopted.copies.map((copy) => copy.to)].filter((path) => existsSync(join(to, path))).sort();
  const reported = { existing, readDespiteName: source.readDespiteName, whole: options.whole ?? false };
  if (dryRun) return adoptReport(adopted, reported) + images.report;
  noteWritten();
  for (const [path, text] of adopted.texts) writeNew(join(to, path), (target) => writeFileSync(target, text, { flag: 'wx' }));
  for (const copy of adopted.copies)
    writeNew(join(to, copy.to), (target) => copyFileSync(images.smaller.get(copy.from) ?? join(from, copy.from), target));
  return adoptReport(adopted, reported) + images.report + (await problemsOf(to, reported.whole ? Number.POSITIVE_INFINITY : 5));
}

/** The problems of the content root as it is now. */
async function problemsOf(content: string, most: number): Promise<string> {
  const { sources, site } = await loadRemembering(content, { rules: [] });
  const { problems } = decideOnSite(sources, site);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const lines = [...Map.groupBy(errors, ({ message }) => message)].map(([message, alike]) => {
    const places = alike.map(({ file, line, column }) => `${file}:${line}:${column}`);
    const rest = places.length - most;
    return `- ${message}${alike.length > 1 ? ` (${alike.length})` : ''}: ${places.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
  const count = errors.length === 1 ? 'One error' : `${errors.length} errors`;
  const summary = errors.length === 0 ? 'No errors.' : `${count}:\n\n${lines.join('\n')}\n`;
  return `\n## What it is now\n\n${summary} \`${callOf('check', '--content', content)}\` lists what would make the runbooks better.\n`;
}

function writeNew(path: string, write: (path: string) => void): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  write(path);
}

function readSource(from: string): AdoptSource {
  try {
    return readAdoptSource(from);
  } catch (error) {
    throw new UsageError(`${from} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What a source without Markdown holds in its place. */
function elsewhere({ unread }: Account): string {
  const [first] = unread;
  if (first === undefined) return '';
  const { ending, converter } = first.form;
  return `: ${unread.length} files are in other forms, ${ending} among them. Convert them first: ${converter}`;
}

function within(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
