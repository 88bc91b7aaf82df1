/** The record in the browser: IndexedDB, a second journal, other tabs, and memory when nothing else is to be had. */
import type { LogEvent } from '../incident/event.ts';
import { tryAgain } from './again.ts';
import { openChannel } from './channel.ts';
import { keepConnected } from './connection.ts';
import { type Database, openDatabase, RecordErased } from './database.ts';
import { type Entry, isEvent } from './entry.ts';
import { erase } from './erase.ts';
import { nameImage, storedImage } from './keep-image.ts';
import { entriesOf, linesOf } from './known-events.ts';
import { createListeners } from './listeners.ts';
import { deleteKeys, readMark } from './marks.ts';
import { namesFor } from './names.ts';
import { observedState } from './observed-state.ts';
import { askToPersist } from './persistence.ts';
import { readStore, type StoreRead } from './read-store.ts';
import type { IncidentRecord, Saved } from './record.ts';
import { direct, type Seam, within } from './seam.ts';
import { createSecondCopy } from './second-copy.ts';
import { freshState } from './state.ts';
import { createTab } from './tab.ts';
import { troubleOf } from './trouble.ts';
import { createWriter, heldEntries, tryTwice, type Written } from './writer.ts';

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
  const marked = readMark(names.erased);
  const copies = createSecondCopy(names, marked, seam, (journal) => update({ journal }));
  const tab = createTab(names, copies, marked);
  const { known, images, preferences } = tab;
  const eventsHeard = createListeners<readonly LogEvent[]>();
  const preferencesChanged = createListeners<void>();
  const erasedHeard = createListeners<void>();
  const state = observedState({ ...freshState, journal: copies.available ? 'written' : 'not available' }, () => ({
    unsaved: unsavedEntries().length,
    unsavedImages: heldEntries(writer, 'images').length,
    unreadable: known.unreadable(),
  }));
  const { update } = state;
  const again = tryAgain(() => void retry());
  let closed = false;

  const connection = keepConnected({
    open: (whenClosed) => openDatabase(names.database, seam, whenClosed),
    async prepare(database) {
      await sync(database);
      update({
        kept: 'durable',
        trouble: writer.held().length === 0 ? undefined : state.now().trouble,
        lost: state.now().lost || database.lost || tab.emptied(),
      });
      void writer.writeHeld();
      void tidyCopies();
    },
    closed: () => void retry(),
    failed: (error) => update({ kept: 'memory only', trouble: troubleOf(error, true) }),
  });

  const writer = createWriter(connection, {
    since: tab.since,
    erased: forget,
    done({ store, entries }, trouble) {
      if (trouble !== undefined) again.later();
      else if (store === 'events') {
        known.addStored(entries);
        tab.recorded();
        channel.notify(known.events(entries), tab.since());
      } else {
        for (const { key, value } of entries) {
          if (store === 'images') images.delete(key);
          else preferences.saved(key, value);
        }
        channel.notify([], tab.since());
      }
      update(trouble !== undefined || writer.held().length === 0 ? { trouble } : {});
    },
  });

  const channel = openChannel(names.channel, {
    events: (events, since) => (since === tab.since() ? hear(known.addStored(entriesOf(events))) : void retry()),
    erased(erasure) {
      forget(erasure);
      void retry();
    },
    look: () => void retry(),
  });

  await connection.get().catch(beginWithCopies);
  return {
    events: (incident) => (incident === undefined ? known.all() : known.all().filter((event) => event.incident === incident)),
    incidents: known.incidents,
    async append(events, origin = 'here') {
      if (known.isEmpty()) void askToPersist().then((persistence) => update({ persistence }));
      const entries = known.add(events, origin);
      if (origin === 'here') noteArrivals(events);
      const copied = copies.copy(entries);
      const written = entries.length === 0 ? 'on disk' : await writer.write({ store: 'events', entries });
      await within(copyWithin, 'The second copy', copied).catch(() => undefined);
      return answer(written);
    },
    unsaved: () => known.events(unsavedEntries()),
    onEvents: eventsHeard.add,
    state: state.now,
    onState: state.on,
    retry,
    rawText: () => linesOf(known.all()),
    async keepImage(image, rules) {
      const named = await nameImage(image, rules);
      if ('why' in named) return { kept: false, why: named.why };
      const { digest, mediaType: type } = named.image;
      images.set(digest, image);
      copies.copyImage(digest, image);
      const written = await writer.write({ store: 'images', entries: [{ key: digest, value: { type, bytes: named.bytes } }] });
      return { kept: true, image: named.image, ...answer(written) };
    },
    image: async (digest) => images.get(digest) ?? (await imageInStore(digest)) ?? copies.image(digest),
    preference: preferences.get,
    async setPreference(name, value) {
      preferences.set(name, value);
      return answer(await writer.write({ store: 'preferences', entries: [{ key: name, value }] }));
    },
    onPreferences: (listener) => preferencesChanged.add(listener),
    async erase() {
      const erasure = randomId();
      return erase({
        database: () => tryTwice(connection, (database) => database.erase(erasure)),
        forget() {
          forget(erasure);
          channel.notifyErased(erasure);
        },
        secondCopy: copies.deleteOthers,
        keys: () => deleteKeys(names),
      });
    },
    onErased: (listener) => erasedHeard.add(listener),
    close() {
      closed = true;
      again.end();
      channel.close();
      connection.close();
    },
  };

  /** Where a foreign clock is ahead in an incident, its events do not show when something was recorded here: it is noted beside them. */
  function noteArrivals(events: readonly LogEvent[]): void {
    const now = Date.now();
    for (const incident of new Set(
      events.filter(({ recordedAt }) => Math.abs(recordedAt.wall - now) > aMinute).map((event) => event.incident),
    )) {
      const name = arrivalPreference(incident);
      if (now - Number(preferences.get(name) ?? 0) < aMinute) continue;
      preferences.set(name, String(now));
      void writer.write({ store: 'preferences', entries: [{ key: name, value: String(now) }] });
    }
  }

  function readArrivals(): void {
    for (const { id } of known.incidents()) {
      const at = Number(preferences.get(arrivalPreference(id)) ?? 0);
      if (at > 0) known.arrived(id, at);
    }
  }

  function unsavedEntries(): readonly Entry[] {
    const elsewhere = new Set(tab.fromJournal().map(({ key }) => key));
    return heldEntries(writer, 'events').filter(({ key }) => !known.stored().has(key) && !elsewhere.has(key));
  }

  function hear(events: readonly LogEvent[]): void {
    if (events.length > 0) eventsHeard.call(events);
  }

  function forget(erasure: string): void {
    if (tab.forget(erasure)) forgotten();
  }

  function forgotten(): void {
    writer.forget();
    update({ trouble: undefined, recovered: 0, lost: false });
    erasedHeard.call();
    preferencesChanged.call();
  }

  async function sync(database: Database): Promise<void> {
    const fromJournal = tab.fromJournal();
    const ofBefore = await tab.see(database);
    if (ofBefore === 'all') forgotten();
    if (ofBefore === 'journal') {
      writer.drop(fromJournal);
      erasedHeard.call();
    }
    const read = await readWhole(database);
    update({ recovered: state.now().recovered + read.recovered });
    const preferred = preferences.take(read.preferences);
    readArrivals();
    hear(read.fresh);
    if (preferred) preferencesChanged.call();
  }

  /** Reads the store; again when it was erased meanwhile. */
  async function readWhole(database: Database): Promise<StoreRead> {
    for (;;) {
      try {
        const read = await readStore(database, tab, copies.all);
        if (read !== undefined) return read;
      } catch (error) {
        if (!(error instanceof RecordErased)) throw error;
        forget(error.erasure);
      }
    }
  }

  async function retry(): Promise<void> {
    again.cancel();
    if (closed) return;
    try {
      const database = await connection.get();
      await sync(database).catch((error: unknown) => {
        connection.drop(database);
        throw error;
      });
    } catch {
      again.later();
      return;
    }
    await writer.writeHeld();
    void copies.copy([]);
    if (writer.held().length === 0) again.succeeded();
  }

  /** Without the database, what was recorded before is shown from the second copy, and written when the database is there. */
  async function beginWithCopies(): Promise<void> {
    again.later();
    const since = tab.since();
    const entries = await copies.all();
    if (entries.length === 0 || tab.since() !== since) return;
    tab.bring(entries);
    known.add(entries.map(({ value }) => value).filter(isEvent));
    writer.hold({ store: 'events', entries });
    update({});
  }

  async function tidyCopies(): Promise<void> {
    const since = tab.since();
    // Left behind by a tab that was closed while the record was erased.
    if (since !== undefined) await copies.deleteOthers().catch(() => undefined);
    const lacking = await copies.lacking(known.entries(known.stored()));
    const entries = lacking.filter(({ key }) => !known.has(key));
    if (entries.length === 0 || tab.since() !== since) return;
    if ((await writer.write({ store: 'events', entries })) === 'on disk') hear(known.events(entries));
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

const aMinute = 60_000;

function arrivalPreference(incident: string): string {
  return `arrived:${incident}`;
}

function answer(written: Written): Saved {
  return written === 'erased' ? { saved: false, erased: true } : { saved: written === 'on disk' };
}

/** Also over plain http, where there is no `randomUUID`. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((number) => number.toString(36)).join('-');
}
