/** What came from elsewhere and may be part of an incident that is here: asked on the page until somebody decides. */
import type { Suggestion } from '../../../share/suggest.ts';

let pending: readonly Suggestion[] = [];
let listeners: readonly (() => void)[] = [];

export function pendingSuggestions(): readonly Suggestion[] {
  return pending;
}

export function suggest(suggestions: readonly Suggestion[]): void {
  change([...pending, ...suggestions]);
}

/** Somebody has decided. */
export function settle(suggestion: Suggestion): void {
  change(pending.filter((one) => one !== suggestion));
}

/** Answers how to stop. */
export function onSuggestions(listener: () => void): () => void {
  listeners = [...listeners, listener];
  return () => {
    listeners = listeners.filter((one) => one !== listener);
  };
}

function change(next: readonly Suggestion[]): void {
  pending = next;
  for (const listener of listeners) listener();
}
