/** The values that are typed while there is no incident, as a text to store. */
import * as z from 'zod/mini';
import { type Filled, filledSchema } from './filled.ts';

/** `oldest` stands in front: the script that runs before the first paint asks it without reading the rest. */
const draftSchema = z.object({ oldest: z.number(), values: z.array(z.unknown()) });

export function draftText(values: readonly Filled[]): string {
  return JSON.stringify({ oldest: Math.min(...values.map(({ at }) => at)), values });
}

/** The values in a stored text; damaged ones are left out. Never throws. */
export function parseDraft(stored: string): readonly Filled[] {
  try {
    const read: unknown = JSON.parse(stored);
    const { data } = draftSchema.safeParse(read);
    return data === undefined ? earlierDraft(read) : data.values.flatMap(soundValue);
  } catch {
    return [];
  }
}

/** What earlier versions stored: values by name, of no service and of no day. They are too old for use, and can be taken up again. */
function earlierDraft(read: unknown): readonly Filled[] {
  if (typeof read !== 'object' || read === null) return [];
  return Object.entries(read).flatMap(([name, value]) => soundValue({ name, value, origin: 'typed', at: 0 }));
}

function soundValue(value: unknown): readonly Filled[] {
  const { data } = filledSchema.safeParse(value);
  return data === undefined ? [] : [data];
}
