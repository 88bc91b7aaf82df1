/** The output folder: written in place, cleared of what an earlier build left, and never of anything else. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Says that a folder is ours to clear, and what is in it. */
const marker = 'build.json';

/** Thrown when the output folder holds files that no build of ours wrote. */
export class NotOurs extends Error {}

export class Output {
  readonly #written = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #existing: ReadonlySet<string>;
  readonly folder: string;

  /** @throws {NotOurs} when the folder is not empty and was not written by a build. */
  constructor(folder: string) {
    const isOurs = !existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, marker));
    if (!isOurs) throw new NotOurs(`${folder} is not empty and was not written by a build: choose another folder with --out, or empty it`);
    mkdirSync(folder, { recursive: true });
    this.folder = folder;
    this.#existing = new Set(filesBelow(folder, ''));
    // A build that is cut off must not leave a folder that the next one refuses.
    if (!this.has(marker)) writeFileSync(join(folder, marker), '{ "unfinished": true }\n');
  }

  /** Writes one file, unless it says the same already: what did not change keeps its date, which uploads go by. */
  write(file: string, content: string | Buffer): void {
    this.keep(file);
    const path = join(this.folder, file);
    if (this.#existing.has(file)) {
      if (typeof content === 'string' ? readFileSync(path, 'utf8') === content : readFileSync(path).equals(content)) return;
      // Writing over a file makes ext4 flush it to disk, which takes milliseconds; a new file it may hold back.
      rmSync(path);
    }
    this.#makeFolder(dirname(path));
    writeFileSync(path, content);
  }

  /** Copies a file or a folder with all in it. Answers the files. */
  copy(from: string, to: string): readonly string[] {
    const target = join(this.folder, to);
    this.#makeFolder(dirname(target));
    cpSync(from, target, { recursive: true });
    const files = statSync(from).isDirectory() ? filesBelow(from, '').map((file) => (to === '' ? file : `${to}/${file}`)) : [to];
    for (const file of files) this.keep(file);
    return files;
  }

  /** Says that a file that is there already belongs to this build. */
  keep(file: string): void {
    this.#written.add(file);
  }

  /** All files of this build so far. */
  files(): readonly string[] {
    return [...this.#written];
  }

  read(file: string): Buffer {
    return readFileSync(join(this.folder, file));
  }

  has(file: string): boolean {
    return existsSync(join(this.folder, file));
  }

  /** Writes the marker and removes what earlier builds left. Answers the size of what stays, bytes. */
  finish(info: object): number {
    this.keep(marker);
    writeFileSync(join(this.folder, marker), `${JSON.stringify(info, null, 2)}\n`);
    let bytes = 0;
    for (const file of filesBelow(this.folder, '')) {
      if (this.#written.has(file)) bytes += statSync(join(this.folder, file)).size;
      else rmSync(join(this.folder, file));
    }
    removeEmptyFolders(this.folder);
    return bytes;
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }
}

function filesBelow(root: string, folder: string): string[] {
  const from = join(root, folder);
  if (!existsSync(from)) return [];
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

function removeEmptyFolders(folder: string): boolean {
  let empty = true;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || !removeEmptyFolders(join(folder, entry.name))) empty = false;
  }
  if (empty) rmdirSync(folder);
  return empty;
}
