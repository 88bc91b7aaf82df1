/** The record in the browser: IndexedDB, a second journal, other tabs, and memory when nothing else is to be had. */
import type { LogEvent } from '../incident/event.ts';
import { openChannel } from './channel.ts';
import { keepConnected } from './connection.ts';
import { type Database, openDatabase } from './database.ts';
import { type Entry, isEvent } from './entry.ts';
import { openJournal } from './journal.ts';
import { nameImage, storedImage } from './keep-image.ts';
import { entriesOf, incidentsOf, knownEvents, linesOf } from './known-events.ts';
import { createListeners } from './listeners.ts';
import { isMarked, mark } from './marker.ts';
import { namesFor } from './names.ts';
import { readStore } from './read-store.ts';
import type { IncidentRecord } from './record.ts';
import { direct, type Seam, within } from './seam.ts';
import { freshState, type StorageState } from './state.ts';
import { troubleOf } from './trouble.ts';
import { createWriter } from './writer.ts';

/** How long after a failure it is tried again, in milliseconds; then the last one over and over. */
const pauses = [250, 500, 1000, 2000, 5000] as const;

/** An event counts as saved with its second copy; one that takes longer than this many milliseconds is not waited for. */
const copyWithin = 250;

/**
 * Opens the record of a site. It never rejects: what cannot be had is told in the state, and tried again.
 *
 * @param base the site's base path, which keeps sites on one origin apart
 * @param seam where tests let calls of the browser's storage fail
 */
export async function openRecord(base: string, seam: Seam = direct): Promise<IncidentRecord> {
  const names = namesFor(base);
  const known = knownEvents();
  const images = new Map<string, Blob>();
  let preferences: ReadonlyMap<string, string> = new Map();
  /** Set here and not on disk yet: they count more than what the store says. */
  const unsavedPreferences = new Map<string, string>();
  /** Events that the second journal brought while there was no database. */
  const fromJournal = new Set<string>();
  const eventsHeard = createListeners<readonly LogEvent[]>();
  const stateChanged = createListeners<StorageState>();
  const preferencesChanged = createListeners<void>();
  const journal = openJournal(names.journal, seam);
  let state: StorageState = { ...freshState, journal: journal === undefined ? 'not available' : 'written' };
  /** What the second journal did not take: it gets it with the next event. */
  let uncopied: readonly Entry[] = [];
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const connection = keepConnected({
    open: (whenClosed) => openDatabase(names.database, seam, whenClosed),
    async prepare(database) {
      await sync(database);
      const emptied = isMarked(names.marker) && known.all().length === 0;
      tell({
        kept: 'durable',
        trouble: writer.held().length === 0 ? undefined : state.trouble,
        lost: state.lost || database.lost || emptied,
      });
      void writer.writeHeld();
      void tidyJournal();
    },
    closed: () => void retry(),
    failed: (error) => tell({ kept: 'memory only', trouble: troubleOf(error, true) }),
  });

  const writer = createWriter(connection, ({ store, entries }, trouble) => {
    if (trouble !== undefined) tryAgainLater();
    else if (store === 'events') {
      known.addStored(entries);
      mark(names.marker);
      channel.tell(known.events(entries));
    } else {
      for (const { key, value } of entries) {
        if (store === 'images') images.delete(key);
        else if (unsavedPreferences.get(key) === value) unsavedPreferences.delete(key);
      }
      channel.tell([]);
    }
    tell(trouble !== undefined || writer.held().length === 0 ? { trouble } : {});
  });

  const channel = openChannel(names.channel, {
    events: (events) => hear(known.addStored(entriesOf(events))),
    look: () => void retry(),
  });

  await connection.get().catch(beginWithCopies);
  return {
    events: (incident) => (incident === undefined ? known.all() : known.all().filter((event) => event.incident === incident)),
    incidents: () => incidentsOf(known.all()),
    async append(events) {
      const entries = known.add(events);
      const copied = copy(entries);
      const saved = entries.length === 0 || (await writer.write({ store: 'events', entries }));
      await within(copyWithin, 'The second copy', copied).catch(() => undefined);
      return { saved };
    },
    unsaved: () => known.events(unsavedEntries()),
    onEvents: eventsHeard.add,
    state: () => state,
    onState: stateChanged.add,
    retry,
    rawText: () => linesOf(known.all()),
    async keepImage(image, rules) {
      const named = await nameImage(image, rules);
      if ('why' in named) return { kept: false, why: named.why };
      const { digest, mediaType: type } = named.image;
      images.set(digest, image);
      void journal?.writeImage(digest, image).catch(() => tell({ journal: 'failing' }));
      const saved = await writer.write({ store: 'images', entries: [{ key: digest, value: { type, bytes: named.bytes } }] });
      return { kept: true, image: named.image, saved };
    },
    image: async (digest) => images.get(digest) ?? (await imageInStore(digest)) ?? journal?.readImage(digest).catch(() => undefined),
    preference: (name) => preferences.get(name),
    async setPreference(name, value) {
      preferences = new Map(preferences).set(name, value);
      unsavedPreferences.set(name, value);
      return { saved: await writer.write({ store: 'preferences', entries: [{ key: name, value }] }) };
    },
    onPreferences: (listener) => preferencesChanged.add(listener),
    close() {
      closed = true;
      clearTimeout(again);
      channel.close();
      connection.close();
    },
  };

  function tell(change: Partial<StorageState>): void {
    const next: StorageState = {
      ...state,
      unsaved: unsavedEntries().length,
      unsavedImages: writer.held().filter(({ store }) => store === 'images').length,
      unreadable: known.unreadable(),
      ...change,
    };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    stateChanged.call(state);
  }

  function unsavedEntries(): readonly Entry[] {
    const entries = writer.held().flatMap((batch) => (batch.store === 'events' ? batch.entries : []));
    return [...new Map(entries.map((entry) => [entry.key, entry])).values()].filter(
      ({ key }) => !known.stored().has(key) && !fromJournal.has(key),
    );
  }

  function hear(events: readonly LogEvent[]): void {
    if (events.length > 0) eventsHeard.call(events);
  }

  async function sync(database: Database): Promise<void> {
    const { fresh, recovered, preferences: stored } = await readStore(database, known, journal);
    const before = preferences;
    preferences = new Map([...stored, ...unsavedPreferences]);
    tell({ recovered: state.recovered + recovered });
    hear(fresh);
    const same = before.size === preferences.size && [...before].every(([name, value]) => preferences.get(name) === value);
    if (!same) preferencesChanged.call();
  }

  async function retry(): Promise<void> {
    clearTimeout(again);
    if (closed) return;
    try {
      const database = await connection.get();
      await sync(database).catch((error: unknown) => {
        connection.drop(database);
        throw error;
      });
    } catch {
      tryAgainLater();
      return;
    }
    await writer.writeHeld();
    if (writer.held().length === 0) failures = 0;
  }

  /** Without the database, what was recorded before is shown from the second copy, and written when the database is there. */
  async function beginWithCopies(): Promise<void> {
    tryAgainLater();
    const entries = (await journal?.readAll().catch(() => [])) ?? [];
    if (entries.length === 0) return;
    for (const { key } of entries) fromJournal.add(key);
    known.add(entries.map(({ value }) => value).filter(isEvent));
    writer.hold({ store: 'events', entries });
    tell({});
  }

  function tryAgainLater(): void {
    clearTimeout(again);
    if (closed) return;
    again = setTimeout(() => void retry(), pauses[Math.min(failures, pauses.length - 1)]);
    failures += 1;
  }

  /** The second copy. It is no reason to call an event unsaved: the database has it, or it is told as not saved anyway. */
  async function copy(entries: readonly Entry[]): Promise<void> {
    if (journal === undefined) return;
    const all = [...uncopied, ...entries];
    try {
      await journal.write(all);
      uncopied = uncopied.filter((entry) => !all.includes(entry));
      tell({ journal: 'written' });
    } catch {
      uncopied = [...uncopied, ...entries];
      tell({ journal: 'failing' });
    }
  }

  async function tidyJournal(): Promise<void> {
    try {
      const lacking = await journal?.tidy(known.entries(known.stored()));
      const entries = lacking?.filter(({ key }) => !known.has(key)) ?? [];
      if (entries.length === 0) return;
      if (await writer.write({ store: 'events', entries })) hear(known.events(entries));
    } catch {
      tell({ journal: 'failing' });
    }
  }

  async function imageInStore(digest: string): Promise<Blob | undefined> {
    try {
      const [found] = await (await connection.get()).read('images', [digest]);
      return storedImage(found?.value);
    } catch {
      return undefined;
    }
  }
}
