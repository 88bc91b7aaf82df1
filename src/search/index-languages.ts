/**
 * In which index a record is. Each language has an index of its own, as words are found by their stems: `Datenbanken` by `Datenbank`. What is
 * written in a language without stems, such as Japanese, is in the English one: its words are found as they are (`plain/unspaced.ts`), and
 * the names of programs among them by their English stems.
 */
import type { Site } from '../content/site.ts';
import { baseLanguage, languageOf } from '../plain/language.ts';

/** Languages that Pagefind 1.5 knows the stems of (`get_stemmer` in its `fossick`). Those that it would cut into words itself are not among them. */
const stemmed = new Set('ar hy eu ca da nl en eo et fi fr de el hi hu id ga it lt nb ne nn no pt ro ru sr pl es sv ta tr yi'.split(' '));

/** The language of the index for texts in `language`. */
export function indexLanguage(language: string): string {
  const base = baseLanguage(language);
  return stemmed.has(base) ? base : 'en';
}

/** Languages of the indexes beside the main one, between blanks, as pages name them to the search; undefined when there is none. */
export function otherIndexes(site: Parameters<typeof indexLanguages>[0]): string | undefined {
  return indexLanguages(site).slice(1).join(' ') || undefined;
}

/** The languages of the indexes that a site has: that of most runbooks first, then by name. The first is the main one. */
export function indexLanguages(site: Pick<Site, 'settings' | 'services' | 'runbooks' | 'sheets'>): string[] {
  const services = new Map(site.services.map((service) => [service.id, service]));
  const counts = new Map<string, number>();
  const add = (language: string) => counts.set(indexLanguage(language), (counts.get(indexLanguage(language)) ?? 0) + 1);
  for (const runbook of site.runbooks) add(languageOf(site, runbook, services.get(runbook.service)));
  for (const { queries, service } of site.sheets) for (const _ of queries) add(services.get(service)?.language ?? site.settings.language);
  const found = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([language]) => language);
  return found.length > 0 ? found : [indexLanguage(site.settings.language)];
}
