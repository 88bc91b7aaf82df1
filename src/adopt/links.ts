/** Links and images between the pages of a collection: where they led in the source, and how to write that where the pages are now. */

import { posix } from 'node:path';
import { decodeAddress } from '../plain/decode-address.ts';
import { withoutPageEnding } from './forms.ts';
import type { Placed } from './place.ts';
import { withoutNumber } from './place.ts';

export interface LinkWorld {
  placed: readonly Placed[];
  /** Folder of the pages in the source; empty for the source itself. */
  pages: string;
  /** Folders served at the site's root. */
  served: readonly string[];
}

/** `to` leads on in the content root; `lost` leads to nothing that was adopted; undefined for what stays as it is. */
export type Link = { to: string } | { lost: true } | undefined;

/** Answers how to write a link of one file. */
export type LinkWriter = (href: string) => Link;

/** A writer for each file. */
export function linkWriters({ placed, pages, served }: LinkWorld): (file: Placed) => LinkWriter {
  const targets = new Map<string, Placed>();
  for (const file of placed) for (const key of keysOf(file.from)) if (!targets.has(key)) targets.set(key, file);
  const byName = uniqueNames(placed);
  const roots = [pages, ...served, ''];
  return (file) => (href) => {
    // AsciiDoc's prefix, which people bring along.
    if (/^link:https?:/i.test(href)) return { to: href.slice('link:'.length) };
    const [, path = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(href) ?? [];
    if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href) || href.includes('{{')) return undefined;
    const written = decodeAddress(path).replace(/^@site\//, '/');
    const folder = posix.dirname(file.from);
    const candidates = written.startsWith('/')
      ? roots.map((root) => posix.join(root, written))
      : // Sites resolve a relative link against the page's address, one level below its file; editors against the file.
        [
          posix.join(folder, written),
          posix.join(folder, posix.basename(file.from, posix.extname(file.from)), written),
          posix.join(pages, written),
        ];
    const found =
      candidates.map((candidate) => targets.get(key(candidate))).find((target) => target !== undefined) ??
      byName.get(key(posix.basename(written)));
    if (found === undefined) return { lost: true };
    const to = posix.relative(posix.dirname(file.to), found.to) || posix.basename(found.to);
    const isSame = posix.join(posix.dirname(file.to), decodeAddress(path)) === found.to;
    return isSame ? undefined : { to: encodeSpaces(to.startsWith('.') ? to : `./${to}`) + rest };
  };
}

/** What a link to a file may be, as keys. */
function keysOf(path: string): string[] {
  const plain = withoutPageEnding(path).replace(/\/(?:_?index|readme)$/i, '');
  const numberless = path.split('/').map(withoutNumber).join('/');
  return [...new Set([path, plain, numberless].map(key))];
}

/** Case, endings, and how blanks are written make no difference. */
function key(path: string): string {
  return withoutPageEnding(path.replace(/^\.?\/+|\/+$/g, '').replace(/\.html?$/i, ''))
    .replace(/\/(?:_?index|readme)$/i, '')
    .replace(/[ _]/g, '-')
    .toLowerCase();
}

/** Pages by their name alone, where only one has it: how wikis link, and Hugo's `ref`. */
function uniqueNames(placed: readonly Placed[]): Map<string, Placed> {
  const found = new Map<string, Placed | null>();
  for (const file of placed) {
    if (file.as === 'copy') continue;
    const name = key(posix.basename(file.from));
    found.set(name, found.has(name) ? null : file);
  }
  return new Map([...found].flatMap(([name, file]): [string, Placed][] => (file === null ? [] : [[name, file]])));
}

function encodeSpaces(path: string): string {
  return path.replace(/ /g, '%20').replace(/\(/g, '%28').replace(/\)/g, '%29');
}
