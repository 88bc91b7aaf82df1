/** Reads query sheets. */
import { didYouMean } from '../../problem/nearest.ts';
import type { Problem } from '../../problem/problem.ts';
import { type Programs, programsByName } from '../../query/danger/row.ts';
import type { Query } from '../../query/query.ts';
import { mergeVariables, type Variables } from '../../query/variable.ts';
import { type Address, addressOf } from '../address.ts';
import { bounded, collect, type Read } from '../boundary.ts';
import type { Sources } from '../read.ts';
import { nameOnSite, pathInQueries, rootOf } from '../roots.ts';
import { type QueryFile, type SheetFile, sheetSchema } from '../schema/sheet.ts';
import { type EntryPlace, readSheetQuery } from '../sheet-query.ts';
import type { BrokenUnit, Sheet } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import { readYaml, type YamlRead } from '../yaml.ts';
import { brokenUnit } from './broken-unit.ts';

/** The sheets of a site, and those of which nothing can be used. */
export interface Sheets {
  readonly sheets: readonly Sheet[];
  readonly broken: readonly BrokenUnit[];
}

/** Reads all sheets. `services` are the variables of each service. */
export function readSheets(sources: Sources, services: ReadonlyMap<string, Variables>): Read<Sheets> {
  const sheets: Sheet[] = [];
  const broken: BrokenUnit[] = [];
  const problems: Problem[] = [];
  for (const file of sources.queryFiles) {
    if (!/\.ya?ml$/i.test(file.path)) continue;
    const id = pathInQueries(sources.roots, file.path).replace(/\.ya?ml$/i, '');
    const address = addressOf('queries', ...id.split('/'));
    const read = bounded<Sheet | undefined>(
      file.path,
      () => readSheet(id, address, file, services, sources),
      () => undefined,
    );
    problems.push(...read.problems);
    if (read.value !== undefined) sheets.push(read.value);
    else broken.push(brokenUnit(file, address, `Queries ${id}`, read.problems));
  }
  return { value: { sheets, broken: brokenApart(sheets, broken, sources.roots) }, problems };
}

/** A sheet that cannot be read answers at its file's whole name where another sheet has its address. */
function brokenApart(sheets: readonly Sheet[], broken: readonly BrokenUnit[], roots: Sources['roots']): BrokenUnit[] {
  const taken = new Set(sheets.map(({ address }) => address));
  return broken.map((unit) => {
    const name = pathInQueries(roots, unit.file);
    const address = taken.has(unit.address) ? addressOf('queries', ...name.split('/')) : unit.address;
    taken.add(address);
    return { ...unit, address };
  });
}

function readSheet(
  id: string,
  address: Address,
  file: SourceFile,
  services: ReadonlyMap<string, Variables>,
  { settings, roots }: Sources,
): Read<Sheet | undefined> {
  if (!file.isReadable) return { value: undefined, problems: file.problems };
  const read = readYaml({ file: file.path, text: file.text }, sheetSchema, { check: 'sheet/schema' });
  if (read.value === undefined) return { value: undefined, problems: [...file.problems, ...read.problems] };
  const service = nameOnSite({ roots, file: file.path, join: '-' }, read.value.service ?? '', (name) => services.has(name));
  const value = { ...read.value, service };
  const around = mergeVariables(
    settings.variables,
    rootOf(roots, file.path)?.variables ?? {},
    services.get(service) ?? {},
    value.variables,
  );
  const queries = readEntries(id, value, file, { variables: around, programs: programsByName(settings.commands) }, read);
  const sheet: Sheet = {
    id,
    address,
    file: file.path,
    title: value.title,
    description: value.description ?? '',
    service,
    queries: queries.value,
    variables: mergeVariables(...queries.value.map((query) => query.variables)),
  };
  return {
    value: sheet,
    problems: [...file.problems, ...read.problems, ...serviceProblems(file, service, read, services), ...queries.problems],
  };
}

function serviceProblems(
  file: SourceFile,
  service: string,
  { locate }: YamlRead<SheetFile>,
  services: ReadonlyMap<string, Variables>,
): Problem[] {
  if (service === '' || services.has(service)) return [];
  const message = `unknown service \`${service}\``;
  const hint = didYouMean(service, [...services.keys()]);
  return [{ check: 'service/unknown', severity: 'error', file: file.path, message, hint, ...locate(['service']) }];
}

/** What holds for all entries of a sheet. */
interface Around {
  variables: Variables;
  programs: Programs;
}

function readEntries(id: string, sheet: SheetFile, file: SourceFile, around: Around, read: YamlRead<SheetFile>): Read<Query[]> {
  const seen = new Set<string>();
  const made = sheet.queries.map((entry, at): Read<Query[]> => {
    const place: EntryPlace = {
      file: file.path,
      key: (key) => read.locate(['queries', at, key]),
      within: (from, to) => read.locateIn(['queries', at, 'query'], from, to),
    };
    if (seen.has(entry.id)) {
      const message = `the query id \`${entry.id}\` is used twice`;
      const hint = 'give each query its own id';
      return { value: [], problems: [{ check: 'query/duplicate', severity: 'error', file: file.path, message, hint, ...place.key('id') }] };
    }
    seen.add(entry.id);
    return readEntry(`${id}/${entry.id}`, entry, { ...around, variables: mergeVariables(around.variables, entry.variables) }, place);
  });
  const { value, problems } = collect(made);
  return { value: value.flat(), problems };
}

/** A query that cannot be read is left out of its sheet; the others stay. */
function readEntry(id: string, entry: QueryFile, { variables, programs }: Around, place: EntryPlace): Read<Query[]> {
  return bounded<Query[]>(
    place.file,
    () => {
      const { query, problems } = readSheetQuery(id, entry, variables, place, programs);
      return { value: [query], problems };
    },
    () => [],
    place.key('query'),
  );
}
