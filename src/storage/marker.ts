/**
 * A mark in localStorage that there was a record. When space is short a browser empties IndexedDB and caches, and may leave this
 * (https://storage.spec.whatwg.org/#storage-endpoints): so an empty record that once had events is told apart from a new one.
 */

export function isMarked(name: string): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

/** Without localStorage it does nothing. */
export function mark(name: string): void {
  try {
    localStorage.setItem(name, '1');
  } catch {
    // Then nobody will tell.
  }
}
