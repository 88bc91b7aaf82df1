/** Where a build must not write: folders whose loss would hurt, and folders that it reads from. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import { entryAt } from './files-below.ts';
import { readMarker } from './marker.ts';
import { OutputError } from './output-error.ts';
import { programRoot } from './paths.ts';

/** What the build reads. */
export interface ContentPlace {
  /** The content root. */
  readonly root: string;
  /** Folders whose files are read as content. */
  readonly folders: readonly string[];
  /** True for a path relative to one of these folders that is passed over. */
  readonly isSkipped: (path: string) => boolean;
}

/** Folders of the program whose files make up the site, or come from a registry. */
const programFolders = ['src', 'public', 'node_modules'];

/**
 * The real path of an output folder, which may not exist yet. Places are compared as the file system sees them, so
 * links and names that differ in case alone make no difference.
 * @throws {OutputError} for a place that a build must not write to.
 */
export function outputPlace(folder: string, content: ContentPlace): string {
  const elsewhere = 'name another folder with --out';
  const refuse = (why: string): never => {
    throw new OutputError(`${folder} ${why}: ${elsewhere}`);
  };
  const real = realPath(folder) ?? refuse('is a link that leads nowhere');
  const entry = statSync(real, { throwIfNoEntry: false });
  if (entry !== undefined && !entry.isDirectory()) refuse('is a file');
  if (entry === undefined && !statSync(existingAbove(real)).isDirectory()) refuse(`lies below a file (${existingAbove(real)})`);
  if (real === parse(real).root) refuse('is the root of the file system');
  if (isWithin(homedir(), real)) refuse(isSame(homedir(), real) ? 'is your home folder' : 'holds your home folder');
  if (isWithin(programRoot, real)) refuse(isSame(programRoot, real) ? 'is the folder of this program' : 'holds the folder of this program');
  for (const name of programFolders) if (isWithin(real, join(programRoot, name))) refuse(`lies in the folder ${name} of this program`);
  if (real.split(/[\\/]/).some((part) => part.toLowerCase() === '.git')) refuse('lies in a .git folder');
  for (const place of [content.root, ...content.folders])
    if (isWithin(place, real)) refuse(isWithin(real, place) ? 'is a folder of the content' : `holds the content (${place})`);
  for (const place of content.folders) {
    if (isWithin(real, place) && !content.isSkipped(relative(realPath(place) ?? place, real).replaceAll('\\', '/')))
      refuse(`lies in the folder of the content ${place}`);
  }
  const marker = readMarker(real);
  if (marker.kind === 'unlisted' && !marker.isFinished)
    throw new OutputError(
      `${folder} has what an older version left when it was cut off, and no list of its files: empty the folder, or choose another one with --out`,
    );
  if (entry !== undefined && marker.kind === 'none' && readdirSync(real).some((name) => !name.startsWith('.')))
    throw new OutputError(`${folder} is not empty and was not written by a build: choose another folder with --out, or empty it`);
  return real;
}

/** The path with all links resolved, as far as it exists; undefined where a link leads nowhere. */
function realPath(path: string): string | undefined {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  if (entryAt(whole) !== undefined) return undefined;
  const above = dirname(whole);
  if (above === whole) return whole;
  const real = realPath(above);
  return real === undefined ? undefined : join(real, basename(whole));
}

function existingAbove(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existingAbove(dirname(path));
}

/** Whether `inner` is `outer` or lies below it. */
function isWithin(inner: string, outer: string): boolean {
  // One that is not there yet has a name and nothing else.
  const named = realPath(outer);
  for (let at = realPath(inner); at !== undefined; at = dirname(at)) {
    if (at === named || isSame(at, outer)) return true;
    if (dirname(at) === at) return false;
  }
  return false;
}

/** Whether both paths lead to one existing thing. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}
