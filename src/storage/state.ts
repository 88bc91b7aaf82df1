/** The state of storage, and the words that describe it to a responder. */
import { t } from '../words/text.ts';
import type { Persistence } from './persistence.ts';
import type { Trouble } from './trouble.ts';

export interface StorageState {
  /** Whether this tab has a database at the moment. */
  readonly kept: 'durable' | 'memory only';
  /** Why there is none, or why the last write failed. */
  readonly trouble?: Trouble | undefined;
  /** Events that are in this tab only. */
  readonly unsaved: number;
  /** Images that are in this tab only. */
  readonly unsavedImages: number;
  /** The second copy. Without it everything works, and a database that the browser empties is gone. */
  readonly journal: 'written' | 'not available' | 'failing';
  /** Events that were gone from the database and were brought back by this tab. */
  readonly recovered: number;
  /** The database was thrown away by the browser: it reported that, or nothing is there where something was. */
  readonly lost: boolean;
  /** Entries of the database that are no events; they are left where they are. */
  readonly unreadable: number;
  /** What the browser answered when the first event was recorded in this tab; undefined when it was not asked here. */
  readonly persistence?: Persistence | undefined;
}

export const freshState: StorageState = {
  kept: 'memory only',
  unsaved: 0,
  unsavedImages: 0,
  journal: 'not available',
  recovered: 0,
  lost: false,
  unreadable: 0,
};

export interface StateDescription {
  /** `alarm`: something is not saved. `notice`: worth a look. */
  readonly level: 'fine' | 'notice' | 'alarm';
  readonly title: string;
  readonly detail: string;
  /** Whether to put the export beside it. */
  readonly offerExport: boolean;
}

/** The state in words. */
export function describeState(state: StorageState): StateDescription {
  const { unsaved, unsavedImages, trouble, kept } = state;
  const lacking = [
    ...(unsaved > 0 ? [t`${count(unsaved, 'event')}`] : []),
    ...(unsavedImages > 0 ? [t`${count(unsavedImages, 'image')}`] : []),
  ];
  if (lacking.length > 0) {
    const where = t`${unsaved + unsavedImages === 1 ? 'It is' : 'They are'} in this tab only: keep it open, and export everything.`;
    return {
      level: 'alarm',
      title: t`NOT SAVED: ${lacking.join(', ')}`,
      detail: t`${where} ${reason(trouble)} Saving is retried automatically.`,
      offerExport: true,
    };
  }
  if (kept === 'memory only') {
    return {
      level: 'alarm',
      title: t`Nothing will be saved on this device`,
      detail: t`What you log stays in this tab and is lost when you close it, so export it first. ${reason(trouble)} Saving is retried automatically.`,
      offerExport: true,
    };
  }
  if (state.recovered > 0) {
    return {
      level: 'notice',
      title: t`${count(state.recovered, 'event')} restored`,
      detail: t`They were missing from the browser’s database and were restored from the second copy or from this tab. Everything is saved.`,
      offerExport: true,
    };
  }
  if (state.lost) {
    return {
      level: 'notice',
      title: t`Earlier incidents are lost`,
      detail: t`The browser deleted its database, and there is no second copy. What you log from now on is saved.`,
      offerExport: false,
    };
  }
  if (state.unreadable > 0) {
    return {
      level: 'notice',
      title: t`${count(state.unreadable, 'entry', 'entries')} could not be read`,
      detail: t`They were left as they are. Everything else is saved on this device.`,
      offerExport: true,
    };
  }
  const title = state.journal === 'written' ? t`Saved on this device` : t`Saved on this device, without a second copy`;
  return { level: 'fine', title, detail: journalDetail(state), offerExport: false };
}

export function reason(trouble: Trouble | undefined): string {
  switch (trouble?.kind) {
    case 'refused':
      return t`The browser gives this site no storage: site data may be blocked in its settings, or this may be a private window.`;
    case 'blocked':
      return t`Storage does not respond; another tab of this site may be holding it. Close the other tabs.`;
    case 'full':
      return t`No space is left for this site. Free some disk space.`;
    case 'failed':
      return t`The browser failed to write (${trouble.detail}).`;
    case undefined:
      return '';
  }
}

function journalDetail({ journal }: StorageState): string {
  switch (journal) {
    case 'written':
      return t`In two copies, in case one is lost.`;
    case 'not available':
      return t`The browser allows a second copy only over https.`;
    case 'failing':
      return t`Writing the second copy failed; it is retried with the next event.`;
  }
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
