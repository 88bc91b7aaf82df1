/** Keeps one connection at hand: opens it when it is asked for, drops it when it is dead, and takes one that comes late. */
import type { Database } from './database.ts';
import { within } from './seam.ts';

export interface Connection {
  /** The database, ready to use. Rejects with the browser's error, or a `TimeoutError` when another tab holds it. */
  get(): Promise<Database>;
  /** The database, if it is at hand: nobody has to wait a moment for it. */
  now(): Database | undefined;
  /** Gives a dead connection up. The next `get` opens another. */
  drop(database: Database): void;
  close(): void;
}

/** How long a responder waits for a database that is held before work goes on in memory. */
const openWithin = 800;

export interface Hooks {
  /** Opens the database; calls back when the browser has closed it. */
  open(whenClosed: (database: Database) => void): Promise<Database>;
  /** Runs on each new connection before anybody gets it, also on one that comes after `get` gave up. */
  prepare(database: Database): Promise<void>;
  /** The connection in use was closed by the browser. */
  closed(): void;
  /** `get` rejects with this. */
  failed(error: unknown): void;
}

export function keepConnected({ open, prepare, closed, failed }: Hooks): Connection {
  let opening: Promise<Database> | undefined;
  let ready: Promise<Database> | undefined;
  let current: Database | undefined;
  let prepared: Database | undefined;
  let ended = false;

  const forget = () => {
    opening = undefined;
    ready = undefined;
    current = undefined;
    prepared = undefined;
  };
  const drop = (database: Database) => {
    database.close();
    if (current === database) forget();
  };
  const start = () => {
    const opened = open((database) => {
      const inUse = current === database;
      drop(database);
      if (inUse && !ended) closed();
    });
    const preparing = opened.then(async (database) => {
      current = database;
      try {
        if (ended) throw new DOMException('The record was closed', 'AbortError');
        await prepare(database);
        if (current === database) prepared = database;
        return database;
      } catch (error) {
        drop(database);
        throw error;
      }
    });
    opening = opened;
    ready = preparing;
    preparing.catch(() => {
      if (ready === preparing) forget();
    });
    return { opening: opened, ready: preparing };
  };
  return {
    async get() {
      try {
        const under = opening !== undefined && ready !== undefined ? { opening, ready } : start();
        await within(openWithin, 'Opening the database', under.opening);
        return await under.ready;
      } catch (error) {
        failed(error);
        throw error;
      }
    },
    now: () => prepared,
    drop,
    close() {
      ended = true;
      current?.close();
      forget();
    },
  };
}
