/** JSON in one spelling: the same value gives the same bytes on every machine. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * The text of a value with its keys sorted by code unit and no space. Keys without a value are left out, as `JSON.stringify` does.
 *
 * It is written by hand, and not from a sorted copy, because a copy would lose a key called `__proto__` and put numeric keys first.
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalText(entry)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalText(entry)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
