/**
 * One compiled renderer for every base: the pages are compiled below a path that nobody serves a site at, and what comes out gets the
 * site's own in its place.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from './files-below.ts';

/** The path that stands for the base. */
export const anyBase = '/__breakglass_base__/';

/** A text of the renderer or of a page as a site at `base` has it. */
export function atBase(text: string, base: string): string {
  return text.replaceAll(anyBase.slice(0, -1), base.slice(0, -1));
}

/** Files that may name an address of the site. All others are copied as they are. */
const namesAddresses = /\.(?:m?js|css|html|json|webmanifest|svg|txt|xml)$/;

/** What else becomes of the files on the way. */
export interface Change {
  readonly name: (file: string) => string;
  readonly text: (text: string, file: string) => string;
}

const unchanged: Change = { name: (file) => file, text: (text) => text };

/** Makes `to` a copy of the files below `from` as a site at `base` has them, in one step. One that is there is left as it is. */
export function placeAtBase(from: string, to: string, base: string, change: Change = unchanged): void {
  if (existsSync(to)) return;
  const fresh = `${to}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  for (const file of filesBelow(from)) {
    const target = join(fresh, change.name(file));
    mkdirSync(dirname(target), { recursive: true });
    if (namesAddresses.test(file)) writeFileSync(target, atBase(change.text(readFileSync(join(from, file), 'utf8'), file), base));
    else copyFileSync(join(from, file), target);
  }
  try {
    renameSync(fresh, to);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another build made the same in the meantime.
    if (!existsSync(to)) throw error;
  }
}
