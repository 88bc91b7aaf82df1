/** What generators' tables of contents list: pages in their order, with titles and the sections they stand in. */

import { posix } from 'node:path';
import { z } from 'zod';
import { foreignValue } from '../content/foreign-yaml.ts';
import { decodeAddress } from '../plain/decode-address.ts';
import type { SourceFiles } from './collection.ts';
import { isPageName, pageStem, withoutPageEnding } from './forms.ts';

/** A page as a table of contents lists it. */
export interface Listed {
  /** From the folder of the pages. */
  readonly path: string;
  readonly title: string | undefined;
  /** The outermost section that it stands in. */
  readonly section: string | undefined;
  /** The file that lists it, from the source folder. */
  readonly from: string;
}

/** What lists the entries of one folder: awesome-pages' `.pages` and `.nav.yml`. */
export interface FolderList {
  /** The file's name. */
  readonly from: string;
  readonly title: string | undefined;
  /** Names of files and folders; `...` stands for all others. */
  readonly names: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
}

/** The tables of contents that list pages across folders, the first that lists any. `nav` is what MkDocs' settings hold. */
export function listedPages(files: SourceFiles, pages: string, nav: { from: string; value: unknown }): readonly Listed[] {
  const fromNav = navEntries(nav.value).map((entry) => ({ ...entry, from: nav.from }));
  if (fromNav.length > 0) return fromNav;
  const prefix = pages === '' ? '' : `${pages}/`;
  const summary = summaryPages(files.get(`${prefix}SUMMARY.md`) ?? '', `${prefix}SUMMARY.md`);
  if (summary.length > 0) return summary;
  const sidebars = [...files.keys()].find((path) => /^sidebars\.(?:[cm]?[jt]s|json)$/.test(path));
  if (sidebars !== undefined) return sidebarPages(files, { sidebars, prefix });
  return wikiPages(files.get('_Sidebar.md') ?? '', files);
}

/** The lists of single folders, by the folder's path from the source folder; empty for the source folder itself. */
export function folderLists(files: SourceFiles): ReadonlyMap<string, FolderList> {
  const lists = new Map<string, FolderList>();
  for (const [path, text] of files) {
    if (text === undefined || !/(?:^|\/)\.(?:pages|nav\.yml)$/.test(path)) continue;
    const found = pagesSchema.safeParse(parsed(text));
    if (!found.success) continue;
    const { title, nav, arrange } = found.data;
    const entries = folderEntries(nav ?? arrange);
    lists.set(path.includes('/') ? posix.dirname(path) : '', {
      from: posix.basename(path),
      title,
      names: entries.map(([name]) => name),
      titles: new Map(entries.flatMap(([name, label]) => (label === undefined ? [] : [[name, label] as const]))),
    });
  }
  return lists;
}

/** Folders of Docusaurus with a name or place of their own: `_category_.json`, `_category_.yml`. */
export interface Category {
  readonly label: string | undefined;
  readonly position: number | undefined;
}

/** By the folder's path from the source folder. */
export function categories(files: SourceFiles): ReadonlyMap<string, Category> {
  const found = new Map<string, Category>();
  for (const [path, text] of files) {
    if (text === undefined || !/(?:^|\/)_category_\.(?:json|ya?ml)$/.test(path)) continue;
    const category = categorySchema.safeParse(parsed(text));
    if (category.success) found.set(posix.dirname(path), { label: category.data.label, position: category.data.position });
  }
  return found;
}

const pagesSchema = z.looseObject({
  title: z.string().optional().catch(undefined),
  nav: z.unknown().optional(),
  arrange: z.unknown().optional(),
});

const categorySchema = z.looseObject({
  label: z.string().min(1).optional().catch(undefined),
  position: z.number().optional().catch(undefined),
});

/** JSON is YAML too. Nothing where it cannot be read. */
function parsed(text: string): unknown {
  return foreignValue(text) ?? {};
}

type Entry = Pick<Listed, 'path' | 'title' | 'section'>;

/** `nav: [page.md, { Title: page.md }, { Section: […] }]` */
function navEntries(nav: unknown, section?: string): Entry[] {
  if (!Array.isArray(nav)) return [];
  return nav.flatMap((entry: unknown): Entry[] => {
    if (typeof entry === 'string') return navTarget(entry, undefined, section);
    if (typeof entry !== 'object' || entry === null) return [];
    return Object.entries(entry).flatMap(([title, target]: [string, unknown]) =>
      typeof target === 'string' ? navTarget(target, title, section) : navEntries(target, section ?? title),
    );
  });
}

function navTarget(target: string, title: string | undefined, section: string | undefined): Entry[] {
  return isPageName(target) && !/^\w+:\/\//.test(target) ? [{ path: target.replace(/^\.?\//, ''), title, section }] : [];
}

/** `nav: [page.md, folder, Title: page.md, ...]` of one folder. */
function folderEntries(nav: unknown): [name: string, title: string | undefined][] {
  if (!Array.isArray(nav)) return [];
  return nav.flatMap((entry: unknown): [string, string | undefined][] => {
    if (typeof entry === 'string') return [[folderName(entry), undefined]];
    if (typeof entry !== 'object' || entry === null) return [];
    return Object.entries(entry).flatMap(([title, target]: [string, unknown]): [string, string | undefined][] =>
      typeof target === 'string' ? [[folderName(target), title]] : folderEntries(target),
    );
  });
}

/** `... | regex=…` is all others, as `...` and `*` are. */
function folderName(entry: string): string {
  return /^(?:\.\.\.|\*)/.test(entry) ? '...' : entry.replace(/^\.\//, '').replace(/\/$/, '');
}

/** GitBook's and mdBook's table of contents: `* [Title](path.md)` below headings. */
function summaryPages(text: string, from: string): Listed[] {
  let section: string | undefined;
  return text.split('\n').flatMap((line): Listed[] => {
    const heading = /^#{1,6}[ \t]+(.*?)[ \t#]*$/.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    const link = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?\[([^\]\n]+)\]\(<?(?:\.?\/)?([^)#>\s]+(?: [^)#>\s]+)*)>?(?:#[^)]*)?\)/.exec(line);
    const path = decodeAddress(link?.[2] ?? '');
    return isPageName(path) ? [{ path, title: link?.[1], section, from }] : [];
  });
}

/** Docusaurus' sidebars are a program, which is not run: the ids of pages in it, in the order in which they stand there. */
function sidebarPages(files: SourceFiles, { sidebars, prefix }: { sidebars: string; prefix: string }): Listed[] {
  const byId = new Map<string, string>();
  for (const [path, text] of files) {
    if (!isPageName(path) || !path.startsWith(prefix)) continue;
    const below = path.slice(prefix.length);
    const id = /^---\n(?:.*\n)*?id:[ \t]*["']?([^"'\n]+?)["']?[ \t]*\n/.exec(text ?? '')?.[1] ?? pageStem(posix.basename(path)) ?? '';
    byId.set(posix.join(posix.dirname(below), id), below);
    byId.set(posix.join(posix.dirname(below).replace(/(^|\/)\d+[-_.]+/g, '$1'), id.replace(/^\d+[-_.]+/, '')), below);
  }
  const code = (files.get(sidebars) ?? '').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const paths = [...code.matchAll(/(["'`])([\w./ -]+)\1(?!\s*:)/g)].flatMap(([, , id = '']) => byId.get(id) ?? []);
  return [...new Set(paths)].map((path) => ({ path, title: undefined, section: undefined, from: sidebars }));
}

/** A wiki's sidebar: `[[Page]]`, `[[Label|Page]]`, `[Label](Page)`. */
function wikiPages(text: string, files: SourceFiles): Listed[] {
  const nameOf = (words: string) =>
    withoutPageEnding(posix.basename(words))
      .replace(/[\s-]+/g, '-')
      .toLowerCase();
  const byName = new Map([...files.keys()].filter(isPageName).map((path) => [nameOf(path), path]));
  const links = [...text.matchAll(/\[\[(?:[^\]|]*\|)?([^\]|#]+)[^\]]*\]\]|\[[^\]]*\]\(([^)#\s]+)[^)]*\)/g)];
  const paths = links.flatMap(([, page, address]) => byName.get(nameOf(decodeAddress(page ?? address ?? '').trim())) ?? []);
  return [...new Set(paths)].map((path) => ({ path, title: undefined, section: undefined, from: '_Sidebar.md' }));
}
