/** Links and images between the pages of a collection: where they led in the source, and how to write that where the pages are now. */

import { posix } from 'node:path';
import { decodeAddress } from '../plain/decode-address.ts';
import { anchorFor, type PageAnchors, pageAnchors } from './anchors.ts';
import type { SourceFiles } from './collection.ts';
import { isPicture, withoutPageEnding } from './forms.ts';
import type { Placed } from './place.ts';
import { withoutNumber } from './place.ts';

export interface LinkWorld {
  files: SourceFiles;
  placed: readonly Placed[];
  /** Folder of the pages in the source; empty for the source itself. */
  pages: string;
  /** Folders served at the site's root. */
  served: readonly string[];
}

/** `to` leads on in the content root; `lost` says why it leads to nothing there; undefined for what stays as it is. */
export type Link = { to: string; lost?: string } | { lost: string } | undefined;

/** Answers for one file. */
export interface LinkWriter {
  /** How to write a link or the address of an image. */
  readonly href: (href: string) => Link;
  /** How to write a link to a page that is named as wikis name it, `Page#Heading`; undefined where no page is called so. */
  readonly page: (name: string) => { to: string; lost?: string } | undefined;
  /** How to write the address of an image that is named without its folder. */
  readonly image: (name: string) => string | undefined;
}

/** A writer for each file. */
export function linkWriters(world: LinkWorld): (file: Placed) => LinkWriter {
  const find = finder(world);
  const anchorsOf = anchorReader(world.files);
  const there = sourceKeys(world.files);
  return (file) => {
    const towards = (found: Placed, fragment: string) => {
      const to = posix.relative(posix.dirname(file.to), found.to) || posix.basename(found.to);
      const path = found === file && fragment !== '' ? '' : encodeSpaces(to.startsWith('.') ? to : `./${to}`);
      return { path, ...fragmentOf(fragment, found, anchorsOf) };
    };
    const href = (written: string): Link => {
      // AsciiDoc's prefix, which people bring along; Jekyll's and Hugo's names for the site's own address.
      const plain = written.replace(
        /^\{\{-?\s*(?:site\.(?:baseurl|url)|\.Site\.BaseURL)[^}]*\}\}(?:\{\{-?\s*site\.baseurl[^}]*\}\})?\/?/,
        '/',
      );
      if (/^link:https?:/i.test(plain)) return { to: plain.slice('link:'.length) };
      const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#[\s\S]*)?$/.exec(plain) ?? [];
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(plain) || plain.includes('{{')) return undefined;
      if (path === '') return hash === '' ? undefined : withinPage(hash, file, anchorsOf);
      const found = find(decodeAddress(path), file);
      if (found === undefined)
        return {
          lost: there.has(key(posix.join(posix.dirname(file.from), decodeAddress(path))))
            ? 'leads to a file that was not adopted'
            : 'leads to nothing in the source',
        };
      const { path: to, anchor, lost } = towards(found, hash.slice(1));
      const isSame = posix.join(posix.dirname(file.to), decodeAddress(path)) === found.to;
      const whole = (isSame ? path : to || encodeSpaces(`./${posix.basename(found.to)}`)) + query + (anchor === '' ? '' : `#${anchor}`);
      if (lost !== undefined) return { to: whole, lost };
      return whole === written ? undefined : { to: whole };
    };
    const page: LinkWriter['page'] = (name) => {
      const at = name.indexOf('#');
      const [path, fragment] = at === -1 ? [name.trim(), ''] : [name.slice(0, at).trim(), name.slice(at + 1).trim()];
      const found = path === '' ? file : find(path, file);
      if (found === undefined || (path === '' && fragment === '')) return undefined;
      const { path: to, anchor, lost } = towards(found, fragment);
      return { to: to + (anchor === '' ? '' : `#${anchor}`), ...(lost === undefined ? {} : { lost }) };
    };
    const image = (name: string): string | undefined => {
      const found = find(name, file);
      return found?.as === 'copy' ? towards(found, '').path : undefined;
    };
    return { href, page, image };
  };
}

/** A link within the page. */
function withinPage(hash: string, file: Placed, anchorsOf: (file: Placed) => PageAnchors): Link {
  const { anchor, lost } = fragmentOf(hash.slice(1), file, anchorsOf);
  // `check` reports an anchor that the page does not have, with its place.
  return lost !== undefined || `#${anchor}` === hash ? undefined : { to: `#${anchor}` };
}

function fragmentOf(fragment: string, found: Placed, anchorsOf: (file: Placed) => PageAnchors): { anchor: string; lost?: string } {
  if (fragment === '' || fragment === 'top') return { anchor: fragment };
  const anchor = anchorFor(fragment, anchorsOf(found));
  if (anchor !== undefined) return { anchor };
  return { anchor: fragment, lost: found.as === 'page' ? `names \`#${fragment}\`, which \`${found.from}\` does not have` : undefined } as {
    anchor: string;
    lost?: string;
  };
}

function anchorReader(files: SourceFiles): (file: Placed) => PageAnchors {
  const known = new Map<string, PageAnchors>();
  return ({ from }) => {
    const anchors = known.get(from) ?? pageAnchors(files.get(from) ?? '');
    known.set(from, anchors);
    return anchors;
  };
}

/** Finds what a path in a file means, as sites and editors do. */
function finder({ placed, pages, served }: LinkWorld): (path: string, file: Placed) => Placed | undefined {
  const targets = new Map<string, Placed>();
  for (const file of placed) for (const form of keysOf(file.from)) if (!targets.has(form)) targets.set(form, file);
  const byName = uniqueNames(placed);
  const roots = [pages, ...served, ''];
  return (path, file) => {
    const written = path.replace(/^@site\//, '/').replace(/^@\//, '/');
    const folder = posix.dirname(file.from);
    const candidates = written.startsWith('/')
      ? roots.map((root) => posix.join(root, written))
      : // Sites resolve a relative link against the page's address, one level below its file; editors against the file.
        [
          posix.join(folder, written),
          posix.join(folder, posix.basename(file.from, posix.extname(file.from)), written),
          posix.join(pages, written),
        ];
    return (
      candidates.map((candidate) => targets.get(key(candidate))).find((target) => target !== undefined) ??
      byName.get(key(posix.basename(written)))
    );
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
    .normalize('NFC')
    .toLowerCase();
}

/** Every file and folder of the source, as keys. */
function sourceKeys(files: SourceFiles): ReadonlySet<string> {
  const found = new Set<string>();
  for (const path of files.keys())
    for (let part = path; part !== '.' && part !== ''; part = posix.dirname(part)) {
      if (found.has(key(part))) break;
      found.add(key(part));
    }
  return found;
}

/** Pages and pictures by their name alone, where only one has it: how wikis link, and Hugo's `ref`. */
function uniqueNames(placed: readonly Placed[]): Map<string, Placed> {
  const found = new Map<string, Placed | null>();
  for (const file of placed) {
    if (file.as === 'copy' && !isPicture(file.from)) continue;
    const name = key(posix.basename(file.from));
    found.set(name, found.has(name) ? null : file);
  }
  return new Map([...found].flatMap(([name, file]): [string, Placed][] => (file === null ? [] : [[name, file]])));
}

function encodeSpaces(path: string): string {
  return path.replace(/ /g, '%20').replace(/\(/g, '%28').replace(/\)/g, '%29');
}
