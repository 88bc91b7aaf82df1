/**
 * What browsers store, read without a schema library: zod would be half of the script that a page with values loads, and there are two
 * small shapes.
 */

/** Alerts and addresses may be forged: no more and no longer values than a person would fill in. */
export const mostLabels = 60;
export const longestValue = 500;

/** JSON as a value; undefined for any other text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(stored: unknown): stored is Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null;
}

export function isVariableName(stored: unknown): stored is string {
  return typeof stored === 'string' && /^[A-Za-z_]\w*$/.test(stored);
}

export function isValue(stored: unknown): stored is string {
  return typeof stored === 'string' && stored.trim() !== '' && stored.length <= longestValue;
}

/** Milliseconds since the epoch that a `Date` takes. */
export function isInstant(stored: unknown): stored is number {
  return typeof stored === 'number' && stored >= 0 && stored <= 8.64e15;
}

export function isOptionalText(stored: unknown): stored is string | undefined {
  return stored === undefined || typeof stored === 'string';
}
