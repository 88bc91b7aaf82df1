/** The text of code that is copied while values are missing: whoever gets it refuses it. Loaded on pages that have places for values. */
import { isMissingForm, isMissingPlace, type Missing, type Refusable, refuseWithout, writeMissing } from '../../../fill/missing.ts';
import { isMissing, textOf } from './code-text.ts';

export function refusableText(code: Element): Refusable {
  const copy = code.cloneNode(true);
  if (!(copy instanceof Element)) return { text: textOf(code), refused: false };
  const missing: Missing[] = [];
  let form: string | undefined;
  for (const place of copy.querySelectorAll<HTMLElement>('var[data-variable]')) {
    const [whole = '', own = ''] = (place.dataset['without'] ?? '').split(' ');
    form ??= whole;
    if (!isMissing(place)) continue;
    const one = { variable: place.dataset['variable'] ?? '', written: place.textContent };
    missing.push(one);
    place.textContent = writeMissing(isMissingPlace(own) ? own : 'as-is', one);
  }
  return refuseWithout(textOf(copy), form !== undefined && isMissingForm(form) ? form : 'unsure', missing);
}
