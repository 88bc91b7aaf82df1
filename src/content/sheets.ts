/** Reads query sheets. */
import { didYouMean } from '../problem/nearest.ts';
import type { Problem } from '../problem/problem.ts';
import type { Query } from '../query/query.ts';
import { mergeVariables, type Variables } from '../query/variable.ts';
import { addressPart } from './address.ts';
import type { ContentFile } from './read.ts';
import type { Settings } from './schema/settings.ts';
import { sheetSchema } from './schema/sheet.ts';
import { type EntryPlace, readSheetQuery } from './sheet-query.ts';
import type { Sheet } from './site.ts';
import { decodeText } from './text-file.ts';
import { readYaml } from './yaml.ts';

/** One sheet and all its problems; no sheet when nothing of the file can be used. `services` are the variables of each service. */
export function readSheet(
  folder: string,
  file: ContentFile,
  services: ReadonlyMap<string, Variables>,
  settings: Settings,
): { sheet: Sheet | undefined; problems: Problem[] } {
  const { text, problems, readable } = decodeText(file.path, file.bytes);
  if (!readable) return { sheet: undefined, problems };
  const read = readYaml({ file: file.path, text }, sheetSchema, { check: 'sheet/schema' });
  problems.push(...read.problems);
  if (read.value === undefined) return { sheet: undefined, problems };
  const value = read.value;
  const id = file.path.slice(folder.length + 1).replace(/\.ya?ml$/i, '');

  if (value.service !== undefined && !services.has(value.service)) {
    const range = read.locate(['service']);
    problems.push({
      check: 'service/unknown',
      severity: 'error',
      file: file.path,
      message: `unknown service \`${value.service}\``,
      hint: didYouMean(value.service, [...services.keys()]),
      ...range,
    });
  }
  const around = mergeVariables(settings.variables, services.get(value.service ?? '') ?? {}, value.variables);
  const seen = new Set<string>();
  const queries: Query[] = [];
  value.queries.forEach((entry, at) => {
    const place: EntryPlace = {
      file: file.path,
      key: (key) => read.locate(['queries', at, key]),
      within: (from, to) => read.locateIn(['queries', at, 'query'], from, to),
    };
    if (seen.has(entry.id)) {
      problems.push({
        check: 'query/duplicate',
        severity: 'error',
        file: file.path,
        message: `the query id \`${entry.id}\` is used twice`,
        hint: 'give each query its own id',
        ...place.key('id'),
      });
      return;
    }
    seen.add(entry.id);
    const made = readSheetQuery(`${id}/${entry.id}`, entry, mergeVariables(around, entry.variables), place);
    problems.push(...made.problems);
    queries.push(made.query);
  });
  const sheet: Sheet = {
    id,
    address: `queries/${id.split('/').map(addressPart).join('/')}/`,
    file: file.path,
    title: value.title,
    description: value.description ?? '',
    service: value.service ?? '',
    queries,
    variables: mergeVariables(...queries.map((query) => query.variables)),
  };
  return { sheet, problems };
}
