/** The values that are typed while there is no incident: in the browser, one set for the whole site, until an incident takes them over. */
import { draftText, parseDraft } from '../../../values/draft.ts';
import type { Filled } from '../../../values/filled.ts';
import { keep, readKept } from '../base/kept.ts';
import { draftKey } from './stored.ts';

/** All of them, also those that are too old for use. */
export function readDraft(base: string): readonly Filled[] {
  return parseDraft(readKept(draftKey(base)) ?? '');
}

/** Whether the browser keeps them. */
export function keepDraft(base: string, values: readonly Filled[]): boolean {
  return keep(draftKey(base), values.length === 0 ? null : draftText(values));
}

/** Calls when another tab changed the draft, or may have while this page was asleep. */
export function onDraftChange(base: string, listener: () => void): void {
  addEventListener('storage', (event) => (event.key === draftKey(base) || event.key === null) && listener());
  // A page that comes back from the browser's memory has heard nothing in the meantime.
  addEventListener('pageshow', (event) => event.persisted && listener());
}
