/** What one tab holds of the record, since the last erasure that it knows of; and how it forgets. */
import type { Database } from './database.ts';
import type { Entry } from './entry.ts';
import { type KeptPreferences, keptPreferences } from './kept-preferences.ts';
import { type KnownEvents, knownEvents } from './known-events.ts';
import { mark, readMark } from './marks.ts';
import type { Erasure, Names } from './names.ts';
import type { SecondCopy } from './second-copy.ts';

export interface Tab {
  since(): Erasure;
  readonly known: KnownEvents;
  /** Images that are not on disk yet, by digest. */
  readonly images: Map<string, Blob>;
  readonly preferences: KeptPreferences;
  /** What the second journal brought while there was no database. */
  fromJournal(): readonly Entry[];
  bring(entries: readonly Entry[]): void;
  /**
   * The record was erased, here or elsewhere: nothing that this tab knows may come back. Answers false when that is known already; so it
   * may be told as often as it is heard.
   */
  forget(erasure: string): boolean;
  /**
   * Compares with what the database says. The first sight of it may tell of an erasure that was not marked: then what was recorded in
   * this tab meanwhile is not of before, and what the journal brought is. Answers what of the tab is of before.
   */
  see(database: Database): Promise<'nothing' | 'journal' | 'all'>;
  /** Marks that something was recorded; `emptied` then tells whether it is gone. */
  recorded(): void;
  emptied(): boolean;
}

/** @param since the last erasure as the mark of it says, which is all there is until the database was seen */
export function createTab(names: Names, copies: SecondCopy, begins: Erasure): Tab {
  let since = begins;
  let seen = false;
  let fromJournal: readonly Entry[] = [];
  const known = knownEvents();
  const images = new Map<string, Blob>();
  const preferences = keptPreferences();
  const recordedMark = () => since ?? 'never erased';
  const begin = (erasure: string) => {
    since = erasure;
    mark(names.erased, erasure);
    fromJournal = [];
    copies.begin(erasure);
    void copies.deleteOthers().catch(() => undefined);
  };
  const forget = (erasure: string) => {
    if (erasure === since) return false;
    begin(erasure);
    known.forget();
    images.clear();
    preferences.forget();
    return true;
  };
  return {
    since: () => since,
    known,
    images,
    preferences,
    fromJournal: () => fromJournal,
    bring(entries) {
      fromJournal = entries;
    },
    forget,
    async see(database) {
      const stored = await database.erasure();
      const first = !seen;
      seen = true;
      if (stored === undefined || stored === since) return 'nothing';
      if (!first) return forget(stored) ? 'all' : 'nothing';
      known.forget(fromJournal.map(({ key }) => key));
      begin(stored);
      return 'journal';
    },
    recorded: () => mark(names.recorded, recordedMark()),
    emptied: () => readMark(names.recorded) === recordedMark() && known.isEmpty(),
  };
}
