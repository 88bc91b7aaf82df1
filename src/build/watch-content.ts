/** Tells when something of a content root was saved. */
import { basename, relative } from 'node:path';
import { watch } from 'chokidar';
import { isSkippedFolder } from '../content/folder.ts';

/** Saves of one moment (a branch that is checked out, a formatter) count as one, milliseconds. */
const moment = 30;

/** Calls `onChange` after each change below the root or one of the other roots. Resolves once all of it is watched. */
export async function watchContent(root: string, others: readonly string[], onChange: (files: readonly string[]) => void): Promise<void> {
  const isSkipped = (path: string) => {
    const name = basename(path);
    return (
      path !== root &&
      !others.includes(path) &&
      (name.startsWith('.') || isSkippedFolder(name, { folder: '.', isTop: relative(root, path) === name }))
    );
  };
  const watcher = watch([root, ...others], { ignored: isSkipped, ignoreInitial: true });
  let changed: string[] = [];
  watcher.on('all', (event, path) => {
    if (event === 'addDir') return;
    if (changed.length === 0)
      setTimeout(() => {
        const files = changed;
        changed = [];
        onChange(files);
      }, moment);
    changed.push(relative(root, path));
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
}
