/**
 * One connection to the IndexedDB of the record. It knows nothing of events: entries lie under keys, in three stores that have never
 * changed and never will. What entries mean is read when they are shown, so no upgrade is ever needed, and none can be blocked.
 */
import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb';
import type { Entry } from './entry.ts';
import type { Erasure } from './names.ts';
import { type Seam, within } from './seam.ts';

const stores = ['events', 'images', 'preferences'] as const;
export type StoreName = (typeof stores)[number];

interface Schema extends DBSchema {
  events: { key: string; value: unknown };
  images: { key: string; value: unknown };
  preferences: { key: string; value: unknown };
}

export interface Database {
  /** The browser said that it threw away what was in it. */
  readonly lost: boolean;
  keys(store: StoreName): Promise<readonly string[]>;
  all(store: StoreName): Promise<readonly Entry[]>;
  read(store: StoreName, keys: readonly string[]): Promise<readonly Entry[]>;
  /**
   * Resolves when all of it is on disk (`complete` of a strict transaction), with how many entries were new; rejects when none of it
   * is. Events and images never change, so what is there already is left alone.
   *
   * @param since the last erasure that the tab knows of; when there was another one, nothing is written: it rejects with `RecordErased`
   */
  write(store: StoreName, entries: readonly Entry[], since: Erasure): Promise<number>;
  /** The last erasure, if there was one. */
  erasure(): Promise<Erasure>;
  /** Deletes all entries, and leaves nothing but the id of this erasure: all at once or not at all. */
  erase(erasure: string): Promise<void>;
  close(): void;
}

/** Somebody erased the record since this tab looked last. */
export class RecordErased extends Error {
  override readonly name = 'RecordErased';
  readonly erasure: string;
  constructor(erasure: string) {
    super('The record of this device was erased');
    this.erasure = erasure;
  }
}

/** Where the id of the last erasure lies: among the preferences, so that the stores need not change. */
const erasureKey = 'breakglass-erased';

/** After this a call counts as unanswered: Safari has connections that are dead and do not say so. */
const patience = 5000;

/**
 * Opens the database, whatever its version; makes what is missing of it. May take as long as another tab blocks it. Rejects with the
 * browser's error.
 *
 * @param whenClosed called once the connection has been closed by the browser or given up for another tab
 */
export async function openDatabase(name: string, seam: Seam, whenClosed: (database: Database) => void): Promise<Database> {
  let lost = false;
  let database: Database | undefined;
  const closed = () => database !== undefined && whenClosed(database);
  const open = (version?: number) =>
    seam('open', async () => {
      const connection: IDBPDatabase<Schema> = await openDB<Schema>(name, version, {
        upgrade(opened, _from, _to, _transaction, event) {
          // Chromium empties a database that it finds damaged, and this is the only word of it.
          if ('dataLoss' in event && event.dataLoss === 'total') lost = true;
          for (const store of missingStores(opened)) opened.createObjectStore(store);
        },
        // Whoever wants to change or delete the database must not wait for this tab.
        blocking() {
          connection.close();
          closed();
        },
        terminated: closed,
      });
      return connection;
    });

  let connection = await open();
  if (missingStores(connection).length > 0) {
    const next = connection.version + 1;
    connection.close();
    connection = await open(next);
  }
  database = over(connection, seam, lost);
  return database;
}

function missingStores(connection: IDBPDatabase<Schema>): readonly StoreName[] {
  return stores.filter((store) => !connection.objectStoreNames.contains(store));
}

function over(connection: IDBPDatabase<Schema>, seam: Seam, lost: boolean): Database {
  const call = <T>(name: string, run: () => Promise<T>) => within(patience, `Storage (${name})`, seam(name, run));
  return {
    lost,
    keys: (store) => call('keys', () => connection.getAllKeys(store)),
    all: (store) =>
      call('all', async () => {
        const { store: from } = connection.transaction(store);
        const [keys, values] = await Promise.all([from.getAllKeys(), from.getAll()]);
        return keys.flatMap((key, at) => (key === erasureKey ? [] : [{ key, value: values[at] }]));
      }),
    read: (store, keys) =>
      call('read', async () => {
        const { store: from } = connection.transaction(store);
        const values = await Promise.all(keys.map((key) => from.get(key)));
        return keys.flatMap((key, at) => (values[at] === undefined ? [] : [{ key, value: values[at] }]));
      }),
    write: (store, entries, since) => call('write', () => writeAll(connection, store, entries, since)),
    erasure: () =>
      call('erasure', async () => {
        const found = await connection.get('preferences', erasureKey);
        return typeof found === 'string' ? found : undefined;
      }),
    erase: (erasure) =>
      call('erase', async () => {
        const transaction = connection.transaction(stores, 'readwrite', { durability: 'strict' });
        const cleared = stores.map((store) => transaction.objectStore(store).clear());
        await Promise.all([...cleared, transaction.objectStore('preferences').put(erasure, erasureKey), transaction.done]);
      }),
    close: () => connection.close(),
  };
}

/** Asks for the erasure in the transaction that writes: no tab can write between an erasure and hearing of it. */
async function writeAll(connection: IDBPDatabase<Schema>, store: StoreName, entries: readonly Entry[], since: Erasure): Promise<number> {
  const transaction = connection.transaction([store, 'preferences'], 'readwrite', { durability: 'strict' });
  const preferences = transaction.objectStore('preferences');
  const into = transaction.objectStore(store);
  const check = async () => {
    const stored = await preferences.get(erasureKey);
    if (typeof stored === 'string' && stored !== since) throw new RecordErased(stored);
    // The browser lost the database, and with it the word of the erasure.
    if (stored === undefined && since !== undefined) await preferences.put(since, erasureKey);
  };
  let added = 0;
  const keep = async ({ key, value }: Entry) => {
    added += 1;
    if (store === 'preferences') return void (await into.put(value, key));
    const adding = into.add(value, key);
    unwrap(adding).addEventListener('error', (event) => {
      if (unwrap(adding).error?.name !== 'ConstraintError') return;
      // It is there already: no reason to give the others up.
      event.preventDefault();
      event.stopPropagation();
      added -= 1;
    });
    await adding.catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'ConstraintError') throw error;
    });
  };
  try {
    await Promise.all([check(), ...entries.map(keep), transaction.done]);
    return added;
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

/** A value that cannot be stored throws and leaves the transaction open: then half of the entries would be kept. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It had ended by itself.
  }
}
