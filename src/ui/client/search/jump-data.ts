/** Loads the jump list, once a page. */

import type { JumpEntry } from '../../../search/jump-list.ts';
import { t } from '../../../words/text.ts';
import { actionEntries } from './actions.ts';
import { type Index, makeIndex } from './rank.ts';

let index: Promise<Index> | undefined;

/** The index of all names. `base` is the site's root address. A failed load is tried again at the next call. */
export function jumpIndex(base: string): Promise<Index> {
  index ??= load(base).catch((error: unknown) => {
    index = undefined;
    throw error;
  });
  return index;
}

async function load(base: string): Promise<Index> {
  const response = await fetch(new URL('search/jump.json', base));
  if (!response.ok) throw new Error(`search/jump.json: ${response.status}`);
  const entries: JumpEntry[] = await response.json();
  return makeIndex([...entries, ...actionEntries()]);
}

/** What an entry is, in a word. */
export const kindWords = [t`runbook`, t`service`, t`query sheet`, t`query`, t`page`, t`alert`, t`action`, t`postmortem`] as const;
/** Positions in the list above. */
export const runbookKind = 0;
export const serviceKind = 1;
export const queryKind = 3;
export const alertKind = 5;
export const actionKind = 6;
export const postmortemKind = 7;
