/** Takes a parsed JSON value as it is safe to keep: bounded, finite, and without keys that reach for prototypes. */
import type { JsonValue } from '../json.ts';
import { limits } from '../limits.ts';
import { recordLimits } from './format.ts';
import type { RecordProblems } from './problem.ts';

/** A copy of the value, or undefined when it goes beyond the limits; either way the problems are reported. */
export function plainValue(value: unknown, where: string, problems: RecordProblems): JsonValue | undefined {
  let values = 0;

  const copy = (part: unknown, at: string, depth: number): JsonValue | undefined => {
    values += 1;
    if (values > recordLimits.values) return tooMany(at);
    if (typeof part === 'string') {
      if (part.length <= limits.evidence) return part;
      problems.add('refused', 'too-large', at, `A text of ${part.length} characters; ${limits.evidence} are read.`);
      return undefined;
    }
    if (typeof part === 'number') {
      // `1e999` is JSON, and infinite. A negative zero is written as zero.
      if (Number.isFinite(part)) return part === 0 ? 0 : part;
      problems.add('refused', 'wrong-value', at, 'A number too large to be kept.');
      return undefined;
    }
    if (part === null || typeof part === 'boolean') return part;
    if (typeof part !== 'object') return undefined;
    if (depth >= recordLimits.depth) {
      problems.add('refused', 'too-deep', at, `Nested deeper than ${recordLimits.depth} levels.`);
      return undefined;
    }
    if (Array.isArray(part)) {
      if (part.length > recordLimits.values) return tooMany(at);
      const list: JsonValue[] = [];
      for (const [index, entry] of part.entries()) {
        const kept = copy(entry, `${at}[${index}]`, depth + 1);
        if (kept === undefined) return undefined;
        list.push(kept);
      }
      return list;
    }
    const entries: [string, JsonValue][] = [];
    for (const [key, entry] of Object.entries(part)) {
      if (key === '__proto__') {
        problems.add('repaired', 'forbidden-key', at, 'The key `__proto__` was left out.');
        continue;
      }
      if (key.length > limits.line) {
        problems.add('refused', 'too-large', at, `A key of ${key.length} characters; ${limits.line} are read.`);
        return undefined;
      }
      const kept = copy(entry, `${at}.${key}`, depth + 1);
      if (kept === undefined) return undefined;
      entries.push([key, kept]);
    }
    return Object.fromEntries(entries);
  };

  const tooMany = (at: string) => {
    problems.add('refused', 'too-many', at, `More than ${recordLimits.values} values in one event.`);
    return undefined;
  };

  return copy(value, where, 0);
}
