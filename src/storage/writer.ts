/** Writes, and holds what could not be written until it can. */
import type { Connection } from './connection.ts';
import type { StoreName } from './database.ts';
import type { Entry } from './entry.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** What goes to disk together or not at all. */
export interface Batch {
  readonly store: StoreName;
  readonly entries: readonly Entry[];
}

export interface Writer {
  /** Whether it is on disk now; if not it is held. */
  write(batch: Batch): Promise<boolean>;
  /** Holds what is known not to be written. */
  hold(batch: Batch): void;
  /** Tries again what is held, oldest first. */
  writeHeld(): Promise<void>;
  held(): readonly Batch[];
}

/** @param done called after each try, with why it failed */
export function createWriter(connection: Connection, done: (batch: Batch, trouble: Trouble | undefined) => void): Writer {
  const held = new Set<Batch>();
  let underWay: Promise<void> | undefined;

  const write = async (batch: Batch): Promise<boolean> => {
    const trouble = await tryTwice(connection, batch);
    if (trouble === undefined) held.delete(batch);
    else held.add(batch);
    done(batch, trouble);
    return trouble === undefined;
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
  };
}

/** A connection may have died since it was used last: then the second try has a new one. */
async function tryTwice(connection: Connection, batch: Batch): Promise<Trouble | undefined> {
  let trouble: Trouble | undefined;
  for (let turn = 1; turn <= 2; turn++) {
    const database = await connection.get().catch((error: unknown) => {
      trouble = troubleOf(error, true);
      return undefined;
    });
    if (database === undefined) {
      if (trouble?.kind === 'blocked') return trouble;
      continue;
    }
    try {
      await database.write(batch.store, batch.entries);
      return undefined;
    } catch (error) {
      trouble = troubleOf(error, false);
      // The connection is as good as it was.
      if (trouble.kind === 'full') return trouble;
      connection.drop(database);
    }
  }
  return trouble;
}

function sameKeys(a: Batch, b: Batch): boolean {
  return a.store === b.store && a.entries.every(({ key }) => b.entries.some((other) => other.key === key));
}
