/** What a search can be narrowed down by on this site. */
import type { Site } from '../content/site.ts';
import { type FilterName, filterNames, searchRecords } from './records.ts';

export interface FilterChoice {
  name: FilterName;
  label: string;
  /** As the records have them. */
  values: string[];
}

const labels: Readonly<Record<FilterName, string>> = {
  kind: 'What',
  service: 'Service',
  severity: 'Severity',
  signal: 'Signal',
  language: 'Language',
};

/** Only choices that there are: one value is no choice. */
export function filterChoices(site: Site): FilterChoice[] {
  const records = searchRecords(site);
  const shown = hasServices(site) ? labels : { ...labels, service: 'Folder' };
  return filterNames
    .map((name) => ({ name, label: shown[name], values: [...new Set(records.flatMap(({ filters }) => filters[name]))].sort() }))
    .filter(({ values }) => values.length > 1);
}

/** Whether a folder is a service at all: not those of docs. */
function hasServices({ services }: Site): boolean {
  return services.some(({ kind }) => kind !== 'docs');
}
