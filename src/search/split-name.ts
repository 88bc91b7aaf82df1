/** Identifiers in part: what people remember of `KubePodCrashLooping` is `CrashLooping`, of a metric `working_set`. */

/** `KubePodCrashLooping` → `Kube Pod Crash Looping`: its words are found one by one. */
export function splitName(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ');
}

/** What is one word in code: joined by underscores, dashes, dots, slashes and colons, or in CamelCase. */
const identifier = /[A-Za-z][\w./:-]*\w/g;

/**
 * The ends of the identifiers in a text, `memory_working_set_bytes`, `working_set_bytes` …: search finds words by how they
 * begin, and these begin wherever a part of an identifier does.
 */
export function identifierEnds(text: string): string[] {
  const ends = new Set<string>();
  for (const [word] of text.matchAll(identifier)) {
    const parts = word.includes('_') || /[a-z][A-Z]/.test(word) ? [...word.matchAll(/[A-Z]*[a-z0-9]+|[A-Z]+/g)] : [];
    // The last part alone is found by the indexer; a long word is hardly one that people type.
    if (parts.length > 8) continue;
    for (const { index } of parts.slice(1, -1)) ends.add(word.slice(index));
  }
  return [...ends];
}

/** A path from its first slash. What is in front of it is not looked at: in a long word that would be tried from each letter. */
const path = /(?:\/[\w.-]+){2,6}/g;

/** The ends of the paths in a text: `/api/checkout` in `https://shop.example/api/checkout`. */
export function pathEnds(text: string): string[] {
  const ends = [...text.matchAll(path)].flatMap(([word]) => [...word.matchAll(/\//g)].map(({ index }) => word.slice(index)));
  return [...new Set(ends)];
}
