/** Which program installs the packages of a project, by the lock file that it keeps. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PackageManager {
  /** Lines that install what the lock file names. */
  readonly install: readonly string[];
  /** What starts a program of the project. */
  readonly call: string;
}

const npm: PackageManager = { install: ['npm ci'], call: 'npx' };
const pnpm: PackageManager = { install: ['corepack enable', 'pnpm install --frozen-lockfile'], call: 'pnpm exec' };
const yarn = (frozen: string): PackageManager => ({ install: ['corepack enable', `yarn install ${frozen}`], call: 'yarn' });

/** Of the project in this folder; npm where nothing says another. */
export function packageManagerOf(folder: string): PackageManager {
  if (existsSync(join(folder, 'pnpm-lock.yaml'))) return pnpm;
  const lock = join(folder, 'yarn.lock');
  if (!existsSync(lock)) return npm;
  return yarn(readFileSync(lock, 'utf8').includes('# yarn lockfile v1') ? '--frozen-lockfile' : '--immutable');
}

/** What starts a program of the project, by the program that started this one. */
export function callerOf(userAgent = process.env['npm_config_user_agent'] ?? ''): string {
  if (userAgent.startsWith('pnpm/')) return pnpm.call;
  return userAgent.startsWith('yarn/') ? 'yarn' : npm.call;
}
