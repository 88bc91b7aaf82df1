/** Puts the files of a build in the place of those of the build before. Only moves, new folders and deletions: all bytes are on the disk already. */
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workerFile } from '../offline/shared/names.ts';
import { entryAt } from './files-below.ts';
import { markerFile } from './marker.ts';
import { OutputError } from './output-error.ts';
import type { WorkFolder } from './work-folder.ts';

export interface Replacement {
  readonly folder: string;
  /** Where the new files are, below the same paths. */
  readonly staged: string;
  readonly files: readonly string[];
  /** Folders of `staged` that hold more than `files`. */
  readonly ofOthers: ReadonlySet<string>;
  /** Files of the build before that this one does not have. */
  readonly stale: readonly string[];
  /** Whether a build wrote a file that is in the folder. */
  readonly isOurs: (file: string) => boolean;
}

/** The marker's text while files are replaced, and afterwards. */
export interface MarkerTexts {
  readonly unfinished: string;
  readonly finished: string;
}

/**
 * Replaces them. The marker is moved in first and last: a build that is killed in between leaves a folder marked as such, and the
 * list of all files that are there.
 * @param onBegin called before the first change of the site
 * @throws {OutputError} before that, when a file of somebody else is in the way.
 */
export function replaceFiles(replacement: Replacement, work: WorkFolder, marker: MarkerTexts, onBegin: () => void): void {
  const { folder, staged, files, stale } = replacement;
  const inTheWay = findInTheWay(replacement);
  if (inTheWay.length > 0) {
    const more = inTheWay.length > 3 ? ` and ${inTheWay.length - 3} more` : '';
    throw new OutputError(
      `${folder} has files that no build wrote, where this build would write: ${inTheWay.slice(0, 3).join(', ')}${more}. Nothing was changed: move them elsewhere, or name another folder with --out`,
    );
  }
  const texts = { unfinished: join(work.folder, 'unfinished.json'), finished: join(work.folder, 'finished.json') };
  writeFileSync(texts.unfinished, marker.unfinished);
  writeFileSync(texts.finished, marker.finished);
  work.assertHeld();

  onBegin();
  renameSync(texts.unfinished, join(folder, markerFile));
  const folders = foldersOf(files);
  const wanted = new Set(files);
  // What was a file is a folder now, or the other way round.
  const [first, last] = split(stale, (file) => folders.has(file) || [...foldersOf([file])].some((path) => wanted.has(path)));
  deleteStale(folder, first, []);
  const moved = moveFolders(replacement, folders);
  // Browsers learn of the new version by the worker: all that it names is there before it.
  const [worker, others] = split(files, (file) => file === workerFile);
  for (const file of [...others, ...worker]) if (!moved.has(dirname(file))) renameSync(join(staged, file), join(folder, file));
  deleteStale(folder, last, files);
  renameSync(texts.finished, join(folder, markerFile));
}

/**
 * Moves folders that are new as they are, and makes the others. Moving one takes as long as moving one file; a first build has little else.
 * Returns all folders that came along.
 */
function moveFolders({ folder, staged, ofOthers }: Replacement, folders: ReadonlySet<string>): ReadonlySet<string> {
  const moved = new Set<string>();
  const mixed = foldersOf([...ofOthers].map((path) => `${path}/`));
  const isMixed = (path: string) => mixed.has(path) || [...ofOthers].some((other) => path.startsWith(`${other}/`));
  for (const path of folders) {
    if (moved.has(dirname(path))) moved.add(path);
    else if (isMixed(path) || entryAt(join(folder, path)) !== undefined) mkdirSync(join(folder, path), { recursive: true });
    else {
      renameSync(join(staged, path), join(folder, path));
      moved.add(path);
    }
  }
  return moved;
}

/** Files and links that no build wrote, at the place of a new file or of one of its folders. */
function findInTheWay({ folder, files, stale, isOurs }: Replacement): string[] {
  const gone = new Set(stale);
  const entry = (path: string) => entryAt(join(folder, path));
  // Below a folder that is not there nothing is.
  const absent = new Set<string>();
  const blockedFolders = [...foldersOf(files)].filter((path) => {
    const found = absent.has(dirname(path)) ? undefined : entry(path);
    if (found === undefined) absent.add(path);
    return found !== undefined && !found.isDirectory() && !gone.has(path);
  });
  const blockedFiles = files.filter((file) => {
    if (isOurs(file) || absent.has(dirname(file))) return false;
    const found = entry(file);
    return found?.isDirectory() === true ? !holdsOnly(gone, folder, file) : found !== undefined;
  });
  return [...blockedFolders, ...blockedFiles].sort();
}

/** Whether a folder has nothing but these files, at any depth. */
function holdsOnly(files: ReadonlySet<string>, root: string, folder: string): boolean {
  return readdirSync(join(root, folder), { withFileTypes: true }).every((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? holdsOnly(files, root, path) : files.has(path);
  });
}

/** All folders of these paths, outer ones first. */
function foldersOf(files: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const file of files) for (let at = file.indexOf('/'); at !== -1; at = file.indexOf('/', at + 1)) folders.add(file.slice(0, at));
  return folders;
}

/** Deletes files, and the folders that become empty by that. */
function deleteStale(root: string, stale: readonly string[], files: readonly string[]): void {
  const alike = new Map(files.map((file) => [folded(file), file]));
  for (const file of stale) {
    const twin = alike.get(folded(file));
    // Where case does not count, the new file has taken the place of the old one already.
    if (twin !== undefined && isSameFile(join(root, file), join(root, twin))) continue;
    rmSync(join(root, file), { force: true });
    removeEmptyFolders(root, dirname(file));
  }
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let at = folder; at !== '.'; at = dirname(at)) {
    try {
      rmdirSync(join(root, at));
    } catch {
      return;
    }
  }
}

function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function folded(file: string): string {
  return file.normalize('NFC').toLowerCase();
}

function split<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
