/** Looks into schemas: what they know at a path of a document. */
import type { z } from 'zod';

/** Whether a list of texts is valid at a path. */
export function holdsTexts(schema: z.ZodType, path: readonly PropertyKey[]): boolean {
  const entries = optionsAt(schema, [...path, 0]).flatMap((option) => members(unwrap(option)));
  return entries.some((entry) => isRecord(entry) && isRecord(entry['def']) && entry['def']['type'] === 'string');
}

/** The schemas that a value at a path may have. */
function optionsAt(schema: z.ZodType, path: readonly PropertyKey[]): unknown[] {
  let options: unknown[] = [schema];
  for (const key of path) options = options.flatMap((option) => childrenOf(unwrap(option), key));
  return options;
}

/** Keys that the schema knows at a path, walked through optional, default, array and record wrappers. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return optionsAt(schema, path).flatMap((option) => {
    const inner = unwrap(option);
    return members(inner).flatMap((member) => (isRecord(member) && isRecord(member['shape']) ? Object.keys(member['shape']) : []));
  });
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (isRecord(current) && isRecord(current['def']) && current['def']['innerType'] !== undefined) current = current['def']['innerType'];
  return current;
}

function members(schema: unknown): unknown[] {
  const options = isRecord(schema) && isRecord(schema['def']) ? schema['def']['options'] : undefined;
  return Array.isArray(options) ? options.map(unwrap) : [schema];
}

function childrenOf(schema: unknown, key: PropertyKey): unknown[] {
  return members(schema).flatMap((member) => {
    if (!isRecord(member) || !isRecord(member['def'])) return [];
    if (typeof key === 'number') return member['def']['element'] === undefined ? [] : [member['def']['element']];
    if (isRecord(member['shape']) && member['shape'][String(key)] !== undefined) return [member['shape'][String(key)]];
    return member['def']['valueType'] === undefined ? [] : [member['def']['valueType']];
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
