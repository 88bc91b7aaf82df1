/**
 * The second journal: the same events once more, in Cache Storage, which fails in other ways than IndexedDB. Chromium silently empties
 * an IndexedDB that it finds damaged; then they come back from here.
 *
 * One entry per append, named after its first event; `tidy` makes one entry of many. Caches exist in secure contexts only
 * (https://w3c.github.io/ServiceWorker/#self-caches): over plain http there is no journal.
 */
import { type Entry, isEvent } from './entry.ts';
import { entriesOf } from './known-events.ts';
import type { Erasure, Names } from './names.ts';
import { type Seam, within } from './seam.ts';

export interface Journal {
  write(entries: readonly Entry[]): Promise<void>;
  /** All events in it; what cannot be read is left out. */
  readAll(): Promise<readonly Entry[]>;
  /**
   * Makes one entry of many, and one of the whole store when the journal is behind it. Answers what the store lacks. Two tabs may do
   * this at once: nothing is deleted that was not read and written anew before.
   */
  tidy(stored: readonly Entry[]): Promise<readonly Entry[]>;
  writeImage(digest: string, image: Blob): Promise<void>;
  readImage(digest: string): Promise<Blob | undefined>;
  /** Resolves when no call is under way any more. */
  settled(): Promise<void>;
}

/** With more single entries than this they are made one: listing them takes ever longer. */
const manyEntries = 200;

/** After this a call counts as unanswered. */
const patience = 5000;

/** The journal of that name, or undefined where the browser has no caches. */
export function openJournal(name: string, seam: Seam): Journal | undefined {
  // Undefined outside of secure contexts, in spite of its type.
  const storage = cachesHere();
  if (storage === undefined) return undefined;

  let opened: Promise<Cache> | undefined;
  const underWay = new Set<Promise<unknown>>();
  /** Runs with the cache; after a failure it is opened anew. */
  const withCache = <T>(what: string, use: (cache: Cache) => Promise<T>): Promise<T> => {
    const call = useCache(what, use);
    underWay.add(call);
    const ended = () => underWay.delete(call);
    call.then(ended, ended);
    return call;
  };
  const useCache = async <T>(what: string, use: (cache: Cache) => Promise<T>): Promise<T> => {
    opened ??= seam('journal open', () => storage.open(name));
    try {
      const cache = await opened;
      return await within(
        patience,
        `The journal (${what})`,
        seam(`journal ${what}`, () => use(cache)),
      );
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };
  /** Opening a cache makes one, and where nothing was recorded nothing is left behind. */
  const read = async <T>(what: string, use: (cache: Cache) => Promise<T>): Promise<T | undefined> => {
    if (
      await within(
        patience,
        'The journal (has)',
        seam('journal has', () => storage.has(name)),
      )
    )
      return withCache(what, use);
    // What is written to a cache that was deleted is gone without a word.
    opened = undefined;
    return undefined;
  };
  const put = (at: string, body: Blob | string) => withCache('put', (cache) => cache.put(at, new Response(body)));
  const names = async () => {
    const urls = ((await read('keys', (cache) => cache.keys())) ?? []).map(({ url }) => url);
    const of = (kind: Kind) => urls.filter((url) => url.startsWith(addressOf(kind)));
    return { singles: of('event'), wholes: of('all') };
  };
  /** Undefined when it is not there any more. */
  const readOne = async (at: string): Promise<readonly Entry[] | undefined> => {
    const text = await withCache('read', async (cache) => (await cache.match(at))?.text());
    return text === undefined ? undefined : entriesFrom(text);
  };
  const readMany = async (at: readonly string[]) => (await Promise.all(at.map(readOne))).flatMap((entries) => entries ?? []);

  return {
    async write(entries) {
      const [first] = entries;
      if (first !== undefined) await put(addressOf('event', first.key), textOf(entries));
    },

    async readAll() {
      for (let turn = 1; ; turn++) {
        const { singles, wholes } = await names();
        const found = await Promise.all([...wholes, ...singles].map((at) => readOne(at).catch(() => [])));
        // Another tab was tidying up: what is gone stands in a new entry.
        if (turn === 3 || !found.includes(undefined)) return found.flatMap((entries) => entries ?? []);
      }
    },

    async tidy(stored) {
      const { singles, wholes } = await names();
      const known = new Set(stored.map(({ key }) => addressOf('event', key)));
      const journalled = new Set(singles);
      // What was journalled and not stored: the page ended in between, or the store failed.
      const lacking = await readMany(singles.filter((at) => !known.has(at)));
      const behind = wholes.length === 0 && [...known].some((at) => !journalled.has(at));
      if (singles.length > manyEntries || wholes.length > 1 || behind) {
        const all = [...stored, ...(await readMany([...wholes, ...singles]))];
        const merged = new Map(all.map((entry) => [entry.key, entry]));
        await put(addressOf('all', crypto.randomUUID()), textOf([...merged.values()]));
        await withCache('delete', (cache) => Promise.all([...singles, ...wholes].map((at) => cache.delete(at))));
      }
      return lacking;
    },

    writeImage: (digest, image) => put(addressOf('image', digest), image),
    readImage: (digest) => read('read', async (cache) => (await cache.match(addressOf('image', digest)))?.blob()),
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

/** Deletes the journals of a site, all but the one of that erasure. Rejects with the browser's error. */
export async function deleteJournals(names: Names, since: Erasure, seam: Seam): Promise<void> {
  const storage = cachesHere();
  if (storage === undefined) return;
  const journals = (await seam('journal list', () => storage.keys())).filter(names.isJournal);
  for (const name of journals) if (name !== names.journal(since)) await seam('journal delete', () => storage.delete(name));
}

type Kind = 'event' | 'all' | 'image';

/** An address that no page has; nothing is ever fetched from it. Without a name, what all addresses of the kind begin with. */
function addressOf(kind: Kind, name = ''): string {
  return `${location.origin}/.breakglass-journal/${kind}/${encodeURIComponent(name)}`;
}

function textOf(entries: readonly Entry[]): string {
  return JSON.stringify(entries.map(({ value }) => value));
}

function entriesFrom(text: string): readonly Entry[] {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? entriesOf(values.filter(isEvent)) : [];
  } catch {
    return [];
  }
}

/** Over plain http the browser has none, and a heading “Caches” would answer to that name. */
function cachesHere(): CacheStorage | undefined {
  const found: CacheStorage | undefined = globalThis.caches;
  return typeof found?.open === 'function' ? found : undefined;
}
