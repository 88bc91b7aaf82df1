/** What the values of a YAML document mean to the one who wrote them, where the library reads something else. */
import { type Document, isScalar, visit } from 'yaml';
import type { z } from 'zod';

/** Makes numbers that are written in another way than they print into the text as it is written: `1.10`, `0080`. */
export function keepWrittenNumbers(document: Document): void {
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'number' && scalar.source !== undefined && String(scalar.value) !== scalar.source)
        scalar.value = scalar.source;
    },
  });
}

/**
 * What a value unmistakably means where it has the wrong type: a number in place of text is the text as it is written (`1.10`, not 1.1),
 * and one text in place of a list is a list of one. Undefined where only its author knows.
 */
export function meantBy(issue: z.core.$ZodIssue, found: unknown, node: unknown, holdsText: boolean): unknown {
  if (issue.code !== 'invalid_type') return undefined;
  const text =
    typeof found === 'string'
      ? found
      : isScalar(node) && (typeof found === 'number' || typeof found === 'boolean')
        ? node.source
        : undefined;
  if (text === undefined || text.trim() === '') return undefined;
  if (issue.expected === 'number')
    return typeof found === 'string' && isScalar(node) && node.type === 'PLAIN' && Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (issue.expected === 'string') return typeof found === 'string' ? undefined : text;
  // Several names in one text are no list yet.
  return issue.expected === 'array' && holdsText && !/[,;\n]/.test(text) ? [text] : undefined;
}
