/** Paths as they were typed on the command line. */
import { relative, resolve } from 'node:path';
import { isInstalled } from '../build/paths.ts';

/**
 * The folder where the command was typed. npm starts the scripts of this repository in its folder, and names the caller's; a team's own
 * scripts mean the folder they are started in.
 */
export function typedIn(): string {
  return (isInstalled ? undefined : process.env['INIT_CWD']) ?? process.cwd();
}

/** A path from the command line, absolute. */
export function folder(path: string): string {
  return resolve(typedIn(), path);
}

/** A path as somebody at this command line would type it. */
export function asTyped(path: string): string {
  const way = relative(typedIn(), path);
  return way === '' ? '.' : way;
}
