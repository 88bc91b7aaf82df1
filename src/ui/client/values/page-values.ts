/** What the page at hand declares about its values: read from the form, or from the page where it has none. */
import { identityNames } from '../../../values/identity.ts';
import type { PageValues } from '../../../values/resolve.ts';
import { fieldsOf, nameOf } from './form.ts';
import type { Place } from './places.ts';

export function pageValues(form: HTMLFormElement | null, places: readonly Place[]): PageValues {
  const owner = form ?? document.querySelector<HTMLElement>('[data-values-service]');
  const service = owner?.dataset['valuesService'];
  const fields = form === null ? [] : fieldsOf(form);
  const withDefault = fields.flatMap((field) => {
    const usual = field.dataset['default'];
    return usual === undefined ? [] : [{ name: nameOf(field), usual, isScope: field.dataset['scope'] !== undefined }];
  });
  // Without a form, what the build filled in is all that is known of defaults.
  const built = form !== null ? [] : places.filter(({ usual, template }) => usual !== template).map(({ name, usual }) => [name, usual]);
  const named = fields.filter((field) => field.dataset['identity'] !== undefined).map(nameOf);
  return {
    ...(service !== undefined && { service }),
    scope: Object.fromEntries(withDefault.filter(({ isScope }) => isScope).map(({ name, usual }) => [name, usual])),
    defaults: Object.fromEntries([...withDefault.filter(({ isScope }) => !isScope).map(({ name, usual }) => [name, usual]), ...built]),
    identity: new Set([...identityNames, ...named]),
  };
}
