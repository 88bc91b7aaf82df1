/** Opens files of a content root, and nothing that a symbolic link leads to outside of it. */
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** Why a file is not given out: it lies elsewhere, is no file, or the system's error (`EACCES`, `ENOENT`). */
export type Refusal = 'outside' | 'hidden' | 'not a file' | (string & {});

export type InsideFile<T> = { readonly value: T } | { readonly refused: Refusal };

/**
 * Reads a regular file whose real path is inside the root's real path. What is looked at is the file that was opened, so a link that is
 * changed meanwhile gains nothing.
 * @param path relative to the root
 */
export function readInside(root: string, path: string): InsideFile<Buffer> {
  return withInside(root, path, (handle) => readFileSync(handle));
}

/** Whether `readInside` would give the file out; without reading it. */
export function whyRefused(root: string, path: string): Refusal | undefined {
  const opened = withInside(root, path, () => undefined);
  return 'refused' in opened ? opened.refused : undefined;
}

function withInside<T>(root: string, path: string, use: (handle: number) => T): InsideFile<T> {
  try {
    const realRoot = realpathSync.native(root);
    const real = realpathSync.native(join(realRoot, path));
    const refused = refusalOf(realRoot, real);
    if (refused !== undefined) return { refused };
    // A named pipe would otherwise be waited for.
    const handle = openSync(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const opened = fstatSync(handle);
      if (!opened.isFile()) return { refused: 'not a file' };
      // A folder on the way may have become a link since.
      const now = statSync(real);
      if (realpathSync.native(real) !== real || now.ino !== opened.ino || now.dev !== opened.dev) return { refused: 'outside' };
      return { value: use(handle) };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return { refused: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
  }
}

/** Hidden files are never content: `.git` has addresses with passwords, `.env` has worse. */
function refusalOf(realRoot: string, real: string): Refusal | undefined {
  const inside = relative(realRoot, real);
  if (inside === '' || inside.startsWith(`..${sep}`) || inside === '..' || isAbsolute(inside)) return 'outside';
  return inside.split(sep).some((part) => part.startsWith('.')) ? 'hidden' : undefined;
}
