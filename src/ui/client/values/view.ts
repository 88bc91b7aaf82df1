/** What a page shows of its values: the places, the line, the form and the question below them. */
import { isUnconfirmed } from '../../../values/filled.ts';
import { type PageValues, type Resolved, resolvePage, type ValueSources } from '../../../values/resolve.ts';
import { valuesChanged } from '../base/events.ts';
import { demandsOf, fieldsOf, nameOf, showFields, unsuitedFor } from './form.ts';
import { showLine } from './line.ts';
import { pageValues } from './page-values.ts';
import { fillPlace, placesOfPage } from './places.ts';

export type PageResolution = ReturnType<typeof resolvePage>;

export interface View {
  /** The form; `null` on pages without one, such as a service's. */
  readonly form: HTMLFormElement | null;
  readonly page: PageValues;
  /** The page's variables. */
  readonly names: readonly string[];
  /** What the page shows of these. */
  readonly resolve: (sources: ValueSources) => PageResolution;
  /** Writes the values into the page. Answers what was written. */
  readonly draw: (sources: ValueSources) => PageResolution;
}

export function viewOfPage(form: HTMLFormElement | null): View {
  const places = placesOfPage();
  const page = pageValues(form, places);
  const names = [...new Set([...(form === null ? [] : fieldsOf(form).map(nameOf)), ...places.map(({ name }) => name)])];
  const drawPlaces = (values: ReadonlyMap<string, Resolved>): ReadonlyMap<string, string> => {
    const refused = new Map<string, string>();
    for (const place of places) {
      const { name } = place;
      const resolved = values.get(name);
      const isDoubtful = resolved?.filled !== undefined && isUnconfirmed(resolved.filled);
      // The page's own default may be another than that of the sheet a card comes from.
      const reason = fillPlace(place, resolved?.value ?? '', demandsOf(form, name), {
        isUnconfirmed: isDoubtful,
        isOpen: resolved?.from === 'missing' && resolved.isOpen === true,
      });
      if (reason !== '') refused.set(name, reason);
    }
    return refused;
  };
  return {
    form,
    page,
    names,
    resolve: (sources) => resolvePage(names, page, sources),
    draw(sources) {
      const resolution = resolvePage(names, page, sources);
      const { values } = resolution;
      const refused = new Map(drawPlaces(values));
      for (const name of names) {
        const reason = unsuitedFor(form, name, values.get(name)?.filled?.value ?? '');
        if (reason !== '') refused.set(name, reason);
      }
      if (form !== null) {
        showFields(form, values, refused, page);
        showLine(form, values, refused, page);
      }
      document.dispatchEvent(new Event(valuesChanged));
      return resolution;
    },
  };
}
