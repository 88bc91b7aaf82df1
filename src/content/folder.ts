/** Reads all files below one folder of a content root. */
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileStart, type Problem } from '../problem/problem.ts';
import type { Read } from './boundary.ts';
import { globToPattern } from './glob.ts';
import { pathBelow, pathIn } from './layout.ts';
import type { Settings } from './schema/settings.ts';
import { SourceFile, unreadFile } from './source-file.ts';

const textFile = /(?:\.(md|mdx|yaml|yml)|^OWNERS)$/i;
/** What runbooks with code may import: part of what a build is made of. */
const codeFile = /\.(m?[jt]sx?|json|astro|css)$/i;
/** Names that a file has for what it is. */
const fileNames = /\.(?:md|mdx|ya?ml)$|^(?:OWNERS|CODEOWNERS)$/i;
/** What builds write beside content that is the content root itself. */
const builtFolders: ReadonlySet<string> = new Set(['dist', 'target', 'vendor']);

/**
 * Whether a folder is never content: installed packages, and what builds write at the top of a content root whose runbooks lie in it
 * directly. In a folder of runbooks these are names of services.
 */
export function isSkippedFolder(name: string, { folder, isTop }: { folder: string; isTop: boolean }): boolean {
  return name === 'node_modules' || (folder === '.' && isTop && builtFolders.has(name));
}
/** Far more than people nest folders, and far less than a path may be long. */
const maxDepth = 40;

/**
 * All files below a folder, sorted by path; those that are no text come without bytes, and texts that cannot be read with the
 * reason. What begins with a dot, and what the settings
 * ignore, is left out. A link is followed to files and folders of the content root, once: what leads out of it would be published.
 *
 * @param also names of files that are texts in this folder besides
 */
export function readFolder(root: string, folder: string, settings: Settings, also?: RegExp): Read<SourceFile[]> {
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  const ignored = settings.ignore.map(globToPattern);
  const isText = (name: string) => textFile.test(name) || also?.test(name) === true || (settings.mdx.code && codeFile.test(name));
  /** A text keeps its place in the site, which shows the reason; anything else is reported alone. */
  const fail = (name: string, failure: Problem): void => {
    if (isText(name)) files.push(unreadFile(failure));
    else problems.push(failure);
  };
  const visit = (entry: Dirent, child: string, above: readonly string[]): void => {
    const refusal = entry.isSymbolicLink() ? linkRefusal(root, child, folder) : undefined;
    if (refusal !== undefined) {
      fail(entry.name, refusal);
      return;
    }
    const target = entry.isSymbolicLink() ? statSync(join(root, child)) : entry;
    if (target.isDirectory()) {
      if (fileNames.test(entry.name)) problems.push(folderNotFile(child));
      if (!isSkippedFolder(entry.name, { folder, isTop: above.length === 1 })) walk(child, above);
    } else if (target.isFile()) {
      files.push(new SourceFile(child, isText(entry.name) ? readFileSync(join(root, child)) : new Uint8Array()));
    } else {
      fail(entry.name, unreadable(child, new NoRegularFile()));
    }
  };
  const walk = (path: string, above: readonly string[]): void => {
    try {
      const real = realpathSync(join(root, path));
      if (above.includes(real)) problems.push(leadsBack(path));
      else if (above.length > maxDepth) problems.push(tooDeep(path));
      else {
        const entries = readdirSync(join(root, path), { withFileTypes: true });
        entries.sort((a, b) => (a.name < b.name ? -1 : 1));
        for (const entry of entries) {
          const child = pathIn(path, entry.name);
          if (entry.name.startsWith('.') || ignored.some((pattern) => pattern.test(pathBelow(folder, child)))) continue;
          try {
            visit(entry, child, [...above, real]);
          } catch (error) {
            fail(entry.name, unreadable(child, error));
          }
        }
      }
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  };
  try {
    const refusal = linkRefusal(root, folder, folder);
    if (refusal !== undefined) return { value: [], problems: [refusal] };
  } catch (error) {
    return { value: [], problems: [unreadable(folder, error)] };
  }
  walk(folder, []);
  return { value: files, problems };
}

/**
 * Why what a path leads to by links is not read: it is outside of the content root, where the path as it is written is inside; or it is
 * hidden, as `.env` and `.git/config` are. A folder that the settings name may be hidden itself.
 * @throws what the file system answers for a link that leads nowhere.
 */
export function linkRefusal(root: string, path: string, folder = ''): Problem | undefined {
  const written = relative(resolve(root), resolve(root, path));
  const real = relative(realpathSync(root), realpathSync(join(root, path)));
  if (real === written || isAbove(written)) return undefined;
  if (isAbove(real)) return leadsOut(path);
  const named = folder.split('/');
  return real.split(sep).some((part) => part.startsWith('.') && !named.includes(part)) ? leadsToHidden(path) : undefined;
}

function isAbove(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/**
 * Whether a path, all links in it followed, is in the folder or the folder itself.
 * @throws what the file system answers for a link that leads nowhere.
 */
export function isInside(folder: string, path: string): boolean {
  const real = realpathSync(path);
  const within = realpathSync(folder);
  return real === within || real.startsWith(within.endsWith(sep) ? within : `${within}${sep}`);
}

function leadsOut(file: string): Problem {
  const message = 'this link leads out of the content root, so it was not followed: what it names would be published';
  return { check: 'file/link', severity: 'error', file, message, hint: 'copy the file into the content root', ...fileStart };
}

function leadsToHidden(file: string): Problem {
  const message = 'this link leads to a hidden file or folder, so it was not followed: what it names would be published';
  return { check: 'file/link', severity: 'error', file, message, hint: 'remove the link', ...fileStart };
}

function leadsBack(file: string): Problem {
  const message = 'this link leads back to a folder above it; it was not followed';
  return { check: 'file/loop', severity: 'error', file, message, hint: 'remove the link', ...fileStart };
}

function folderNotFile(file: string): Problem {
  const message = 'this is a folder, so it is not read as the file that its name says; what is in it is read as in any other folder';
  return { check: 'file/unreadable', severity: 'error', file, message, hint: 'rename it, or make it a file', ...fileStart };
}

function tooDeep(file: string): Problem {
  const message = `this folder is more than ${maxDepth} folders deep; it was not read`;
  return { check: 'file/unreadable', severity: 'error', file, message, hint: 'move it up', ...fileStart };
}

/** A pipe, socket or device: reading one may wait forever or never end. */
class NoRegularFile extends Error {
  override message = 'neither a file nor a folder';
}

/**
 * Reads a file, and nothing that only looks like one.
 * @throws what the file system answers, and for pipes, sockets and devices.
 */
export function readRegularFile(path: string): Uint8Array {
  const found = statSync(path);
  if (!found.isFile() && !found.isDirectory()) throw new NoRegularFile();
  return readFileSync(path);
}

/** A file that the system does not let us read. */
export function unreadable(file: string, error: unknown): Problem {
  const fault = { check: 'file/unreadable', severity: 'error', file, ...fileStart } as const;
  // Node decodes names as UTF-8; one that is not can be listed and not opened.
  if (file.includes('\uFFFD') && isMissing(error)) return { ...fault, message: 'cannot be read: its name is not UTF-8', hint: 'rename it' };
  if (error instanceof NoRegularFile) return { ...fault, message: `not read: it is ${error.message}`, hint: 'remove it' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const loop = code === 'ELOOP';
  return {
    check: loop ? 'file/loop' : 'file/unreadable',
    severity: 'error',
    file,
    message: loop ? 'this link leads to itself' : `cannot be read (${code || String(error)})`,
    hint: loop || code === 'ENOENT' ? 'remove the link' : 'check its permissions',
    ...fileStart,
  };
}

/** Whether the system answered that a file does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
