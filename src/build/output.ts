/**
 * The output folder. A build puts what changed into its work folder first and moves it into place when all of it is there, so a
 * build that fails, or is killed before that, leaves the site of the build before. It replaces and deletes only files that
 * its own list of the build before names, and no file whose name, or folder's name, begins with a dot is deleted.
 */
import { copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExpectedError } from '../plain/expected-error.ts';
import { entryAt, filesBelow } from './files-below.ts';
import { type BuildInfo, type Marker, markerFile, markerText, readMarker } from './marker.ts';
import { explainFailure, OutputError } from './output-error.ts';
import { type ContentPlace, outputPlace } from './output-place.ts';
import { type Replacement, replaceFiles } from './replace-files.ts';
import { takeWorkFolder, type WorkFolder } from './work-folder.ts';
import type { WriteBehind } from './write-behind.ts';

export interface Finished {
  /** Size of the build's files. */
  readonly bytes: number;
  /** Files in the folder that may be of an earlier build, which kept no list of its files; empty else. */
  readonly unlisted: readonly string[];
}

export class Output {
  readonly folder: string;
  readonly #made: string | undefined;
  readonly #marker: Marker;
  readonly #work: WorkFolder;
  readonly #behind: WriteBehind;
  /** Files that are in the folder, but those with a dot that no build wrote. */
  readonly #existing: ReadonlySet<string>;
  /** Files of the existing that a build wrote. */
  readonly #ours: ReadonlySet<string>;
  readonly #written = new Set<string>();
  readonly #staged = new Set<string>();
  /** Folders that other programs write into: what is in them is not all of this build. */
  readonly #ofOthers = new Set<string>();
  readonly #folders = new Set<string>();
  #replacing = false;

  /**
   * Takes the folder for one build; `close` gives it back. Files are written by way of `behind`.
   * @throws {OutputError} when it must not be written to, or another build is at work in it.
   */
  constructor(folder: string, content: ContentPlace, behind: WriteBehind) {
    let real = folder;
    let made: string | undefined;
    let work: WorkFolder | undefined;
    try {
      real = outputPlace(folder, content);
      made = makeFolder(real);
      work = takeWorkFolder(real);
      // Read once no other build can change it.
      this.#marker = readMarker(real);
      const { existing, ours } = readFiles(real, this.#marker);
      this.#existing = existing;
      this.#ours = ours;
    } catch (error) {
      work?.release();
      removeEmpty(real, made);
      throw explainFailure(error, folder, 'as it was');
    }
    this.folder = real;
    this.#made = made;
    this.#work = work;
    this.#behind = behind;
  }

  /** Writes one file, unless the folder has it with the same content: what did not change keeps its date, which uploads go by. */
  write(file: string, content: string | Buffer): void {
    const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
    if (this.#keepsSame(file, size, () => Buffer.from(content))) return;
    this.#behind.write(this.#stage(file), content);
  }

  /** Copies a file, or a folder with all in it. Returns the files. */
  copy(from: string, to: string): readonly string[] {
    if (!statSync(from).isDirectory()) {
      this.#copyFile(from, to);
      return [to];
    }
    const files = filesBelow(from);
    for (const file of files) this.#copyFile(join(from, file), joined(to, file));
    return files.map((file) => joined(to, file));
  }

  /** Where another program may write files of a folder of the site; `adopt` makes them part of the build. */
  stagingFolder(folder: string): string {
    const path = join(this.#work.files, folder);
    mkdirSync(path, { recursive: true });
    this.#ofOthers.add(folder);
    return path;
  }

  /** Makes a file of a staging folder part of the build. */
  adopt(file: string): void {
    const path = join(this.#work.files, file);
    if (this.#keepsSame(file, statSync(path).size, () => readFileSync(path))) rmSync(path, { force: true });
    else this.#staged.add(file);
  }

  /** Makes a file of the build before part of this one, as it is. */
  keep(file: string): void {
    this.#written.add(file);
  }

  /** All files of this build so far. */
  files(): readonly string[] {
    return [...this.#written];
  }

  read(file: string): Buffer {
    this.#behind.finish();
    return readFileSync(join(this.#staged.has(file) ? this.#work.files : this.folder, file));
  }

  /** Whether a file is there, of this build or of the one before. */
  has(file: string): boolean {
    return this.#staged.has(file) || this.#ours.has(file);
  }

  /** Whether a file of this build is that of the one before, unchanged. */
  isAsBefore(file: string): boolean {
    return this.#ours.has(file) && this.#written.has(file) && !this.#staged.has(file);
  }

  /** Puts the build in the place of the one before. @throws {OutputError} when a file of somebody else is in the way. */
  finish(info: BuildInfo): Finished {
    this.#behind.finish();
    this.#written.add(markerFile);
    const before = this.#marker.kind === 'listed' ? [...this.#ours].filter((file) => !hasDotName(file)) : [];
    const replacement: Replacement = {
      folder: this.folder,
      staged: this.#work.files,
      ofOthers: this.#ofOthers,
      files: [...this.#staged].filter((file) => this.#written.has(file)),
      stale: before.filter((file) => !this.#written.has(file)),
      isOurs: (file) => this.#ours.has(file),
    };
    const states = {
      unfinished: markerText(info, new Set([...this.#ours, ...this.#written]), 'unfinished'),
      finished: markerText(info, this.#written, 'finished'),
    };
    replaceFiles(replacement, this.#work, states, () => {
      this.#replacing = true;
    });
    this.#replacing = false;
    let bytes = 0;
    for (const file of this.#written) bytes += statSync(join(this.folder, file)).size;
    const left = this.#marker.kind === 'unlisted' ? [...this.#existing].filter((file) => !this.#written.has(file)) : [];
    return { bytes, unlisted: left };
  }

  /** What an error while building means for the folder, in one sentence where it is the file system's. */
  explain(error: unknown): unknown {
    const state = this.#replacing ? 'incomplete' : 'as it was';
    const explained = explainFailure(error, this.folder, state);
    if (explained !== error || error instanceof ExpectedError) return explained;
    // A program that meets a full disk may end as if it had written everything: what it left is found broken later.
    return explainFailure(this.#whyUnwritable() ?? error, this.folder, state);
  }

  /** What the system answers to one more file; undefined where there is room for it. */
  #whyUnwritable(): unknown {
    if (!existsSync(this.#work.files)) return undefined;
    try {
      writeFileSync(join(this.#work.files, 'one-more'), Buffer.alloc(65_536));
      return undefined;
    } catch (error) {
      return error;
    }
  }

  /** Gives the folder back. What was not put in place is dropped. */
  close(): void {
    this.#work.release();
    removeEmpty(this.folder, this.#made);
  }

  #copyFile(from: string, file: string): void {
    if (this.#keepsSame(file, statSync(from).size, () => readFileSync(from))) return;
    const path = this.#stage(file);
    const folder = dirname(path);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    copyFileSync(from, path);
  }

  /** Makes the file part of the build; true when the folder has it already with these bytes. */
  #keepsSame(file: string, size: number, bytes: () => Buffer): boolean {
    if (file.split('/').includes('..')) throw new OutputError(`cannot write ${file}: it would be outside ${this.folder}`);
    this.#written.add(file);
    if (!this.#ours.has(file)) return false;
    const path = join(this.folder, file);
    const entry = lstatSync(path);
    const same = entry.isFile() && entry.size === size && readFileSync(path).equals(bytes());
    if (same && this.#staged.delete(file)) {
      this.#behind.finish();
      rmSync(join(this.#work.files, file));
    }
    return same;
  }

  #stage(file: string): string {
    this.#staged.add(file);
    return join(this.#work.files, file);
  }
}

/** What is in the folder, and what of it a build wrote. */
function readFiles(folder: string, marker: Marker): { existing: ReadonlySet<string>; ours: ReadonlySet<string> } {
  const listed = marker.kind === 'listed' ? marker.files : new Set<string>();
  const dotted = [...listed].filter((file) => hasDotName(file) && isFile(join(folder, file)));
  const existing = new Set([...filesBelow(folder), ...dotted]);
  return { existing, ours: marker.kind === 'unlisted' ? existing : new Set([...existing].filter((file) => listed.has(file))) };
}

function joined(folder: string, file: string): string {
  return folder === '' ? file : `${folder}/${file}`;
}

function hasDotName(file: string): boolean {
  return file.split('/').some((name) => name.startsWith('.'));
}

function isFile(path: string): boolean {
  return entryAt(path)?.isFile() ?? false;
}

/** Makes a folder and those above it. Returns the first that it made. Level by level, as Node's own way hides why it failed. */
function makeFolder(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const above = makeFolder(dirname(folder));
  mkdirSync(folder);
  return above ?? folder;
}

/** Removes a folder and those above it, up to the first that this build made, unless they have something in them. */
function removeEmpty(folder: string, made: string | undefined): void {
  if (made === undefined) return;
  try {
    for (let at = folder; at.startsWith(made); at = dirname(at)) rmdirSync(at);
  } catch {
    // It has files, or it is gone.
  }
}
