/** Full text, in a worker or in the page: asks Pagefind for each word and puts the answers together, so that a phrase is found where most of it is. */
import { joinUnspaced } from '../../../plain/unspaced.ts';
import { isFarMatch } from './far-match.ts';
import { type Pagefind, type PagefindResult, pagefindProgram } from './pagefind-program.ts';
import { bestPart, type Fragment } from './part.ts';
import type { Row } from './row.ts';
import { type Word, wordsOf } from './words.ts';

export type Filters = Readonly<Record<string, string>>;

/** A record with something of what was searched for. */
interface Hit {
  result: PagefindResult;
  score: number;
  locations: number[][];
}

/** Thrown when the index could not be read. */
export class Unreadable extends Error {}

/** Where the indexes are. */
export interface Indexes {
  /** The site's root address. */
  readonly base: string;
  /** Languages that have an index beside the main one. */
  readonly languages?: readonly string[] | undefined;
}

type Searchable = Pick<Pagefind, 'search' | 'destroy'>;

let loading: Promise<Searchable> | undefined;

/** Loads the program and the catalogues, once a page. A failed load is tried again at the next call. */
export function loadFullText(indexes: Indexes): Promise<Searchable> {
  loading ??= load(indexes).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load({ base, languages = [] }: Indexes): Promise<Searchable> {
  const folder = new URL('pagefind/', base).href;
  const folders = [folder, ...languages.map((language) => `${folder}${language}/`)];
  const all = await Promise.all(
    folders.map(async (basePath) => {
      const pagefind = (await pagefindProgram(basePath)).createInstance({ basePath });
      await pagefind.init();
      return pagefind;
    }),
  );
  return {
    search: async (text, options) => ({
      results: (await Promise.all(all.map((pagefind) => pagefind.search(text, options)))).flatMap(({ results }) => results),
    }),
    destroy: async () => void (await Promise.all(all.map((pagefind) => pagefind.destroy()))),
  };
}

/** Loads the whole index, half a megabyte for 2,000 runbooks: where people came to search, a search then waits for excerpts alone. */
export async function loadWholeIndex(indexes: Indexes): Promise<void> {
  // Without a word to search for, every part of the index is read.
  await (await loadFullText(indexes)).search(null, { filters: {} });
}

/** A word that was not typed counts less. */
const otherCounts = 0.6;
/** With so many records that have all the words, nothing else is looked for. */
const enough = 3;

/** Records by how well they fit. @throws {Unreadable} */
async function hitsFor(typed: string, filters: Filters, indexes: Indexes): Promise<Hit[]> {
  const pagefind = await loadFullText(indexes).catch(() => {
    throw new Unreadable();
  });
  const words = wordsOf(typed);
  if (words.length === 0) {
    const { results } = await pagefind.search(null, { filters });
    return results.map((result) => ({ result, score: result.score, locations: [] }));
  }
  const hits = new Map<string, Hit & { scores: number[] }>();
  const take = (results: readonly PagefindResult[], word: number, counts: number) => {
    for (const result of results) {
      const hit = hits.get(result.id) ?? { result, score: 0, locations: words.map(() => []), scores: words.map(() => 0) };
      hits.set(result.id, hit);
      hit.scores[word] = Math.max(hit.scores[word] ?? 0, result.score * counts);
      hit.locations[word]?.push(...result.words);
    }
  };
  const ask = (texts: readonly [number, string][], counts: number) =>
    Promise.all(texts.map(async ([word, text]) => take((await pagefind.search(text, { filters })).results, word, counts)));
  await ask(
    words.map(({ text }, at) => [at, text]),
    1,
  );
  const whole = [...hits.values()].filter(({ scores }) => scores.every((score) => score > 0)).length;
  if (whole < enough) await ask(othersOf(words), otherCounts);
  if (hits.size === 0) await checkReadable(indexes.base);
  const rareness = words.map((_, word) => {
    const having = [...hits.values()].filter(({ scores }) => (scores[word] ?? 0) > 0).length;
    return having === 0 ? 0 : Math.log(1 + hits.size / having);
  });
  for (const hit of hits.values()) hit.score = scoreOf(hit.scores, rareness) * closeness(words, hit.locations);
  return [...hits.values()].sort((a, b) => b.score - a.score);
}

/** The sum for its words, times the share of the words that it has, by how much they distinguish: a rare one more than one that is everywhere. */
function scoreOf(scores: readonly number[], rareness: readonly number[]): number {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return (sum(scores) * sum(rareness.filter((_, word) => (scores[word] ?? 0) > 0))) / sum(rareness);
}

/** Less than one where words that stand beside each other in what was typed nowhere do in the record. */
function closeness(words: readonly Word[], locations: readonly (readonly number[])[]): number {
  let apart = 0;
  let ends: readonly number[] = [];
  words.forEach(({ follows }, at) => {
    const places = locations[at] ?? [];
    const before = new Set(ends);
    const next = follows === true ? places.filter((place) => before.has(place - 1)) : places;
    if (next.length === 0 && follows === true) apart++;
    ends = next.length > 0 ? next : places;
  });
  return 1 / (1 + 2 * apart);
}

function othersOf(words: readonly Word[]): [number, string][] {
  return words.flatMap(({ others }, at) => others.map((other): [number, string] => [at, other]));
}

/** Pagefind does not report a part of its index that is missing: it answers that nothing was found. */
async function checkReadable(base: string): Promise<void> {
  const entry = await fetch(new URL('pagefind/pagefind-entry.json', base)).catch(() => null);
  if (entry?.ok === true) return;
  const failed = await loading?.catch(() => undefined);
  loading = undefined;
  void failed?.destroy();
  throw new Unreadable();
}

export interface TextSearch extends Indexes {
  typed: string;
  filters: Filters;
  most: number;
  /** False once something else was typed. */
  isWanted: () => boolean;
}

/** Rows of a search that was overtaken while it went on. */
const fewest = 3;

/** The search before: the index answers one after the other, and what is not wanted any more must not stand in the way. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Rows for what was typed, best first, given to `show` as they become known: the first must not wait for the last. What is not wanted
 * any more when its turn comes is not searched for, and of what was, only the first rows are made. Answers whether there are more
 * than `most`. @throws {Unreadable}
 */
export async function searchText(search: TextSearch, show: (rows: Row[]) => void): Promise<boolean> {
  const mine = before.then(() => (search.isWanted() ? hitsFor(search.typed, search.filters, search) : []));
  before = mine.catch(() => undefined);
  const hits = await mine;
  await showRows(hits, search, show);
  return hits.length > search.most;
}

async function showRows(
  hits: readonly Hit[],
  { typed, filters, base, most, isWanted }: TextSearch,
  show: (rows: Row[]) => void,
): Promise<void> {
  const kind = filters['kind'] === 'runbook' || filters['kind'] === 'page' ? undefined : filters['kind'];
  const [only, ...others] = wordsOf(typed);
  const asked = only !== undefined && others.length === 0 ? [only.text, ...only.others] : [];
  const rows: (Row | null)[] = [];
  const wanted = hits.slice(0, isWanted() ? most : fewest);
  let known = 0;
  let unread = 0;
  await Promise.all(
    wanted.map(async (hit, at) => {
      // Of a service that is not kept on this device, while the network is gone: its words are in the index, its text is not.
      const fragment = await hit.result.data().catch(() => null);
      if (fragment === null && ++unread === wanted.length) throw new Unreadable();
      rows[at] = fragment === null || (asked.length > 0 && isFar(asked, fragment, hit)) ? null : rowOf(fragment, hit, base, kind);
      // In order, and only when there is more to show than before.
      let ready = known;
      while (ready < wanted.length && rows[ready] !== undefined) ready++;
      if (ready === known) return;
      known = ready;
      show(rows.slice(0, known).filter((row) => row !== null));
    }),
  );
}

/** Whether the record was found for one word only because no record has it. */
function isFar(asked: readonly string[], { content }: Fragment, { locations }: Hit): boolean {
  const words = content.split(/\s+/);
  return isFarMatch(
    asked,
    locations.flat().map((place) => words[place] ?? ''),
  );
}

function rowOf(fragment: Fragment, hit: Hit, base: string, kind: string | undefined): Row | null {
  const part = bestPart(fragment, hit.locations, kind);
  if (part === null) return null;
  const { meta } = fragment;
  const address = new URL(meta['address'] ?? '', base);
  if (part.id !== '') address.hash = part.id;
  const isPart = part.id !== '';
  return {
    title: joinUnspaced(meta['title'] ?? ''),
    notes: [isPart ? part.kind : (meta['kind'] ?? ''), meta['context'] ?? '', part.kind === 'step' ? '' : part.title].filter(
      (note) => note !== '',
    ),
    href: address.href,
    excerpt: part.excerpt,
  };
}
