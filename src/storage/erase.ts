/** Erasing the record of a device: what it did, and how to say it. */
import { t } from '../words/text.ts';
import { reason } from './state.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** What erasing could not delete, and why. */
export interface Remains {
  /** - `record`: all of it; - `second copy`: what lies in Cache Storage; - `keys`: what lies in localStorage and sessionStorage. */
  readonly what: 'record' | 'second copy' | 'keys';
  readonly trouble: Trouble;
}

/** Nothing remains when it is empty. */
export type Erased = readonly Remains[];

export interface Erasing {
  /** The database, all at once or not at all; answers why not. */
  readonly database: () => Promise<Trouble | 'done'>;
  /** From here on the record is erased: this tab forgets it, other tabs are told. */
  readonly forget: () => void;
  readonly secondCopy: () => Promise<void>;
  readonly keys: () => void;
}

/**
 * Erases in an order that can break off anywhere. Nothing is touched when the database cannot be erased: what is left of half a record
 * would come back from the other half.
 */
export async function erase({ database, forget, secondCopy, keys }: Erasing): Promise<Erased> {
  const outcome = await database();
  if (outcome !== 'done') return [{ what: 'record', trouble: outcome }];
  forget();
  const remains: Remains[] = [];
  const attempt = async (what: Remains['what'], act: () => Promise<void> | void) => {
    try {
      await act();
    } catch (error) {
      remains.push({ what, trouble: troubleOf(error, false) });
    }
  };
  await attempt('second copy', secondCopy);
  await attempt('keys', keys);
  return remains;
}

/** What became of it, in words. */
export function describeErased(erased: Erased): string {
  const [first] = erased;
  if (first === undefined) return t`Erased: no incident is left on this device.`;
  if (first.what === 'record') return t`Nothing was erased. ${reason(first.trouble)} Try it again.`;
  const left = erased.map(({ what }) => (what === 'keys' ? t`values and settings` : t`the second copy`)).join(t` and `);
  return t`The incidents are erased, but ${left} could not be deleted. ${reason(first.trouble)} Try it again.`;
}
