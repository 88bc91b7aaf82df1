/** Reads the source of `adopt`: every file below a folder, or the reason why it was not read. Nothing is ever written to it. */
import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Left } from '../adopt/account.ts';
import { isPageName } from '../adopt/forms.ts';
import { isOutput, mayBeOutput } from '../adopt/output-folders.ts';
import { isInside } from '../content/folder.ts';
import { SourceFile } from '../content/source-file.ts';
import { maxTextBytes } from '../content/text-file.ts';

export interface AdoptSource {
  /** By path with forward slashes; text of what describes pages, undefined for images and the like. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Files and folders that were not read. */
  readonly left: readonly Left[];
  /** Folders that were read although builds write to folders of their names. */
  readonly readDespiteName: readonly string[];
}

/** Texts that describe pages; of all else the path is enough. */
const describing = /\.(?:ya?ml|toml|json)$|(?:^|\/)(?:docusaurus\.config\.\w+|\.pages|[^./]+)$/i;
/** Hidden files and folders that generators keep pages' images and order in. */
const ofGenerators: ReadonlySet<string> = new Set(['.pages', '.nav.yml', '.gitbook', '.gitbook.yaml']);
/** Far more than people nest folders. */
const maxDepth = 40;

/** Reads a source. What cannot be read is left with its reason; only a folder that is not there throws. */
export function readAdoptSource(from: string): AdoptSource {
  const files = new Map<string, string | undefined>();
  const left: Left[] = [];
  const readDespiteName: string[] = [];
  const limit = repositoryOf(from);
  const seen = new Set<string>();

  const visit = (entry: Dirent, path: string, depth: number): void => {
    const full = join(from, path);
    if (entry.name === '.git') left.push({ file: `${path}/`, why: 'what git keeps' });
    else if (entry.name === 'node_modules') left.push({ file: `${path}/`, why: 'installed packages' });
    else if (entry.isSymbolicLink()) visitLink(path, full, depth);
    else if (entry.isDirectory()) visitFolder(entry.name, path, depth);
    else if (entry.isFile()) visitFile(entry.name, path);
    else left.push({ file: path, why: 'neither a file nor a folder' });
  };
  const visitFile = (name: string, path: string): void => {
    if (name.startsWith('.') && !ofGenerators.has(name)) left.push({ file: path, why: 'hidden: its name begins with a dot' });
    else if (!isPageName(path) && !describing.test(path)) files.set(path, undefined);
    else if (statSync(join(from, path)).size <= maxTextBytes) files.set(path, textOf(from, path));
    else if (isPageName(path)) left.push({ file: path, why: `larger than ${maxTextBytes / 1_000_000} MB` });
    else files.set(path, undefined);
  };
  const visitFolder = (name: string, path: string, depth: number): void => {
    if (name.startsWith('.') && !ofGenerators.has(name)) left.push({ file: `${path}/`, why: 'hidden: its name begins with a dot' });
    else if (depth > maxDepth) left.push({ file: `${path}/`, why: `more than ${maxDepth} folders deep` });
    else if (mayBeOutput(name) && isOutput(name, pathsBelow(join(from, path))))
      left.push({ file: `${path}/`, why: 'what a generator or a build wrote' });
    else {
      if (mayBeOutput(name)) readDespiteName.push(path);
      walk(path, depth + 1);
    }
  };
  const visitLink = (path: string, full: string, depth: number): void => {
    if (!isInside(limit, full)) {
      left.push({ file: path, why: 'a link that leads out of the folder: copy what it names into it' });
      return;
    }
    const real = realpathSync(full);
    const isHidden = relative(realpathSync(limit), real)
      .split(sep)
      .some((part) => part.startsWith('.'));
    // Pages of a folder that is read anyway are adopted where they are; `seen` keeps links from leading in circles.
    if (isHidden) left.push({ file: path, why: 'a link to a hidden file or folder' });
    else if (!statSync(full).isDirectory()) visitFile(basename(path), path);
    else if (isInside(from, full) || isInside(full, from) || seen.has(real))
      left.push({ file: path, why: 'a link to a folder that is read where it is' });
    else {
      seen.add(real);
      visitFolder(basename(path), path, depth);
    }
  };
  const walk = (folder: string, depth: number): void => {
    const entries = readdirSync(join(from, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      try {
        visit(entry, path, depth);
      } catch (error) {
        left.push({ file: path, why: `it cannot be read (${codeOf(error)})` });
      }
    }
  };
  walk('', 0);
  return { files, left, readDespiteName };
}

/** UTF-16 and line ends of other systems are read as people see them. */
function textOf(from: string, path: string): string {
  const file = new SourceFile(path, readFileSync(join(from, path)));
  return file.text;
}

/** All files below a folder, hidden ones too; links are not followed, as the system's own recursion does. */
function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? pathsBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`) : [entry.name],
  );
}

/** The repository that holds the folder, links may lead within it; the folder itself where there is none. */
function repositoryOf(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
