/** Reads query sheets. */
import { didYouMean } from '../problem/nearest.ts';
import type { Problem } from '../problem/problem.ts';
import { cleanForCopy } from '../query/clean.ts';
import type { Query } from '../query/query.ts';
import { findLanguage, languageByLabel, languages } from '../query/registry.ts';
import { textProblems } from '../query/text-problems.ts';
import { addressPart } from './address.ts';
import type { ContentFile } from './read.ts';
import type { Settings } from './schema/settings.ts';
import { type QueryFile, sheetSchema } from './schema/sheet.ts';
import { declaredNames } from './schema/variable.ts';
import type { Sheet } from './site.ts';
import { decodeText } from './text-file.ts';
import { readYaml } from './yaml.ts';

/** Every word that names a language. */
const labels = languages.flatMap((language) => [language.id, ...language.aliases]);

/** One sheet and all its problems; no sheet when nothing of the file can be used. */
export function readSheet(
  folder: string,
  file: ContentFile,
  services: readonly string[],
  settings: Settings,
): { sheet: Sheet | undefined; problems: Problem[] } {
  const { text, problems, readable } = decodeText(file.path, file.bytes);
  if (!readable) return { sheet: undefined, problems };
  const read = readYaml({ file: file.path, text }, sheetSchema, { check: 'sheet/schema' });
  problems.push(...read.problems);
  if (read.value === undefined) return { sheet: undefined, problems };
  const value = read.value;
  const id = file.path.slice(folder.length + 1).replace(/\.ya?ml$/i, '');

  if (value.service !== undefined && !services.includes(value.service)) {
    const range = read.locate(['service']);
    problems.push({
      check: 'service/unknown',
      severity: 'error',
      file: file.path,
      message: `unknown service \`${value.service}\``,
      hint: didYouMean(value.service, services),
      ...range,
    });
  }
  const seen = new Set<string>();
  const queries: Query[] = [];
  value.queries.forEach((entry, at) => {
    const place = (key: string) => read.locate(['queries', at, key]);
    if (seen.has(entry.id)) {
      problems.push({
        check: 'query/duplicate',
        severity: 'error',
        file: file.path,
        message: `the query id \`${entry.id}\` is used twice`,
        hint: 'give each query its own id',
        ...place('id'),
      });
      return;
    }
    seen.add(entry.id);
    const language = languageByLabel(entry.language);
    if (findLanguage(entry.language) === undefined) {
      problems.push({
        check: 'query/language',
        severity: 'warning',
        file: file.path,
        message: `unknown language \`${entry.language}\`: shown as plain text, not checked`,
        hint: didYouMean(entry.language, labels),
        ...place('language'),
      });
    }
    const template = entry.query.replace(/\n+$/, '');
    const declared = declaredNames(settings.variables, value.variables, entry.variables);
    problems.push(
      ...textProblems(template, language, file.path, (from, to) => read.locateIn(['queries', at, 'query'], from, to), declared),
    );
    queries.push(toQuery(`${id}/${entry.id}`, entry, cleanForCopy(template, language.kind), declared));
  });
  const sheet: Sheet = {
    id,
    address: `queries/${id.split('/').map(addressPart).join('/')}/`,
    file: file.path,
    title: value.title,
    description: value.description ?? '',
    service: value.service ?? '',
    queries,
  };
  return { sheet, problems };
}

function toQuery(id: string, entry: QueryFile, template: string, declared: ReadonlySet<string>): Query {
  return {
    id,
    title: entry.title,
    language: entry.language,
    template,
    declared,
    description: entry.description ?? '',
    signal: entry.signal ?? '',
    good: entry.good ?? '',
    bad: entry.bad ?? '',
    next: entry.next ?? '',
    danger: entry.danger,
    rollback: entry.rollback ?? '',
  };
}
