/** The last known state of storage. */
import { createListeners } from './listeners.ts';
import type { StorageState } from './state.ts';

export interface ObservedState {
  now(): StorageState;
  /** Takes what changed, and calls those who listen if anything did. */
  update(change: Partial<StorageState>): void;
  on(listener: (state: StorageState) => void): () => void;
}

/** @param counts what is counted anew each time */
export function observedState(first: StorageState, counts: () => Partial<StorageState>): ObservedState {
  let state = first;
  const changed = createListeners<StorageState>();
  return {
    now: () => state,
    update(change) {
      const next = { ...state, ...counts(), ...change };
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      changed.call(state);
    },
    on: changed.add,
  };
}
