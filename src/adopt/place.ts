/** Where each file of a collection goes: one folder for each service, and pages that are shown as pages. */
import { addressPart } from '../content/address.ts';
import type { Collection, SourceFiles } from './collection.ts';

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
  /** What stays behind, and why. */
  left: { file: string; why: string }[];
}

const images = /\.(png|jpe?g|gif|webp|avif|svg)$/i;
const notPages =
  /^(?:readme|contributing|changelog|license|code_of_conduct|security|summary|authors|maintainers|governance|agents|claude)$/i;
const index = /^(?:_?index|readme)$/i;

/** `service` puts all pages below one service. */
export function place(files: SourceFiles, collection: Collection, service?: string): Placing {
  const { kind, pages } = collection;
  const single = service ?? (kind === 'techdocs' || kind === 'github-wiki' ? addressPart(collection.name || 'general') : undefined);
  const prefix = pages === '' ? '' : `${pages}/`;
  const below = [...files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  const alone = lonePages(below);
  const placing: Placing = { placed: [], left: [] };
  const taken = new Set<string>();
  const put = (from: string, to: string, as: Placed['as']) => {
    const path = `runbooks/${single === undefined ? to : `${single}/${to}`}`;
    if (taken.has(path.toLowerCase())) placing.left.push({ file: from, why: `another file has become ${path}` });
    else placing.placed.push({ from, to: path, as });
    taken.add(path.toLowerCase());
  };

  const hasEnding = (path: string) => /\.\w+$/.test(path);
  for (const path of [...below.filter(hasEnding).sort(), ...below.filter((path) => !hasEnding(path)).sort()]) {
    const from = prefix + path;
    const parts = path.split('/').map((part) => (kind === 'docusaurus' ? withoutNumber(part) : part));
    const name = parts.pop() ?? '';
    const stem = /^(.*)\.mdx?$/i.exec(name)?.[1] ?? (isPage(name, files.get(from)) ? name : undefined);
    const depth = parts.length + (single === undefined ? 0 : 1);
    if (stem === undefined) {
      if (images.test(name)) put(from, [...parts, name].join('/'), 'copy');
      else if ((name === 'OWNERS' || /^catalog-info\.ya?ml$/.test(name)) && depth === 1) put(from, [...parts, name].join('/'), 'copy');
    } else if (kind === 'github-wiki' && /^_/.test(name)) {
      placing.left.push({ file: from, why: 'the site has a navigation of its own' });
    } else if (stem.startsWith('_') && !index.test(stem)) {
      placing.left.push({ file: from, why: 'a name with an underscore in front is no page' });
    } else if (depth === 0 && index.test(stem)) {
      placing.left.push({ file: from, why: 'the site has a home page of its own' });
    } else if (kind === 'plain' && parts.length === 0 && notPages.test(stem)) {
      placing.left.push({ file: from, why: 'by its name it is about the repository' });
    } else if ((kind === 'github-wiki' && stem === 'Home') || (index.test(stem) && depth === 1 && !alone.has(path))) {
      put(from, [...parts, '_index.md'].join('/'), 'overview');
    } else if (index.test(stem)) {
      // A folder with an index and pictures is one page.
      put(from, `${(parts.length === 1 && single === undefined ? ['general', ...parts] : parts).join('/') || 'overview'}.md`, 'page');
    } else put(from, `${(depth === 0 ? ['general', stem] : [...parts, stem]).join('/')}.md`, 'page');
  }
  if (single !== undefined && kind === 'techdocs') {
    const catalog = ['catalog-info.yaml', 'catalog-info.yml'].find((path) => files.has(path));
    if (catalog !== undefined) put(catalog, 'catalog-info.yaml', 'copy');
  }
  for (const [file] of files)
    if (/\.mdx?$/i.test(file) && !file.startsWith(prefix) && !isOfRepository(file))
      placing.left.push({ file, why: `it lies outside of ${pages}/` });
  return placing;
}

/** A page whose ending somebody forgot, so that no generator shows it: frontmatter and a heading, or its own name as the title. */
function isPage(name: string, text = ''): boolean {
  if (name.includes('.')) return false;
  return /^---\n[\w-]+:[\s\S]*?\n##? \S/.test(text) || text.startsWith(`# ${name}\n`);
}

/** Index pages that are alone in their folder. */
function lonePages(paths: readonly string[]): Set<string> {
  const pages = paths.filter((path) => /\.mdx?$/i.test(path));
  return new Set(
    pages.filter(
      (path) =>
        !/(?:^|\/)_index\.md$/i.test(path) &&
        pages.filter((other) => other.startsWith(path.slice(0, path.lastIndexOf('/') + 1))).length === 1,
    ),
  );
}

function isOfRepository(file: string): boolean {
  return !file.includes('/') && notPages.test(file.replace(/\.mdx?$/i, ''));
}

/** `01-pool.md` → `pool.md`, as Docusaurus makes addresses. A name that is nothing but a date or number stays. */
export function withoutNumber(name: string): string {
  return /^\d{4}-\d{2}/.test(name) ? name : name.replace(/^\d+\s*[-_.]+\s*(?=[^\d\s.-])/, '');
}
