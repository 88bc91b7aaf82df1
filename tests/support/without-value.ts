/** A text as it is copied while a variable has no value. */
import { type Missing, type Refusable, refuseWithout, writeMissing } from '../../src/fill/missing.ts';
import type { Language } from '../../src/query/language.ts';
import { findPlaceholders } from '../../src/query/placeholder.ts';

export function withoutValue(language: Language, text: string, variable = 'x'): Refusable {
  const holes = findPlaceholders(text, language.kind, new Set([variable])).filter(({ name }) => name === variable);
  const plan = language.missing?.(text, holes) ?? { form: 'unsure', places: [] };
  const missing = holes.map(
    ({ from, to }, at): Missing => ({ variable, written: text.slice(from, to), place: plan.places[at] ?? 'as-is' }),
  );
  const written = holes.reduceRight((so, { from, to }, at) => {
    const one = missing[at];
    return one === undefined ? so : so.slice(0, from) + writeMissing(one) + so.slice(to);
  }, text);
  return refuseWithout(written, plan.form, missing);
}
