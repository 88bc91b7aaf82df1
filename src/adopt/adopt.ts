/** A folder of Markdown that was written for another generator → a content root. Pure: texts in, texts and remarks out. */
import { posix } from 'node:path';
import { bounded } from '../content/boundary.ts';
import { sourceFromText } from '../content/source-file.ts';
import { type Account, accountFor, type Left } from './account.ts';
import { convertBlocks } from './blocks.ts';
import { type Collection, type Kind, recognise, type SourceFiles } from './collection.ts';
import { isPageName, isPicture, pageStem, withoutPlainRuby } from './forms.ts';
import { addressOf, convertFrontmatter } from './frontmatter.ts';
import { withIncludes } from './includes.ts';
import { convertInline } from './inline.ts';
import { linkWriters } from './links.ts';
import { type KeptOrder, keptOrder } from './order.ts';
import { asWebp, notionPath, type Placed, place } from './place.ts';
import { codeFollower, linesOf, type Remark } from './remarks.ts';
import { serviceFiles } from './service-files.ts';
import { withSteps } from './steps.ts';

export interface Adopted {
  collection: Collection;
  /** Files to write, by path in the content root. */
  texts: ReadonlyMap<string, string>;
  /** Files to copy as they are. */
  copies: readonly Pick<Placed, 'from' | 'to'>[];
  changed: readonly Remark[];
  look: readonly Remark[];
  /** What became of each file of the source. */
  account: Account;
  pages: number;
  overviews: number;
  /** Items of numbered lists that could be steps and are not. */
  possibleSteps: number;
  /** What the navigation gave an order to. */
  order: KeptOrder;
}

export interface AdoptOptions {
  /** The source folder's own name. */
  folder: string;
  /** What it was written for, where somebody knows better. */
  as?: Kind | undefined;
  /** The one service that all pages belong to. */
  service?: string | undefined;
  /** The folder of the source whose pages are adopted alone. */
  only?: string | undefined;
  /** Whether numbered lists under headings that say what to do become steps. */
  steps?: boolean | undefined;
  /** Files and folders that were not read, and why. */
  left?: readonly Left[];
  /** Images of the source that are written as WebP, by their paths: links to them follow. */
  smaller?: ReadonlySet<string>;
}

export function adopt(files: SourceFiles, options: AdoptOptions): Adopted {
  const { folder, as, service, only, steps = false, left: notRead = [], smaller = new Set() } = options;
  const found = recognise(files, folder, { as, only, hidden: notRead.map(({ file }) => file) });
  const collection = found.name === '' && found.kind === 'github-wiki' ? { ...found, name: folder.replace(/\.wiki$/, '') } : found;
  const { placed, left, numbered } = place(files, collection, service, smaller);
  const changed: Remark[] = [];
  const look: Remark[] = [];
  const own = new Set(placed.map(({ to }) => to.toLowerCase()));
  const placedAndServed = [...placed, ...imagesElsewhere(files, collection, smaller).filter(({ to }) => !own.has(to.toLowerCase()))];
  const linkOf = linkWriters({ files, placed: placedAndServed, pages: collection.pages, served: collection.served });
  let possibleSteps = 0;
  const possibleStep = (): void => {
    possibleSteps++;
  };
  const texts = new Map<string, string>();
  const taken = new Set(placed.map(({ to }) => addressOf(to)));
  for (const file of placed) {
    if (file.as === 'copy') continue;
    const remarks = {
      changed: (line: number, what: string) => changed.push({ file: file.from, line, what }),
      look: (line: number, what: string) => look.push({ file: file.from, line, what }),
    };
    if (numbered.includes(file)) remarks.look(1, `another page has the name that it would have: it is \`${file.to}\``);
    if (!isPageName(file.from)) remarks.look(1, 'its name has no ending, so it was no page before: it is one now');
    const written = files.get(file.from) ?? '';
    // A page that cannot be converted is taken as it is: `check` shows what is wrong with it.
    const converted = bounded(
      file.from,
      () => ({
        value: convert(written, file, { files, collection, link: linkOf(file), taken, steps, possibleStep, remarks }),
        problems: [],
      }),
      () => written,
    );
    for (const { line, message } of converted.problems) remarks.look(line, `${message}; it was copied as it is`);
    texts.set(file.to, converted.value);
  }
  const order = keptOrder(files, collection, placed);
  for (const [path, text] of serviceFiles({ collection, placed, order, texts: new Map(texts) })) texts.set(path, text);
  const linked = [...texts.values()].join('\n');
  const copies = placedAndServed.filter(
    ({ as, to }) => as === 'copy' && (placed.some((file) => file.to === to) || linked.includes(posix.basename(to))),
  );
  const adopted = new Set([...placed.filter(({ as }) => as !== 'copy'), ...copies].map(({ from }) => from));
  const countOf = (as: Placed['as']) => placed.filter((file) => file.as === as).length;
  const account = accountFor(files, adopted, [...notRead, ...left]);
  return {
    collection,
    texts,
    copies,
    changed,
    look,
    account,
    pages: countOf('page'),
    overviews: countOf('overview'),
    possibleSteps,
    order,
  };
}

interface PageWorld {
  files: SourceFiles;
  collection: Collection;
  taken: Set<string>;
  steps: boolean;
  /** Counts an item that could be a step. */
  possibleStep: () => void;
  link: Parameters<typeof convertInline>[1]['link'];
  remarks: Parameters<typeof convertInline>[1]['remarks'];
}

function convert(text: string, file: Placed, { files, collection, link, taken, steps, possibleStep, remarks }: PageWorld): string {
  // Problems of the bytes are remarks by `check`, with their places.
  const decoded = sourceFromText(file.from, text).text;
  const source = /\.erb$/i.test(file.from) ? withoutPlainRuby(decoded, titleIn(decoded)) : decoded;
  const isIndex = file.as === 'overview';
  const frontmatter = convertFrontmatter(source, {
    title: titleFor(source, file, collection),
    folder: `/${posix.dirname(file.to)}/`,
    taken,
    overview: isIndex,
    address: notionPath(posix.basename(file.from)),
    remarks,
  });
  const first = source.slice(0, frontmatter.bodyOffset).split('\n').length;
  const mdx = collection.kind === 'docusaurus' || file.from.endsWith('.mdx');
  const written = withIncludes(linesOf(source.slice(frontmatter.bodyOffset), first), {
    files,
    from: file.from,
    pages: collection.pages,
    remarks,
  });
  const lines = convertInline(convertBlocks(written, remarks), { link, mdx, remarks });
  const stepped = isIndex ? lines : withSteps(lines, steps ? remarks : { changed: possibleStep, look: remarks.look });
  const made = steps ? stepped : lines;
  return frontmatter.text + made.map(({ text }) => text).join('\n');
}

/** The title in frontmatter, without its quotes. */
function titleIn(text: string): string {
  return (/^title:[ \t]*(.*?)[ \t]*$/m.exec(text)?.[1] ?? '').replace(/^(["'])(.*)\1$/, '$2');
}

/** What a table of contents or the file's name calls a page that does not name itself. Where it does, a table's shorter label adds nothing. */
function titleFor(source: string, { from }: Placed, { kind, pages, listed, folders }: Collection): string | undefined {
  if (namesItself(source)) return undefined;
  const base = posix.basename(from);
  const folder = from.includes('/') ? posix.dirname(from) : '';
  const title = folders.get(folder)?.titles.get(base) ?? listed.find(({ path }) => posix.join(pages, path) === from)?.title;
  const name = pageStem(base) ?? base;
  return title ?? (kind === 'github-wiki' && name.includes('-') ? name.replace(/-/g, ' ') : undefined);
}

/** Whether a page has a title of its own: in frontmatter, or as a heading outside of code. */
function namesItself(source: string): boolean {
  if (/^title\s*[:=]/m.test(source)) return true;
  const inCode = codeFollower();
  const lines = source.split('\n');
  return lines.some((line, at) => !inCode(line) && (/^# \S/.test(line) || (/^=+\s*$/.test(line) && (lines[at - 1] ?? '').trim() !== '')));
}

/** Images outside of the pages' folder, those that the generator serves at the site's root (`static/img/x.png`) as they are served. */
function imagesElsewhere(files: SourceFiles, { served, pages }: Collection, smaller: ReadonlySet<string>): Placed[] {
  const taken = new Set<string>();
  return [...files.keys()].flatMap((from): Placed[] => {
    if (!isPicture(from) || pages === '' || from.startsWith(`${pages}/`)) return [];
    const root = served.find((folder) => from.startsWith(`${folder}/`));
    const path = `runbooks/${plainPath(root === undefined ? from : from.slice(root.length + 1))}`;
    const to = smaller.has(from) ? asWebp(path) : path;
    if (taken.has(to.toLowerCase())) return [];
    taken.add(to.toLowerCase());
    return [{ from, to, as: 'copy' }];
  });
}

/** Nothing hidden is shown. */
function plainPath(path: string): string {
  return path
    .split('/')
    .map((part) => part.replace(/^\.+(?=.)/, ''))
    .join('/');
}
