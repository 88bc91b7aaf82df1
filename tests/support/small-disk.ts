/** A file system of a few megabytes, in memory. Mounting one needs the rights of root on Linux. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './content-root.ts';

export interface SmallDisk {
  readonly folder: string;
  makeReadOnly(): void;
  remove(): void;
}

/** Undefined where it cannot be mounted. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  const mount = (...options: string[]) => spawnSync('mount', ['-t', 'tmpfs', ...options, 'tmpfs', folder]).status === 0;
  if (!mount('-o', `size=${megabytes}m`)) {
    rmdirSync(folder);
    return undefined;
  }
  return {
    folder,
    makeReadOnly: () => {
      if (spawnSync('mount', ['-o', 'remount,ro', folder]).status !== 0) throw new Error(`${folder} stays writable`);
    },
    remove: () => {
      spawnSync('umount', [folder]);
    },
  };
}

/** Why tests that need one are skipped; empty where they run. */
export function whyNoSmallDisk(): string {
  const disk = mountSmallDisk(1);
  disk?.remove();
  return disk === undefined ? ' (skipped: no small disk can be mounted here, which needs root on Linux)' : '';
}
