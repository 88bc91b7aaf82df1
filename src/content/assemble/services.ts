/** Reads what is known of each service: its `service.yaml`, what lies beside it, and its overview page. */
import { html, trusted } from '../../markup/html.ts';
import { codeParts } from '../../plain/code-parts.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { fileStart, type Problem } from '../../problem/problem.ts';
import { mergeVariables, type Variables } from '../../query/variable.ts';
import type { CompiledRunbook } from '../../runbook/compiled.ts';
import { addressOf } from '../address.ts';
import { bounded, collect, type Read } from '../boundary.ts';
import { type Catalog, readCatalog, readOwners } from '../catalog.ts';
import { foreignKeys } from '../foreign-keys.ts';
import { type ContentRoot, nameOnSite } from '../roots.ts';
import type { SortedFiles } from '../runbook-files.ts';
import type { TitledLink } from '../schema/common.ts';
import { runbookSchema } from '../schema/runbook.ts';
import { scopeVariables } from '../schema/scope.ts';
import { type ServiceFile, serviceSchema } from '../schema/service.ts';
import { scopeProblems } from '../scope-problems.ts';
import { pageName, shownFirst } from '../shown-first.ts';
import type { Dependency, Service } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import { shownText } from '../text-file.ts';
import { readYaml, type YamlRead } from '../yaml.ts';
import type { TextToCompile } from './compiling.ts';

/** A service's files as they were read, before any text is compiled: sheets and runbooks use the variables declared there. */
export interface ServiceSource {
  readonly id: string;
  readonly file: ServiceFile;
  /** Where each key of `service.yaml` is; undefined when there is no such file. */
  readonly locate: YamlRead<ServiceFile>['locate'] | undefined;
  /** Path of `service.yaml`; empty when there is none. */
  readonly path: string;
  /** What else is known, where `service.yaml` leaves it out. */
  readonly catalog: Catalog | undefined;
  /** The team that `service.yaml`, the catalogue or `OWNERS` name; empty when none does. */
  readonly owner: string;
}

/** Every service, in the order of their folders. */
export function readServiceSources(sorted: SortedFiles): Read<ServiceSource[]> {
  return collect(sorted.services.map((id) => readServiceSource(id, sorted)));
}

/** The variables of each service, with the values of its scope as defaults. */
export function serviceVariables(sources: readonly ServiceSource[]): ReadonlyMap<string, Variables> {
  return new Map(sources.map(({ id, file }) => [id, mergeVariables(file.variables, scopeVariables(file.scope))]));
}

function readServiceSource(id: string, sorted: SortedFiles): Read<ServiceSource> {
  const catalogFile = sorted.catalogs.get(id);
  const ownersFile = sorted.owners.get(id);
  const catalog: Read<Catalog | undefined> =
    catalogFile === undefined
      ? none
      : bounded<Catalog | undefined>(
          catalogFile.path,
          () => readCatalog(catalogFile),
          () => undefined,
        );
  const approvers =
    ownersFile === undefined
      ? noNames
      : bounded(
          ownersFile.path,
          () => ({ value: readOwners(ownersFile), problems: [] }),
          () => [],
        );
  const own = readServiceFile(sorted.serviceFiles.get(id));
  const owner = own.value.file.owner ?? catalog.value?.owner ?? approvers.value.join(', ');
  return {
    value: { id, ...own.value, catalog: catalog.value, owner },
    problems: [...catalog.problems, ...approvers.problems, ...own.problems],
  };
}

const none: Read<undefined> = { value: undefined, problems: [] };
const noNames: Read<string[]> = { value: [], problems: [] };

function readServiceFile(file: SourceFile | undefined): Read<Pick<ServiceSource, 'file' | 'locate' | 'path'>> {
  if (file === undefined) return { value: { file: serviceSchema.parse({}), locate: undefined, path: '' }, problems: [] };
  const { path } = file;
  return bounded<Pick<ServiceSource, 'file' | 'locate' | 'path'>>(
    path,
    () => {
      const decoding = file.problems.filter((problem) => problem.check !== 'file/empty');
      if (decoding.length > 0 && !file.isReadable)
        return { value: { file: serviceSchema.parse({}), locate: undefined, path }, problems: decoding };
      const read = readYaml({ file: path, text: file.text }, serviceSchema, { check: 'service/schema' });
      const value = { file: read.value ?? serviceSchema.parse({}), locate: read.locate, path };
      return { value, problems: [...decoding, ...read.problems, ...scopeProblems(value.file, path, 'service/schema', read.locate)] };
    },
    () => ({ file: serviceSchema.parse({}), locate: undefined, path }),
  );
}

/** What services are made from, besides their own files. */
export interface ServiceSurroundings {
  readonly sorted: SortedFiles;
  readonly compile: (text: TextToCompile, isReadable?: boolean) => Read<CompiledRunbook>;
  /** Whom CODEOWNERS names for the folder of a service. */
  readonly ownersOf: (service: string) => readonly string[];
  /** Ids of the runbooks and sheets of a service, in the order shown. */
  readonly runbooksOf: (service: string) => readonly string[];
  readonly sheetsOf: (service: string) => readonly string[];
  readonly roots: readonly ContentRoot[];
}

/** Services in the order of their folders. */
export function makeServices(read: readonly ServiceSource[], around: ServiceSurroundings): Read<Service[]> {
  const titles = new Map(read.map(({ id, file }) => [id, file.title ?? id]));
  return collect(read.map((source) => makeService(source, titles, around)));
}

function makeService(source: ServiceSource, titles: ReadonlyMap<string, string>, around: ServiceSurroundings): Read<Service> {
  const { id, file, catalog, owner } = source;
  const overview = readOverview(id, around.sorted.overviews.get(id), around.compile);
  const dependencies = collect(file.dependencies.map((_, at) => readDependency(source, at, titles, around)));
  const value: Service = {
    id,
    address: around.sorted.serviceAddresses.get(id) ?? addressOf('runbooks', id),
    file:
      source.path ||
      (around.sorted.overviews.get(id)?.path ?? around.sorted.runbooks.find(({ service }) => service === id)?.file.path ?? ''),
    title: file.title ?? catalog?.title ?? overview.value.title ?? id,
    kind: file.kind,
    description: file.description ?? catalog?.description ?? '',
    language: file.language,
    owner: owner !== '' ? owner : around.ownersOf(id).join(', '),
    channel: file.channel ?? '',
    tier: file.tier ?? null,
    escalation: file.escalation,
    dashboards: [...file.dashboards, ...missingFrom(file.dashboards, catalog?.dashboards)],
    links: [...file.links, ...missingFrom(file.links, catalog?.links)],
    dependencies: dependencies.value,
    order: file.order,
    runbooks: shownFirst(around.runbooksOf(id), file.order, pageName),
    sheets: around.sheetsOf(id),
    scope: file.scope,
    overview: overview.value.html,
  };
  return { value, problems: [...overview.problems, ...dependencies.problems] };
}

function readDependency(
  { file, path, locate }: ServiceSource,
  at: number,
  titles: ReadonlyMap<string, string>,
  { sorted: { serviceAddresses: addresses }, roots }: ServiceSurroundings,
): Read<Dependency> {
  const dependency = file.dependencies[at] ?? { name: '' };
  const note = dependency.note ?? '';
  if ('name' in dependency) return { value: { title: dependency.name, href: dependency.url ?? '', internal: false, note }, problems: [] };
  const service = nameOnSite({ roots, file: path, join: '-' }, dependency.service, (id) => titles.has(id));
  const title = titles.get(service);
  if (title !== undefined)
    return { value: { title, href: addresses.get(service) ?? addressOf('runbooks', service), internal: true, note }, problems: [] };
  const problem: Problem = {
    check: 'service/unknown',
    severity: 'error',
    file: path,
    message: `unknown service \`${service}\``,
    hint: didYouMean(service, [...titles.keys()]) || `for something outside this site write \`name: ${service}\``,
    ...(locate?.(['dependencies', at, 'service']) ?? fileStart),
  };
  return { value: { title: service, href: '', internal: false, note }, problems: [problem] };
}

function missingFrom(known: readonly TitledLink[], others: readonly TitledLink[] = []): TitledLink[] {
  return others.filter(({ url }) => known.every((link) => link.url !== url));
}

interface Overview {
  readonly html: string;
  /** The title in its frontmatter. */
  readonly title: string | undefined;
}

function readOverview(service: string, file: SourceFile | undefined, compile: ServiceSurroundings['compile']): Read<Overview> {
  if (file === undefined) return { value: { html: '', title: undefined }, problems: [] };
  const compiled = compile({ file, service, format: /\.mdx$/i.test(file.path) ? 'mdx' : 'md', fallbackTitle: '' }, file.isReadable);
  const problems = [...file.problems, ...compiled.problems];
  const title = bounded(
    file.path,
    () => ({ value: overviewTitle(file), problems: [] }),
    () => undefined,
  );
  return { value: { html: overviewHtml(compiled.value, file, problems), title: title.value }, problems: [...problems, ...title.problems] };
}

/** An overview that cannot be read shows what is wrong with it, and its text. */
function overviewHtml({ broken, sections }: CompiledRunbook, file: SourceFile, problems: readonly Problem[]): string {
  if (!broken)
    return sections
      .map((section) => (section.title === '' ? section.html : html`<h3>${section.title}</h3>${trusted(section.html)}`.text))
      .join('\n');
  const reasons = problems.map(
    ({ line, column, message }) =>
      html`<li>${file.path}:${line}:${column} ${codeParts(message).map((part) => (part.isCode ? html`<code>${part.text}</code>` : part.text))}</li>`,
  );
  return html`<p>This overview cannot be shown:</p><ul>${reasons}</ul><pre>${file.text.slice(0, shownText)}</pre>`.text;
}

function overviewTitle(file: SourceFile): string | undefined {
  const { yaml } = file.frontmatter;
  if (yaml === null) return undefined;
  const schema = runbookSchema.partial().loose();
  return readYaml({ file: file.path, text: yaml }, schema, { check: 'runbook/frontmatter', foreignKeys }).value?.title;
}
