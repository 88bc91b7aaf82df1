/** Reads what is known of each service: its `service.yaml` and its overview page. */
import { html, trusted } from '../markup/html.ts';
import { didYouMean } from '../problem/nearest.ts';
import type { Problem } from '../problem/problem.ts';
import type { CompiledRunbook } from '../runbook/compiled.ts';
import { addressPart } from './address.ts';
import { type Catalog, readCatalog, readOwners } from './catalog.ts';
import { foreignKeys } from './foreign-keys.ts';
import { splitFrontmatter } from './frontmatter.ts';
import type { ContentFile } from './read.ts';
import type { SortedFiles } from './runbook-files.ts';
import type { TitledLink } from './schema/common.ts';
import { runbookSchema } from './schema/runbook.ts';
import { type ServiceFile, serviceSchema } from './schema/service.ts';
import type { Dependency, Service } from './site.ts';
import { decodeText } from './text-file.ts';
import { readYaml, type YamlRead } from './yaml.ts';

/** A service's `service.yaml` as it was read. */
export interface ServiceSource {
  id: string;
  file: ServiceFile;
  source: YamlRead<ServiceFile> | undefined;
  path: string;
  /** What else is known, where `service.yaml` says nothing. */
  catalog: Catalog | undefined;
  /** The team that `service.yaml`, the catalogue or `OWNERS` name; empty when none does. */
  owner: string;
}

/** Every `service.yaml`, before any text is compiled: sheets and runbooks use the variables declared there. */
export function readServiceFiles(sorted: SortedFiles, problems: Problem[]): ServiceSource[] {
  return sorted.services.map((id) => {
    const file = sorted.serviceFiles.get(id);
    const catalogFile = sorted.catalogs.get(id);
    const catalog = catalogFile === undefined ? undefined : readCatalog(catalogFile, problems);
    const ownersFile = sorted.owners.get(id);
    const others = () => catalog?.owner ?? (ownersFile === undefined ? '' : readOwners(ownersFile).join(', '));
    if (file === undefined) return { id, file: serviceSchema.parse({}), source: undefined, path: '', catalog, owner: others() };
    const { text, problems: decoding } = decodeText(file.path, file.bytes);
    const source = readYaml({ file: file.path, text }, serviceSchema, { check: 'service/schema' });
    problems.push(...decoding.filter((problem) => problem.check !== 'file/empty'), ...source.problems);
    const value = source.value ?? serviceSchema.parse({});
    return { id, file: value, source, path: file.path, catalog, owner: value.owner ?? others() };
  });
}

/**
 * Services in the order of their titles, those for any incident first. `compileOverview` turns a service's overview file into HTML;
 * `ownersOf` answers whom CODEOWNERS names for a path, `folder` is that of the runbooks.
 */
export function makeServices(
  read: readonly ServiceSource[],
  sorted: SortedFiles,
  compileOverview: (service: string, file: ContentFile) => CompiledRunbook,
  { folder, ownersOf }: { folder: string; ownersOf: (path: string) => string[] },
  problems: Problem[],
): Service[] {
  const titles = new Map(read.map(({ id, file }) => [id, file.title ?? id]));

  const services = read.map(({ id, file, source, path, catalog, owner }): Service => {
    const overviewFile = sorted.overviews.get(id);
    const overview = overviewFile === undefined ? undefined : compileOverview(id, overviewFile);
    if (overview !== undefined) problems.push(...overview.problems);
    const dependencies = file.dependencies.map((dependency, at): Dependency => {
      const note = dependency.note ?? '';
      if ('name' in dependency) return { title: dependency.name, href: dependency.url ?? '', internal: false, note };
      const title = titles.get(dependency.service);
      if (title !== undefined) return { title, href: `runbooks/${addressPart(dependency.service)}/`, internal: true, note };
      problems.push({
        check: 'service/unknown',
        severity: 'error',
        file: path,
        message: `unknown service \`${dependency.service}\``,
        hint: didYouMean(dependency.service, sorted.services) || `for something outside this site write \`name: ${dependency.service}\``,
        ...(source?.locate(['dependencies', at, 'service']) ?? { line: 1, column: 1, endLine: 1, endColumn: 1 }),
      });
      return { title: dependency.service, href: '', internal: false, note };
    });
    const fromOverview = overviewFile === undefined ? undefined : overviewTitle(overviewFile);
    return {
      id,
      address: `runbooks/${addressPart(id)}/`,
      title: file.title ?? catalog?.title ?? fromOverview ?? id,
      kind: file.kind,
      description: file.description ?? catalog?.description ?? '',
      owner: owner !== '' ? owner : ownersOf(`${folder}/${id}/`).join(', '),
      channel: file.channel ?? '',
      tier: file.tier ?? null,
      escalation: file.escalation,
      dashboards: [...file.dashboards, ...missingFrom(file.dashboards, catalog?.dashboards)],
      links: [...file.links, ...missingFrom(file.links, catalog?.links)],
      dependencies,
      runbooks: [],
      sheets: [],
      overview:
        overview?.sections
          .map((section) => (section.title === '' ? section.html : html`<h3>${section.title}</h3>${trusted(section.html)}`.text))
          .join('\n') ?? '',
    };
  });
  return services;
}

function missingFrom(known: readonly TitledLink[], others: readonly TitledLink[] = []): TitledLink[] {
  return others.filter(({ url }) => known.every((link) => link.url !== url));
}

function overviewTitle(file: ContentFile): string | undefined {
  const { text } = decodeText(file.path, file.bytes);
  const split = splitFrontmatter(text);
  if (split.yaml === null) return undefined;
  return readYaml({ file: file.path, text: split.yaml }, runbookSchema.partial().loose(), { check: 'runbook/frontmatter', foreignKeys })
    .value?.title;
}
