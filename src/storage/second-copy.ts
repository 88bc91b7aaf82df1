/** The second copy of what is recorded: kept in the journal of the last erasure, with what the journal did not take at first. */
import type { Entry } from './entry.ts';
import { deleteJournals, openJournal } from './journal.ts';
import type { Erasure, Names } from './names.ts';
import type { Seam } from './seam.ts';
import type { StorageState } from './state.ts';

export interface SecondCopy {
  readonly available: boolean;
  /** Never rejects: what is not taken is copied with the next entries, or when it is called with none. */
  copy(entries: readonly Entry[]): Promise<void>;
  /** All events in it; none when they cannot be read. */
  all(): Promise<readonly Entry[]>;
  /** Tidies up; answers the entries that the store lacks. */
  lacking(stored: readonly Entry[]): Promise<readonly Entry[]>;
  copyImage(digest: string, image: Blob): void;
  image(digest: string): Promise<Blob | undefined>;
  /** Forgets all before an erasure; copies from now on go to a journal of their own. */
  begin(since: Erasure): void;
  /** Deletes what was copied before the last erasure, once nothing is written to it any more. Rejects with the browser's error. */
  deleteOthers(): Promise<void>;
}

/** @param told called with how it went, after each try */
export function createSecondCopy(
  names: Names,
  first: Erasure,
  seam: Seam,
  onState: (journal: StorageState['journal']) => void,
): SecondCopy {
  let since = first;
  let journal = openJournal(names.journal(since), seam);
  /** What the journal did not take: it gets it with the next event. */
  let uncopied: readonly Entry[] = [];
  let formerSettled: Promise<unknown> = Promise.resolve();
  return {
    available: journal !== undefined,
    async copy(entries) {
      const into = journal;
      if (into === undefined) return;
      const all = [...uncopied, ...entries];
      if (all.length === 0) return;
      try {
        await into.write(all);
        uncopied = uncopied.filter((entry) => !all.includes(entry));
        onState('written');
      } catch {
        if (into === journal) uncopied = [...uncopied, ...entries];
        onState('failing');
      }
    },
    async all() {
      return (await journal?.readAll().catch(() => [])) ?? [];
    },
    async lacking(stored) {
      try {
        return (await journal?.tidy(stored)) ?? [];
      } catch {
        onState('failing');
        return [];
      }
    },
    copyImage(digest, image) {
      void journal?.writeImage(digest, image).catch(() => onState('failing'));
    },
    async image(digest) {
      return journal?.readImage(digest).catch(() => undefined);
    },
    begin(later) {
      formerSettled = Promise.all([formerSettled, journal?.settled()]);
      since = later;
      journal = openJournal(names.journal(since), seam);
      uncopied = [];
    },
    async deleteOthers() {
      await formerSettled;
      await deleteJournals(names, since, seam);
    },
  };
}
