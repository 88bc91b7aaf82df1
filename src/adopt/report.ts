/** What adopting did, for people: counts first, then what to look at, what stayed behind and what changed, each by kind. */
import { posix } from 'node:path';
import type { Left, Unread } from './account.ts';
import type { Adopted } from './adopt.ts';
import { kindTitles } from './collection.ts';
import type { Remark } from './remarks.ts';
import { stepRemark } from './steps.ts';

export interface ReportOptions {
  /** Files that were there already and stay as they were. */
  readonly existing: readonly string[];
  /** Folders that were read although builds write to folders of their names. */
  readonly readDespiteName?: readonly string[];
  /** Names every place; else a few of each kind. */
  readonly whole: boolean;
}

/** How many places of one kind are named. */
const few = 5;

/** The report in Markdown. */
export function adoptReport(adopted: Adopted, { existing, readDespiteName = [], whole }: ReportOptions): string {
  const { collection, changed, look, account } = adopted;
  const most = whole ? Number.POSITIVE_INFINITY : few;
  return [
    '# Adopted',
    '',
    `Recognised ${kindTitles[collection.kind]}, by ${collection.evidence}. The source is as it was.`,
    '',
    ...counts(adopted),
    ...notes(adopted, readDespiteName),
    ...section('Was there already, and stays', existing.length, list(existing, most)),
    ...section('Not read', account.unread.length, unreadLines(account.unread, most)),
    ...section('To look at', look.length, lookLines(look, most)),
    ...section('Left out', account.left.length, leftLines(account.left, most)),
    ...section('Changed', changed.length, remarkLines(changed, most)),
    '',
  ].join('\n');
}

/** One line for each way in which files ended; together they are all files of the source. */
function counts({ texts, copies, account, pages, overviews, changed }: Adopted): string[] {
  const steps = changed.filter(({ what }) => what === stepRemark).length;
  const services = new Set([...texts.keys()].flatMap((path) => (/^runbooks\/[^/]+\//.test(path) ? [path.split('/')[1]] : [])));
  const folders = account.left.filter(({ file }) => file.endsWith('/')).length;
  const files = account.left.length - folders;
  const left = [files > 0 || folders === 0 ? count(files, 'file') : '', folders > 0 ? count(folders, 'whole folder') : ''].filter(
    (text) => text !== '',
  );
  return [
    `- ${count(pages, 'runbook')} of ${count(services.size, 'service')}${overviews > 0 ? `, and ${count(overviews, 'overview')}` : ''}`,
    ...(copies.length > 0 ? [`- ${count(copies.length, 'file')} copied: images and owners`] : []),
    ...(steps > 0 ? [`- ${count(steps, 'item')} of numbered lists became steps`] : []),
    ...(account.unread.length > 0
      ? [`- ${count(account.unread.length, 'file')} not read: convert ${account.unread.length === 1 ? 'it' : 'them'} first`]
      : []),
    `- ${left.join(' and ')} left out`,
  ];
}

function notes({ collection, account, possibleSteps, order, texts }: Adopted, readDespiteName: readonly string[]): string[] {
  const [top] = collection.tops;
  const others = new Set(
    account.adopted.flatMap((path) =>
      collection.pages === '' || path.startsWith(`${collection.pages}/`) ? [topFolder(path, collection.pages)] : [],
    ),
  );
  others.delete(top);
  const all = [
    ...(readDespiteName.length > 0
      ? [`Read although builds write to folders of these names: ${readDespiteName.map((path) => `\`${path}/\``).join(', ')}.`]
      : []),
    ...(top !== undefined && others.size > 0 ? [`To adopt the runbooks alone: \`--only ${posix.join(collection.pages, top)}\`.`] : []),
    ...(possibleSteps > 0
      ? [`${count(possibleSteps, 'item')} of numbered lists stand under headings that say what to do: \`--steps\` makes steps of them.`]
      : []),
    ...orderKept(order),
    ...docsMade(texts),
  ];
  return all.flatMap((note) => ['', note]);
}

/** How many pages have their place from where, and where it is written. */
function orderKept({ from, services, pages }: Adopted['order']): string[] {
  if (from.size === 0) return [];
  const total = [...from.values()].reduce((sum, one) => sum + one, 0);
  const sources = [...from].map(([source, number]) => (from.size === 1 ? source : `${number} by ${source}`)).join(', ');
  const isWritten = services.length > 0 || [...pages.values()].some((names) => names.length > 0);
  const where = isWritten ? '`order` in `service.yaml` and `breakglass.yaml`' : 'it is the order of their names';
  return [
    `${count(total, 'runbook')} ${total === 1 ? 'keeps its' : 'keep their'} place in the navigation (${from.size === 1 ? 'by ' : ''}${sources}): ${where}.`,
  ];
}

/** Services that were made pages to read. */
function docsMade(texts: Adopted['texts']): string[] {
  const made = [...texts].flatMap(([path, text]) =>
    path.endsWith('/service.yaml') && text.startsWith('kind: docs') ? [`\`${path}\``] : [],
  );
  return made.length === 0 ? [] : [`By their folders' names pages to read, not runbooks (\`kind: docs\`): ${made.join(', ')}.`];
}

function topFolder(path: string, pages: string): string | undefined {
  const below = pages === '' ? path : path.slice(pages.length + 1);
  return below.includes('/') ? below.slice(0, below.indexOf('/')) : undefined;
}

function section(title: string, total: number, lines: readonly string[]): string[] {
  return total === 0 ? [] : ['', `## ${title} (${total})`, '', ...lines];
}

function list(items: readonly string[], most: number): string[] {
  const rest = items.length - most;
  return [...items.slice(0, most).map((item) => `- ${item}`), ...(rest > 0 ? [`- and ${rest} more`] : [])];
}

/** By ending, each with what makes Markdown of it. */
function unreadLines(unread: readonly Unread[], most: number): string[] {
  const byEnding = [...Map.groupBy(unread, ({ form }) => form)].sort(([, one], [, other]) => other.length - one.length);
  return byEnding.map(([form, files]) => {
    const howTo =
      form.converter.startsWith('copy') || form.converter.startsWith('rename') || form.converter.startsWith('build')
        ? form.converter
        : `\`${form.converter}\``;
    return `- ${form.ending} (${form.name}): ${count(files.length, 'file')}: ${named(
      files.map(({ file }) => file),
      most,
    )}. To convert: ${howTo}`;
  });
}

/** By the reason. */
function leftLines(left: readonly Left[], most: number): string[] {
  const byReason = [...Map.groupBy(left, ({ why }) => why)].sort(([, one], [, other]) => other.length - one.length);
  return byReason.map(
    ([why, files]) =>
      `- ${why.charAt(0).toUpperCase()}${why.slice(1)} (${files.length}): ${named(
        files.map(({ file }) => file),
        most,
      )}`,
  );
}

/** By what was done, then by place: a person reads one kind at a time. */
function remarkLines(remarks: readonly Remark[], most: number): string[] {
  const byWhat = [...Map.groupBy(remarks, ({ what }) => what)].map(
    ([what, places]) => [what, [...new Set(places.map(({ file, line }) => `${file}:${line}`))], places.length] as const,
  );
  return byWhat.map(([what, places, times]) => {
    const heading = what.charAt(0).toUpperCase() + what.slice(1);
    return `- ${heading}${places.length > 1 ? ` (${times})` : ''}: ${named(places, most)}`;
  });
}

/** The same, with what differs in its first code as part of the place: forty dead links are one kind. */
function lookLines(remarks: readonly Remark[], most: number): string[] {
  const byKind = Map.groupBy(remarks, ({ what }) => what.replace(/`[^`]*`+/, '…'));
  return [...byKind].flatMap(([kind, alike]) => {
    if (alike.every(({ what }) => what === alike[0]?.what)) return remarkLines(alike, most);
    const places = alike.map(({ file, line, what }) => `${file}:${line} (${/`[^`]*`+/.exec(what)?.[0] ?? ''})`);
    const plain = kind.replace(/^… /, '');
    return [`- ${plain.charAt(0).toUpperCase()}${plain.slice(1)} (${alike.length}): ${named([...new Set(places)], most)}`];
  });
}

function named(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return names.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function count(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}
