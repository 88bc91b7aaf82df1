/** Writes, and holds what could not be written until it can. */
import type { Connection } from './connection.ts';
import { type Database, RecordErased, type StoreName } from './database.ts';
import type { Entry } from './entry.ts';
import type { Erasure } from './names.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** What goes to disk together or not at all. */
export interface Batch {
  readonly store: StoreName;
  readonly entries: readonly Entry[];
}

/** `held`: it is tried again; `erased`: the record was erased meanwhile, and this with it. */
export type Written = 'on disk' | 'held' | 'erased';

export interface Writer {
  write(batch: Batch): Promise<Written>;
  /** Holds what is known not to be written. */
  hold(batch: Batch): void;
  /** Tries again what is held, oldest first. */
  writeHeld(): Promise<void>;
  held(): readonly Batch[];
  /** Lets go of the batch with these entries. */
  drop(entries: readonly Entry[]): void;
  /** Lets go of what is held and under way: the record was erased. */
  forget(): void;
}

export interface WriterHooks {
  since(): Erasure;
  /** Called after each try, with why it failed. */
  done(batch: Batch, trouble: Trouble | undefined): void;
  /** The store reported that the record was erased. */
  erased(erasure: string): void;
}

export function createWriter(connection: Connection, { since, done, erased }: WriterHooks): Writer {
  let held = new Set<Batch>();
  let underWay: Promise<void> | undefined;

  const write = async (batch: Batch): Promise<Written> => {
    const begun = held;
    const holds = () => begun === held;
    let outcome: Trouble | 'done';
    try {
      outcome = await tryTwice(connection, async (database) => {
        if (holds()) await database.write(batch.store, batch.entries, since());
      });
    } catch (error) {
      if (!(error instanceof RecordErased)) throw error;
      erased(error.erasure);
      return 'erased';
    }
    if (!holds()) return 'erased';
    if (outcome === 'done') held.delete(batch);
    else held.add(batch);
    done(batch, outcome === 'done' ? undefined : outcome);
    return outcome === 'done' ? 'on disk' : 'held';
  };
  return {
    write(batch) {
      // Of two values of one preference the later counts, so an earlier one must not come after it.
      if (batch.store === 'preferences') for (const other of held) if (sameKeys(other, batch)) held.delete(other);
      return write(batch);
    },
    hold: (batch) => void held.add(batch),
    writeHeld() {
      underWay ??= (async () => {
        for (const batch of [...held]) if (held.has(batch)) await write(batch);
      })().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    held: () => [...held],
    drop(entries) {
      for (const batch of held) if (batch.entries === entries) held.delete(batch);
    },
    forget() {
      held = new Set();
    },
  };
}

/**
 * Makes a call, and once more over a new connection when it fails: the first may have died since it was used last. Answers why it failed
 * both times; rejects with `RecordErased` alone.
 */
export async function tryTwice(connection: Connection, call: (database: Database) => Promise<void>): Promise<Trouble | 'done'> {
  let trouble: Trouble = { kind: 'failed', detail: '' };
  for (let turn = 1; turn <= 2; turn++) {
    let database: Database;
    try {
      // Waiting for what is there already would let the page be drawn first.
      database = connection.now() ?? (await connection.get());
    } catch (error) {
      trouble = troubleOf(error, true);
      if (trouble.kind === 'blocked') return trouble;
      continue;
    }
    try {
      await call(database);
      return 'done';
    } catch (error) {
      if (error instanceof RecordErased) throw error;
      trouble = troubleOf(error, false);
      // The connection is as good as it was.
      if (trouble.kind === 'full') return trouble;
      connection.drop(database);
    }
  }
  return trouble;
}

/** What is held for one store, each entry once. */
export function heldEntries(writer: Writer, of: StoreName): readonly Entry[] {
  const entries = writer.held().flatMap(({ store, entries }) => (store === of ? entries : []));
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}

function sameKeys(a: Batch, b: Batch): boolean {
  return a.store === b.store && a.entries.every(({ key }) => b.entries.some((other) => other.key === key));
}
