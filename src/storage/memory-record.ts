/** A record that is nowhere but in memory, for tests of what is shown. It behaves as `openRecord` does, and fails when told to. */
import type { LogEvent } from '../incident/event.ts';
import { nameImage } from './keep-image.ts';
import { entriesOf, knownEvents, linesOf } from './known-events.ts';
import { createListeners } from './listeners.ts';
import type { IncidentRecord } from './record.ts';
import { freshState, type StorageState } from './state.ts';
import type { Trouble } from './trouble.ts';

export interface MemoryRecord extends IncidentRecord {
  /** As if another tab had saved these. */
  hear(events: readonly LogEvent[]): void;
  /** From now on nothing is saved, for this reason; undefined: all is, and what was not as well. */
  fail(trouble: Trouble | undefined): void;
}

/** @param stored what is on disk when the page opens */
export function memoryRecord(stored: readonly LogEvent[] = []): MemoryRecord {
  const known = knownEvents();
  known.addStored(entriesOf(stored));
  const images = new Map<string, Blob>();
  const preferences = new Map<string, string>();
  const eventsHeard = createListeners<readonly LogEvent[]>();
  const stateChanged = createListeners<StorageState>();
  const preferencesChanged = createListeners<void>();
  const erasedHeard = createListeners<void>();
  let state: StorageState = { ...freshState, kept: 'durable', journal: 'written' };
  const unsaved = () => entriesOf(known.all()).filter(({ key }) => !known.stored().has(key));
  const save = () => {
    if (state.trouble === undefined) known.addStored(unsaved());
    update({});
    return { saved: state.trouble === undefined };
  };
  const update = (change: Partial<StorageState>) => {
    const next = { ...state, ...change, unsaved: unsaved().length };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    stateChanged.call(state);
  };
  return {
    events: (incident) => known.all().filter((event) => incident === undefined || event.incident === incident),
    incidents: () => known.incidents(),
    async append(events, origin) {
      known.add(events, origin);
      await Promise.resolve();
      return save();
    },
    unsaved: () => known.events(unsaved()),
    onEvents: eventsHeard.add,
    state: () => state,
    onState: stateChanged.add,
    async retry() {
      save();
    },
    rawText: () => linesOf(known.all()),
    async keepImage(image, rules) {
      const named = await nameImage(image, rules);
      if ('why' in named) return { kept: false, why: named.why };
      images.set(named.image.digest, image);
      return { kept: true, image: named.image, ...save() };
    },
    image: async (digest) => images.get(digest),
    preference: (name) => preferences.get(name),
    async setPreference(name, value) {
      preferences.set(name, value);
      return save();
    },
    onPreferences: (listener) => preferencesChanged.add(() => listener()),
    async erase() {
      if (state.trouble !== undefined) return [{ what: 'record', trouble: state.trouble }];
      known.forget();
      images.clear();
      preferences.clear();
      update({});
      erasedHeard.call();
      preferencesChanged.call();
      return [];
    },
    onErased: (listener) => erasedHeard.add(listener),
    close() {},
    hear(events) {
      const fresh = known.addStored(entriesOf(events));
      if (fresh.length > 0) eventsHeard.call(fresh);
    },
    fail(trouble) {
      update({ trouble, kept: trouble?.kind === 'refused' || trouble?.kind === 'blocked' ? 'memory only' : 'durable' });
      if (trouble === undefined) save();
    },
  };
}
