/** Parts of a sequence of codes that were read already, in this tab: a phone's own camera opens the page anew with each of them. */
import type { Gathered } from '../../../share/codes.ts';
import { siteBase } from '../base/site-base.ts';

const keyOf = () => `breakglass-parts:${siteBase()}`;
let known: Gathered = [];

export function carriedParts(): Gathered {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf()) ?? '[]');
    return Array.isArray(kept) && kept.every(isKept)
      ? kept.map(({ mark, count, parts }) => ({ mark, count, parts: new Map(parts) }))
      : known;
  } catch {
    return known;
  }
}

/** Keeps them; none where all were read. */
export function keepParts(gathered: Gathered): void {
  known = gathered;
  try {
    if (gathered.length === 0) sessionStorage.removeItem(keyOf());
    else sessionStorage.setItem(keyOf(), JSON.stringify(gathered.map(({ mark, count, parts }) => ({ mark, count, parts: [...parts] }))));
  } catch {
    // The browser keeps nothing: then they are read again.
  }
}

interface Kept {
  readonly mark: string;
  readonly count: number;
  readonly parts: readonly (readonly [number, string])[];
}

function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== 'object' || kept === null || !('mark' in kept && 'count' in kept && 'parts' in kept)) return false;
  const { mark, count, parts } = kept;
  const isPart = (part: unknown) => Array.isArray(part) && typeof part[0] === 'number' && typeof part[1] === 'string';
  return typeof mark === 'string' && typeof count === 'number' && Array.isArray(parts) && parts.every(isPart);
}
