/** The order in which a generator's navigation had the pages and services, as `order` keeps it here. */
import { posix } from 'node:path';
import { pageName } from '../content/shown-first.ts';
import type { Collection, SourceFiles } from './collection.ts';
import { withoutPageEnding } from './forms.ts';
import { type FieldsOf, fieldsReader } from './front-fields.ts';
import type { Placed } from './place.ts';

/** How many pages have their place from where. */
export interface KeptOrder {
  /** What `order` names in the settings: services. */
  readonly services: readonly string[];
  /** What `order` names in each `service.yaml`, by service: pages. */
  readonly pages: ReadonlyMap<string, readonly string[]>;
  /** Pages whose place the navigation gives, by what gives it: a file, or a key of frontmatter. */
  readonly from: ReadonlyMap<string, number>;
}

/** One part of a page's position: its own rank, or that of a folder or page above it. */
interface Step {
  readonly rank: number;
  readonly name: string;
}

interface Position {
  readonly steps: readonly Step[];
  /** What gives the page its place; undefined where nothing does and it stands by its name. */
  readonly from: string | undefined;
  /** Whether something gives the page's folder its place. */
  readonly isFolderGiven: boolean;
}

/** Behind all that have a rank. */
const last = Number.POSITIVE_INFINITY;

export function keptOrder(files: SourceFiles, collection: Collection, placed: readonly Placed[]): KeptOrder {
  const positionOf = positions(files, collection);
  const pages = placed
    .filter(({ as }) => as !== 'copy')
    .map((file) => ({ ...file, service: file.to.split('/')[1] ?? '', position: positionOf(file.from) }))
    .toSorted((a, b) => compare(a.position.steps, b.position.steps));
  const from = new Map<string, number>();
  for (const { as, position } of pages)
    if (as === 'page' && position.from !== undefined) from.set(position.from, (from.get(position.from) ?? 0) + 1);
  const byService = Map.groupBy(pages, ({ service }) => service);
  const names = [...byService.keys()];
  const isServiceGiven = pages.some(({ position }) => position.isFolderGiven);
  return {
    services: isServiceGiven ? toName(names, names.toSorted()) : [],
    pages: new Map(
      [...byService].map(([service, all]) => {
        const own = all.filter(({ as }) => as === 'page');
        const isGiven = own.some(({ position }) => position.from !== undefined || position.isFolderGiven);
        const byName = own.toSorted((a, b) => compare(byPath(a.to), byPath(b.to)));
        return [service, isGiven ? toName(own.map(idOf), byName.map(idOf)) : []];
      }),
    ),
    from,
  };
}

/** The fewest names that make `wanted` of `byName`, when they come first. */
export function toName(wanted: readonly string[], byName: readonly string[]): string[] {
  const rank = new Map(byName.map((name, at) => [name, at]));
  let count = wanted.length;
  while (count > 0 && (rank.get(wanted[count - 1] ?? '') ?? 0) < (rank.get(wanted[count] ?? '') ?? last)) count--;
  return wanted.slice(0, count);
}

function idOf({ to }: Placed): string {
  return pageName(withoutPageEnding(to.slice('runbooks/'.length)));
}

/** Names are put in order as files are: folder by folder. */
function byPath(path: string): Step[] {
  return path.split('/').map((name) => ({ rank: last, name }));
}

function compare(one: readonly Step[], other: readonly Step[]): number {
  for (const [at, step] of one.entries()) {
    const against = other[at];
    if (against === undefined) return 1;
    if (step.rank !== against.rank) return step.rank < against.rank ? -1 : 1;
    if (step.name !== against.name) return step.name < against.name ? -1 : 1;
  }
  return one.length - other.length;
}

function positions(files: SourceFiles, collection: Collection): (path: string) => Position {
  const { pages, listed } = collection;
  const fields = fieldsReader(files);
  const inFolders = positionsInFolders(files, collection, fields);
  if (listed.length > 0) {
    const ranks = new Map(listed.map(({ path, from }, rank) => [posix.join(pages, path), { rank, from }] as const).toReversed());
    return (path) => {
      const found = ranks.get(path);
      const steps = found === undefined ? [{ rank: last, name: '' }, ...byPath(path)] : [{ rank: found.rank, name: '' }];
      return { steps, from: found && `\`${found.from}\``, isFolderGiven: found !== undefined };
    };
  }
  return positionsBelowParents([...files.keys()], fields) ?? inFolders;
}

/** Just the Docs: pages name the page above them by its title (`parent`). Undefined where none does. */
function positionsBelowParents(paths: readonly string[], fields: FieldsOf): ((path: string) => Position) | undefined {
  if (!paths.some((path) => fields(path).parent !== undefined)) return undefined;
  const byTitle = new Map(paths.flatMap((path) => (fields(path).title === undefined ? [] : [[fields(path).title, path] as const])));
  const stepsOf = (path: string, seen: ReadonlySet<string>): Step[] => {
    const { parent, rank, title } = fields(path);
    const above = byTitle.get(parent);
    const isBelow = parent !== undefined && above !== undefined && !seen.has(above);
    return [...(isBelow ? stepsOf(above, new Set([...seen, above])) : []), { rank: rank?.value ?? last, name: title ?? path }];
  };
  return (path) => {
    const steps = stepsOf(path, new Set([path]));
    const isGiven = steps.some(({ rank }) => rank !== last);
    return { steps, from: fields(path).rank?.from, isFolderGiven: isGiven };
  };
}

/** Ranks of files and folders among those beside them: lists of folders, `_category_.json`, numbers in frontmatter and in names. */
function positionsInFolders(files: SourceFiles, collection: Collection, fields: FieldsOf): (path: string) => Position {
  const rankOf = ranksBesides(files, collection, fields);
  return (path) => {
    const parts = path.split('/');
    const ranks = parts.map((_, at) => rankOf(parts.slice(0, at + 1).join('/'), at === parts.length - 1));
    return {
      steps: parts.map((name, at) => ({ rank: ranks[at]?.value ?? last, name })),
      from: ranks.at(-1)?.from,
      isFolderGiven: ranks.slice(0, -1).some((rank) => rank !== undefined),
    };
  };
}

interface Rank {
  readonly value: number;
  readonly from: string;
}

function ranksBesides(files: SourceFiles, { kind, folders, categories }: Collection, fields: FieldsOf) {
  const indexes = ['_index.md', 'index.md', 'README.md', '_index.mdx', 'index.mdx', 'readme.md'];
  return (path: string, isFile: boolean): Rank | undefined => {
    const name = posix.basename(path);
    const list = folders.get(path.includes('/') ? posix.dirname(path) : '');
    const listed = list?.names.includes(name) ? list.names.indexOf(name) : (list?.names.indexOf('...') ?? -1);
    if (list !== undefined && listed >= 0) return { value: listed, from: `\`${list.from}\`` };
    const category = isFile ? undefined : categories.get(path);
    if (category?.position !== undefined) return { value: category.position, from: '`_category_.json`' };
    const index = indexes.map((file) => `${path}/${file}`).find((file) => files.has(file));
    const own = isFile ? fields(path).rank : index && fields(index).rank;
    const number = kind === 'docusaurus' ? /^(\d+)\s*[-_.]+\s*(?=[^\d\s.-])/.exec(name)?.[1] : undefined;
    return own || (number === undefined ? undefined : { value: Number(number), from: 'the numbers of file names' });
  };
}
