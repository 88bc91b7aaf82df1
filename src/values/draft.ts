/** The values that are typed while there is no incident, as a text to store. */
import { type Filled, readFilled } from './filled.ts';
import { isRecord, parseJson } from './stored.ts';

/** `oldest` comes first: the script that runs before the first paint asks it without reading the rest. */
export function draftText(values: readonly Filled[]): string {
  return JSON.stringify({ oldest: Math.min(...values.map(({ at }) => at)), values });
}

/** The values in a stored text; damaged ones are left out. Never throws. */
export function parseDraft(stored: string): readonly Filled[] {
  const read = parseJson(stored);
  if (!isRecord(read)) return [];
  return Array.isArray(read['values']) && typeof read['oldest'] === 'number' ? read['values'].flatMap(soundValue) : earlierDraft(read);
}

/** What earlier versions stored: values by name, of no service and of no day. They are too old for use, and can be taken up again. */
function earlierDraft(values: Readonly<Record<string, unknown>>): readonly Filled[] {
  return Object.entries(values).flatMap(([name, value]) => soundValue({ name, value, origin: 'typed', at: 0 }));
}

function soundValue(stored: unknown): readonly Filled[] {
  const filled = readFilled(stored);
  return filled === undefined ? [] : [filled];
}
