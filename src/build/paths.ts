/** Where things lie: the program's own folder and its cache. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder in which `scripts/package.ts` puts the compiled program. */
export const compiledFolder = 'compiled';

const own = dirname(fileURLToPath(import.meta.url));

/** Whether this is the compiled program of an installed package, and not the repository's own. */
export const isInstalled = basename(own) === compiledFolder;

/** The folder of this program, where package.json is; with a slash at its end. */
export const programRoot = join(own, isInstalled ? '..' : '../..', '/');

/**
 * What may be thrown away at any time: compiled renderers and notes about earlier builds. An installed package keeps it in the project
 * that it is used in, never in its own folder, which projects may share; without a project, where the system keeps caches.
 */
export const cacheRoot = isInstalled
  ? (projectCache(process.cwd()) ?? userCache())
  : join(programRoot, 'node_modules', '.cache', 'breakglass');

/** In the nearest folder upwards with packages of its own. */
function projectCache(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules')) && existsSync(join(folder, 'package.json')))
      return join(folder, 'node_modules', '.cache', 'breakglass');
    if (dirname(folder) === folder) return undefined;
  }
}

function userCache(): string {
  const caches = process.env['XDG_CACHE_HOME'] ?? process.env['LOCALAPPDATA'] ?? join(homedir(), '.cache');
  return join(caches, 'breakglass');
}

/** A short name for a path or a set of inputs. */
export function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}

/** What the search index of one output folder is made from. */
export function recordsFolder(outDir: string): string {
  return join(cacheRoot, 'records', digest(resolve(outDir)));
}

/** The notes about earlier builds into one folder. */
export function notesPath(outDir: string): string {
  return join(cacheRoot, 'builds', `${digest(resolve(outDir))}.json`);
}
