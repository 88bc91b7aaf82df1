/** The folders that a site is made from: its own content root, and those of other teams that its settings name. */
import type { Variables } from '../query/variable.ts';
import { pathBelow } from './layout.ts';

export interface ContentRoot {
  /** From the content root: empty for itself, `../payments/ops` for another. */
  readonly folder: string;
  /** The folders of its runbooks, its query sheets and its postmortems, from the content root. */
  readonly runbooks: string;
  readonly queries: string;
  readonly postmortems: string;
  /** Put in front of the names of its services and sheets; empty when they stay as they are. */
  readonly prefix: string;
  /** The team that owns what nothing else gives an owner; empty when none does. */
  readonly owner: string;
  /** Variables of all that is in it. */
  readonly variables: Variables;
  /** The address that opens one of its files for editing, where its own settings have one; the site's own is in the site's settings. */
  readonly edit: string;
}

/** The root that a file is in: the innermost, as one may lie in another. The site's own comes first, and has what lies in none. */
export function rootOf<T extends Pick<ContentRoot, 'folder'>>(roots: readonly T[], path: string): T | undefined {
  let found: T | undefined;
  for (const root of roots)
    if (root.folder !== '' && path.startsWith(`${root.folder}/`) && root.folder.length > (found?.folder.length ?? 0)) found = root;
  return found ?? roots[0];
}

/** Whether a file lies in a folder of runbooks. */
export function isInRunbooks(roots: readonly ContentRoot[], path: string): boolean {
  const { runbooks = '.' } = rootOf(roots, path) ?? {};
  return runbooks === '.' || path.startsWith(`${runbooks}/`);
}

/** The parts of a runbooks file's path below its folder of runbooks, in NFC; the first is its service, with the prefix of its root. */
export function partsInRunbooks(roots: readonly ContentRoot[], path: string): string[] {
  const root = rootOf(roots, path);
  const parts = pathBelow(root?.runbooks ?? '.', path)
    .normalize('NFC')
    .split('/');
  const prefix = root?.prefix ?? '';
  if (prefix === '') return parts;
  const [service = '', ...rest] = parts;
  return rest.length === 0 ? [prefix, service] : [`${prefix}-${service}`, ...rest];
}

/** The path of a sheet below its folder of queries, with the prefix of its root. */
export function pathInQueries(roots: readonly ContentRoot[], path: string): string {
  return prefixedPath(roots, path, 'queries');
}

/** The path of a postmortem below its folder of postmortems, with the prefix of its root. */
export function pathInPostmortems(roots: readonly ContentRoot[], path: string): string {
  return prefixedPath(roots, path, 'postmortems');
}

/** Whether a file lies in a folder of postmortems. */
export function isInPostmortems(roots: readonly ContentRoot[], path: string): boolean {
  const folder = rootOf(roots, path)?.postmortems;
  return folder !== undefined && path.startsWith(`${folder}/`);
}

function prefixedPath(roots: readonly ContentRoot[], path: string, folder: 'queries' | 'postmortems'): string {
  const root = rootOf(roots, path);
  const below = pathBelow(root?.[folder] ?? '.', path).normalize('NFC');
  return root === undefined || root.prefix === '' ? below : `${root.prefix}/${below}`;
}

/**
 * The name that something has on the site, where a file of a root names it as it is called in that root: its own before those of others.
 * @param join what stands between a prefix and a name
 */
export function nameOnSite(
  { roots, file, join }: { readonly roots: readonly ContentRoot[]; readonly file: string; readonly join: '-' | '/' },
  name: string,
  isKnown: (name: string) => boolean,
): string {
  const prefix = rootOf(roots, file)?.prefix ?? '';
  const own = prefix === '' ? name : `${prefix}${join}${name}`;
  return isKnown(own) ? own : name;
}

/** Where a file lies on disk: the folder that it may not leave, and its path in there. */
export interface PlaceOnDisk {
  readonly folder: string;
  readonly path: string;
}

/** @param content the content root */
export function insideOf(content: string, roots: readonly Pick<ContentRoot, 'folder'>[], file: string): PlaceOnDisk {
  const folder = rootOf(roots, file)?.folder ?? '';
  return folder === '' ? { folder: content, path: file } : { folder: `${content}/${folder}`, path: file.slice(folder.length + 1) };
}
