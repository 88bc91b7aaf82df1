/**
 * What localStorage holds of a record: small marks, never the record itself. When space is short a browser empties IndexedDB and caches
 * and may leave these (https://storage.spec.whatwg.org/#storage-endpoints). Without localStorage nothing is marked.
 */
import type { Names } from './names.ts';

export function readMark(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function mark(name: string, value: string): void {
  try {
    if (localStorage.getItem(name) !== value) localStorage.setItem(name, value);
  } catch {
    // Then there is no mark.
  }
}

/** Deletes what any page of this site keeps in localStorage and sessionStorage, but the mark of the erasure. Throws the browser's error. */
export function deleteKeys(names: Names): void {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (names.isKey(key) && key !== names.erased) storage.removeItem(key);
  }
}
