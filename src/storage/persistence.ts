/** How long the browser keeps what is stored, and how much it lets in. */
import { t } from '../words/text.ts';

/** - `granted`: the browser deletes nothing by itself; - `refused`: it may, when space is short; - `not available`: it cannot be asked. */
export type Persistence = 'granted' | 'refused' | 'not available';

/** How it is, without asking for anything. */
export async function persistence(): Promise<Persistence> {
  try {
    const manager = storageManager();
    if (manager?.persisted === undefined) return 'not available';
    return (await manager.persisted()) ? 'granted' : 'refused';
  } catch {
    return 'not available';
  }
}

/**
 * Asks the browser not to delete the record when space is short. The record does so when the first event is recorded, which is something
 * that a person did: Firefox shows a question (https://developer.mozilla.org/docs/Web/API/StorageManager/persist).
 */
export async function askToPersist(): Promise<Persistence> {
  try {
    const manager = storageManager();
    if (manager?.persist === undefined) return 'not available';
    return (await manager.persisted()) || (await manager.persist()) ? 'granted' : 'refused';
  } catch {
    return 'not available';
  }
}

/** What the answer means for a responder. */
export function describePersistence(persistence: Persistence): string {
  switch (persistence) {
    case 'granted':
      return t`The browser keeps these incidents until you delete them.`;
    case 'refused':
      return t`The browser may delete incidents when space is short. Export them once they are resolved.`;
    case 'not available':
      return t`It is not known how long this browser keeps incidents. Export them once they are resolved.`;
  }
}

export interface Space {
  /** Bytes of this origin, all sites on it together; browsers round it. */
  readonly used: number;
  readonly allowed: number;
}

/** The space that is used and allowed, where the browser reports it. */
export async function space(): Promise<Space | undefined> {
  try {
    const { usage, quota } = (await storageManager()?.estimate()) ?? {};
    return usage === undefined || quota === undefined ? undefined : { used: usage, allowed: quota };
  } catch {
    return undefined;
  }
}

/** So little is left that a screenshot or two may not fit: 10 MB. */
const little = 10_000_000;

/** A word on the space while little is left; undefined while there is enough. */
export function describeSpace({ used, allowed }: Space): string | undefined {
  if (allowed - used > little) return undefined;
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);
  return t`Space is short: ${megabytes(used)} of ${megabytes(allowed)} MB are used. Free some disk space, and export everything.`;
}

/** Undefined outside of secure contexts, in spite of its type. */
function storageManager(): StorageManager | undefined {
  return navigator.storage;
}
