/** A text as it is copied while `x` has no value. */
import { type Refusable, refuseWithout, writeMissing } from '../../src/fill/missing.ts';
import type { Language } from '../../src/query/language.ts';
import { findPlaceholders } from '../../src/query/placeholder.ts';

export function withoutValue(language: Language, text: string): Refusable {
  const holes = findPlaceholders(text, language.kind, new Set(['x'])).filter(({ name }) => name === 'x');
  const plan = language.missing?.(text, holes) ?? { form: 'unsure', places: [] };
  const written = holes.reduceRight(
    (so, { from, to }, at) =>
      so.slice(0, from) + writeMissing(plan.places[at] ?? 'as-is', { variable: 'x', written: text.slice(from, to) }) + so.slice(to),
    text,
  );
  return refuseWithout(written, plan.form, holes.length === 0 ? [] : [{ variable: 'x', written: '${x}' }]);
}
