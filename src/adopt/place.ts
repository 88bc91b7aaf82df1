/** Where each file of a collection goes: one folder for each service, and pages that are shown as pages. */
import { posix } from 'node:path';
import { addressPart } from '../content/address.ts';
import { type Left, navigationIsRead } from './account.ts';
import type { Collection, SourceFiles } from './collection.ts';
import { holdsRuby, isPageName, isPicture, pageStem } from './forms.ts';

export interface Placed {
  /** Path in the source. */
  from: string;
  /** Path in the content root. */
  to: string;
  /** `page`: a runbook; `overview`: the text about a service; `copy`: taken as it is. */
  as: 'page' | 'overview' | 'copy';
}

export interface Placing {
  placed: Placed[];
  /** Pages that stay behind, and why. */
  left: Left[];
  /** Pages whose names were taken, and got a number. */
  numbered: Placed[];
}

const notPages =
  /^(?:readme|contributing|changelog|license|code_of_conduct|security|summary|authors|maintainers|governance|agents|claude)$/i;
const index = /^(?:_?index|readme)$/i;

/** `service` puts all pages below one service; `smaller` are images that come as WebP. */
export function place(files: SourceFiles, collection: Collection, service?: string, smaller: ReadonlySet<string> = new Set()): Placing {
  const { kind, pages } = collection;
  const single = service ?? (kind === 'techdocs' || kind === 'github-wiki' ? addressPart(collection.name || 'general') : undefined);
  const prefix = pages === '' ? '' : `${pages}/`;
  const below = [...files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  const alone = lonePages(below, (path) => files.get(prefix + path) ?? '');
  const { placing, put } = placer(files, single, smaller);
  // Pages in no folder are of this service; one that has its name already, in whatever case, is it.
  const none = below.map((path) => foldersOf(path, collection)[0]).find((name) => name?.toLowerCase() === 'general') ?? 'general';
  for (const path of [...below.filter(hasEnding).sort(), ...below.filter((path) => !hasEnding(path)).sort()]) {
    const from = prefix + path;
    const parts = foldersOf(path, collection);
    const name = plainName(posix.basename(path), kind);
    const depth = parts.length + (single === undefined ? 0 : 1);
    const stem = pageStem(name) ?? (isPage(name, files.get(from)) ? name : undefined);
    if (stem === undefined || holdsRuby(from, files.get(from) ?? '')) {
      if (isPicture(name)) put(from, [...parts, name].join('/'), 'copy');
      else if ((name === 'OWNERS' || /^catalog-info\.ya?ml$/.test(name)) && depth === 1) put(from, [...parts, name].join('/'), 'copy');
      continue;
    }
    const why = partFolders.test(path) ? ofOthers : whyLeft({ stem, name, depth, inRoot: parts.length === 0 }, collection);
    if (why !== undefined) placing.left.push({ file: from, why });
    else if (depth === 1 && ((kind === 'github-wiki' && stem === 'Home') || (index.test(stem) && !alone.has(path))))
      put(from, [...parts, '_index.md'].join('/'), 'overview');
    // A folder with an index and pictures is one page.
    else if (index.test(stem)) put(from, `${pageOfFolder(parts, stem, { single, none })}.md`, 'page');
    else put(from, `${(depth === 0 ? [none, stem] : [...parts, stem]).join('/')}.md`, 'page');
  }
  if (single !== undefined && kind === 'techdocs') {
    const catalog = ['catalog-info.yaml', 'catalog-info.yml'].find((path) => files.has(path));
    if (catalog !== undefined) put(catalog, 'catalog-info.yaml', 'copy');
  }
  for (const [file] of files)
    if (isPageName(file) && !file.startsWith(prefix))
      placing.left.push({ file, why: isOfRepository(file) ? aboutRepository : `it lies outside of ${pages}/` });
  return placing;
}

/** Folders of what generators put into pages. */
const partFolders = /(?:^|\/)(?:\.gitbook|_includes|_layouts|_snippets|_partials|_data)\//;
const ofOthers = 'no page, but a part of others, which hold its text';
const aboutRepository = 'by its name it is about the repository';

/** Where an index goes that is a page of its own. */
function pageOfFolder(parts: readonly string[], stem: string, { single, none }: { single: string | undefined; none: string }): string {
  if (parts.length !== 1 || single !== undefined) return parts.join('/') || 'overview';
  // Hugo's `_index.md` is the page of a section, the section a service.
  return (stem.startsWith('_') ? [...parts, ...parts] : [none, ...parts]).join('/');
}

function placer(files: SourceFiles, single: string | undefined, smaller: ReadonlySet<string>) {
  const placing: Placing = { placed: [], left: [], numbered: [] };
  const taken = new Map<string, Placed>();
  const put = (from: string, to: string, as: Placed['as']): void => {
    const below = single === undefined ? to : `${single}/${to}`;
    const wanted = `runbooks/${as === 'page' ? shownPage(below) : smaller.has(from) ? asWebp(below) : below}`;
    const rival = taken.get(wanted.toLowerCase());
    if (rival !== undefined && isSame(files.get(from), files.get(rival.from))) {
      placing.left.push({ file: from, why: `the same text as \`${rival.from}\`` });
      return;
    }
    const path = rival === undefined ? wanted : freeName(wanted, as, taken);
    const file = { from, to: path, as: rival !== undefined && as === 'overview' ? ('page' as const) : as };
    placing.placed.push(file);
    if (rival !== undefined) placing.numbered.push(file);
    taken.set(path.toLowerCase(), file);
  };
  return { placing, put };
}

/** The path of an image that comes as WebP. */
export function asWebp(path: string): string {
  return path.replace(/\.\w+$/, '.webp');
}

/** The path of a page with a name that the site shows: it is neither a part of others nor an overview. */
function shownPage(path: string): string {
  const name = posix.basename(path, '.md').replace(/^[_.]+/, '') || 'page';
  return posix.join(posix.dirname(path), `${index.test(name) ? `${name}-page` : name}.md`);
}

/** A name that is free: with a number. A second overview is a page of its service. */
function freeName(wanted: string, as: Placed['as'], taken: ReadonlyMap<string, Placed>): string {
  const path = as === 'overview' ? wanted.replace(/_index\.md$/, 'overview.md') : wanted;
  const ending = posix.extname(path);
  for (let count = as === 'overview' ? 1 : 2; ; count++) {
    const candidate = count === 1 ? path : `${path.slice(0, path.length - ending.length)}-${count}${ending}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.trim() === other.trim();
}

function hasEnding(path: string): boolean {
  return /\.\w+$/.test(path);
}

/** The folders of a page as they are here: a top folder that only says that runbooks are in it is none. */
function foldersOf(path: string, { kind, tops }: Collection): string[] {
  const parts = path
    .split('/')
    .slice(0, -1)
    .map((part) => plainName(part, kind));
  return tops.includes(path.split('/')[0] ?? '') ? parts.slice(1) : parts;
}

/** Names without what a generator or exporter adds: Docusaurus' numbers, Notion's ids. */
function plainName(name: string, kind: Collection['kind']): string {
  // GitBook keeps images in `.gitbook/assets`; the site shows nothing hidden.
  const plain = withoutNotionId(name).replace(/^\.+(?=.)/, '');
  if (kind === 'jekyll' && !isPageName(plain)) return plain.replace(/^_+(?=.)/, '');
  return kind === 'docusaurus' ? withoutNumber(plain) : plain;
}

const notionId = /[ _-]([0-9a-f]{32})(?=$|\.[a-z]+$)/i;

/** `Restart the queue 3f2a….md` → `Restart the queue.md` */
export function withoutNotionId(name: string): string {
  const plain = name.replace(notionId, '');
  return /^(?:\.\w+)?$/.test(plain) ? name : plain;
}

/** The path that Notion gives the page on its site; undefined for a name without its id. */
export function notionPath(name: string): string | undefined {
  const id = notionId.exec(name)?.[1];
  const title = withoutNotionId(pageStem(name) ?? name).replace(/[^\p{L}\p{N}]+/gu, '-');
  return id === undefined ? undefined : `/${title}-${id}`;
}

interface PageName {
  stem: string;
  name: string;
  depth: number;
  /** Whether it lies in the folder of the pages itself. */
  inRoot: boolean;
}

/** Why what could be a page is left; undefined for a page. */
function whyLeft({ stem, name, depth, inRoot }: PageName, { kind, pages }: Collection): string | undefined {
  if (kind === 'github-wiki' && name === '_Sidebar.md') return navigationIsRead;
  if (kind === 'github-wiki' && /^_/.test(name)) return 'the site has a navigation of its own';
  if (stem.startsWith('_') && !index.test(stem)) return ofOthers;
  if (depth === 0 && index.test(stem)) return 'the site has a home page of its own';
  if (inRoot && /^summary$/i.test(stem)) return navigationIsRead;
  if (pages === '' && kind !== 'github-wiki' && inRoot && notPages.test(stem)) return aboutRepository;
  return undefined;
}

/** A page whose ending somebody forgot, so that no generator shows it: frontmatter and a heading, or its own name as the title. */
function isPage(name: string, text = ''): boolean {
  if (name.includes('.')) return false;
  return /^---\n[\w-]+:[\s\S]*?\n##? \S/.test(text) || text.startsWith(`# ${name}\n`);
}

/** Index pages that are alone in their folder; of Hugo's sections those that hold steps or sections. */
function lonePages(paths: readonly string[], textOf: (path: string) => string): Set<string> {
  const pages = paths.filter(isPageName);
  return new Set(
    pages.filter(
      (path) =>
        index.test(pageStem(posix.basename(path)) ?? '') &&
        (!/(?:^|\/)_index\.[^/]+$/i.test(path) || /^(?:#{2,} |\s*[-*+] \[[ x]\] )/m.test(textOf(path))) &&
        pages.filter((other) => other.startsWith(path.slice(0, path.lastIndexOf('/') + 1))).length === 1,
    ),
  );
}

function isOfRepository(file: string): boolean {
  return !file.includes('/') && notPages.test(pageStem(file) ?? file);
}

/** `01-pool.md` → `pool.md`, as Docusaurus makes addresses. A name that is nothing but a date or number stays. */
export function withoutNumber(name: string): string {
  return /^\d{4}-\d{2}/.test(name) ? name : name.replace(/^\d+\s*[-_.]+\s*(?=[^\d\s.-])/, '');
}
