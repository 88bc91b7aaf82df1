/**
 * The folder that a build works in, inside its output folder: it holds the files to come until all are there, and it keeps a second build
 * out. It lies on the file system of the output, so that files can be moved from it in one step each. It is gone when the
 * build ends; after a build that was killed the next one removes it.
 */
import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { OutputError, systemCode } from './output-error.ts';

/** Begins with a dot: hosts, `git` and uploads of sites tend to leave it out, and the build deletes no such names of others. */
export const workName = '.breakglass-build';

const ownerSchema = z.object({
  token: z.string(),
  pid: z.number(),
  /** When the process started, in the system's own count; null where that is not known. It distinguishes a process from a later one with the same number. */
  processStart: z.string().nullable(),
  host: z.string(),
  since: z.iso.datetime(),
});
type Owner = z.infer<typeof ownerSchema>;

/** Whether a process on another host still runs cannot be asked. No build takes so long, milliseconds. */
const longestBuild = 60 * 60_000;
/** How often a folder is made again when another build takes it for remains while it has no owner yet. */
const attempts = 20;

export interface WorkFolder {
  /** For the files of the site that are to come. */
  readonly files: string;
  /** For what is written beside them. */
  readonly folder: string;
  /** @throws {OutputError} when another build has taken the output folder in the meantime. */
  assertHeld(): void;
  /** Removes it. */
  release(): void;
}

/**
 * Takes the output folder `out` for this build. The folder appears with its owner in it, in one step, or not at all.
 * @throws {OutputError} when another build has it.
 */
export function takeWorkFolder(out: string): WorkFolder {
  const folder = join(out, workName);
  const token = takeFolder(out, folder);
  const files = join(folder, token);
  const isHeld = () => readOwner(folder)?.token === token;
  // Out of the way first: another build never finds it half removed.
  const release = () => {
    if (!isHeld()) return;
    const aside = `${folder}-${token}`;
    renameSync(folder, aside);
    remove(aside);
  };
  try {
    mkdirSync(files);
  } catch (error) {
    release();
    throw error;
  }
  return {
    files,
    folder,
    assertHeld: () => {
      if (!isHeld()) throw new OutputError(`another build has taken ${out} in the meantime: build again`);
    },
    release,
  };
}

/** Makes the folder with its owner in it, and returns the token of the owner. */
function takeFolder(out: string, folder: string): string {
  for (let attempt = 1; ; attempt++) {
    const token = randomBytes(8).toString('hex');
    const fresh = `${folder}-${token}`;
    const owner: Owner = {
      token,
      pid: process.pid,
      processStart: processStart(process.pid),
      host: hostname(),
      since: new Date().toISOString(),
    };
    try {
      removeRemains(out);
      mkdirSync(fresh);
      writeFileSync(join(fresh, 'owner.json'), JSON.stringify(owner));
      moveIn(fresh, folder, out);
      if (readOwner(folder)?.token === token) return token;
    } catch (error) {
      remove(fresh);
      if (!isGone(error) || attempt === attempts) throw error;
    }
    if (attempt === attempts) throw new OutputError(`other builds keep starting in ${out}: wait for them to end`);
  }
}

/** Another build removed the folder between two steps. */
const isGone = (error: unknown): boolean => systemCode(error) === 'ENOENT';
/** Another build had the name at that moment. */
const isTaken = (error: unknown): boolean => ['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '');

function moveIn(fresh: string, folder: string, out: string): void {
  for (;;) {
    try {
      renameSync(fresh, folder);
      return;
    } catch (error) {
      if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) {
        if (lstatSync(fresh, { throwIfNoEntry: false }) === undefined || !isTaken(error)) throw error;
        continue;
      }
    }
    const owner = readOwner(folder);
    if (owner !== undefined && isAtWork(owner))
      throw new OutputError(
        `another build is writing to ${out} (process ${owner.pid} on ${owner.host}, since ${owner.since}): wait for it to end; if it is not running any more, delete ${folder}`,
      );
    const foreign = foreignName(folder);
    if (foreign !== undefined)
      throw new OutputError(`${folder} is where a build works, and holds \`${foreign}\`, which no build wrote: move it somewhere else`);
    const aside = `${fresh}-old`;
    renameSync(folder, aside);
    // A build that found the same remains may have been faster, and this is its folder.
    const moved = readOwner(aside);
    if (moved?.token !== owner?.token) renameSync(aside, folder);
    else remove(aside);
  }
}

/**
 * Removes what builds left that were killed while they took the folder. One without an owner may also be just in the making: its build
 * makes it again.
 */
function removeRemains(out: string): void {
  for (const name of readdirSync(out).filter((one) => one.startsWith(`${workName}-`))) {
    const folder = join(out, name);
    const owner = readOwner(folder);
    if ((owner === undefined || !isAtWork(owner)) && foreignName(folder) === undefined) remove(folder);
  }
}

/** All that builds put into their work folders. The longer names are tokens. */
const ownNames = /^(?:owner|unfinished|finished)\.json$|^[0-9a-f]{16}$/;

/** Something in the folder that no build put there, or the name itself where it is no folder; undefined where all is of a build. */
function foreignName(folder: string): string | undefined {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) return basename(folder);
  return readdirSync(folder).find((name) => !ownNames.test(name));
}

function isAtWork({ pid, host, since, processStart: start }: Owner): boolean {
  if (host !== hostname()) return Date.now() - Date.parse(since) < longestBuild;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
  }
  return start === null || start === processStart(pid);
}

/** Known on Linux alone: `proc_pid_stat(5)`, field 22; the name before may hold spaces and parentheses. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function readOwner(folder: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** A program of a killed build may still write into it: then it takes several attempts. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
