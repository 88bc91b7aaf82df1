/** Reads what the store holds beyond what this tab knows, and puts back what the store has lost. */
import type { LogEvent } from '../incident/event.ts';
import type { Database } from './database.ts';
import type { Entry } from './entry.ts';
import type { Tab } from './tab.ts';

export interface StoreRead {
  /** Events that are new to this tab. */
  readonly fresh: readonly LogEvent[];
  /** How many events were put back. */
  readonly recovered: number;
  readonly preferences: ReadonlyMap<string, string>;
}

/**
 * Brings a tab and the store together. Gone from the store are the events that this tab has seen in it; and when it is empty, all
 * those of the journal: Chromium empties a damaged database without a word. Rejects when the store cannot be read or written; answers
 * nothing when the record was erased meanwhile: what was read no longer counts.
 *
 * @param copies all events of the second journal
 */
export async function readStore(
  database: Database,
  { known, since }: Tab,
  copies: () => Promise<readonly Entry[]>,
): Promise<StoreRead | undefined> {
  const begun = since();
  const holds = () => since() === begun;
  const seen = [...known.stored()];
  const first = seen.length === 0;
  const all = first ? await database.all('events') : [];
  const keys = new Set(first ? all.map(({ key }) => key) : await database.keys('events'));
  const others = first
    ? all
    : await database.read(
        'events',
        [...keys].filter((key) => !known.has(key)),
      );
  const copied = keys.size === 0 ? await copies() : [];
  const gone = [...known.entries(seen.filter((key) => !keys.has(key))), ...copied.filter(({ key }) => !known.has(key))];
  if (!holds()) return undefined;
  const recovered = gone.length === 0 ? 0 : await database.write('events', gone, begun);
  const preferences = await database.all('preferences');
  if (!holds()) return undefined;
  return {
    fresh: known.addStored([...others, ...gone]),
    recovered,
    preferences: new Map(preferences.flatMap(({ key, value }) => (typeof value === 'string' ? [[key, value]] : []))),
  };
}
