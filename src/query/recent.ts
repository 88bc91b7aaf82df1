/** Keeps the last few readings of texts: one block is detected, checked and shown, and is parsed once for all of it. */

/** Enough for the fences of one runbook. */
const kept = 64;

/** A `make` that remembers by key. */
export function recent<T>(): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    const oldest = known.keys().next();
    if (known.size >= kept && !oldest.done) known.delete(oldest.value);
    known.set(key, made);
    return made;
  };
}
