/** Content files → the site's content. Pure: the same files give the same site on every machine. */
import { fileStart, sortProblems } from '../problem/problem.ts';
import { addressAt } from './address.ts';
import { alertIndex } from './assemble/alert-index.ts';
import { type CompileRunbook, compiler } from './assemble/compiling.ts';
import { type Draft, type ReadFrontmatter, readDraft, readFrontmatter } from './assemble/draft.ts';
import { readDrills } from './assemble/drills.ts';
import { checkImports } from './assemble/imports.ts';
import { redirectsOf } from './assemble/redirects.ts';
import { makeRunbook, relatedProblems } from './assemble/runbooks.ts';
import { makeServices, readServiceSources, serviceVariables } from './assemble/services.ts';
import { readSheets } from './assemble/sheets.ts';
import { bounded, collect, type Read } from './boundary.ts';
import { codeownersLookup } from './codeowners.ts';
import { distinctSheets } from './distinct-sheets.ts';
import type { History } from './history.ts';
import { addressTargets, fileTargets, imageTargets, type LinkTargets } from './links.ts';
import { queryIndex } from './query-index.ts';
import type { Sources } from './read.ts';
import { readCoverage } from './rules/coverage.ts';
import { type SortedFiles, sortFiles } from './runbook-files.ts';
import type { Sheet, Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

export type { CompileRunbook, ReadFrontmatter };

export interface AssembleOptions {
  /** `compile`, or one that remembers. */
  readonly compile?: CompileRunbook;
  /** `readFrontmatter`, or one that remembers. */
  readonly frontmatter?: ReadFrontmatter;
  /** Prefix of every address, with slashes at both ends: `/` or `/runbooks-site/`. */
  readonly base: string;
  /** What git knows of the files; nothing when left out. */
  readonly history?: Pick<History, 'lastCommit' | 'shallow'>;
}

/** The site of these sources. What cannot be read is a problem and, where it has an address, a broken page. */
export function assemble(sources: Sources, options: AssembleOptions): Site {
  const { layout, settings } = sources;
  const sorted = sortFiles(layout.runbooks, sources.runbookFiles);
  const drafts = sorted.runbooks.map((file) => readDraft(file, options.frontmatter ?? readFrontmatter));
  const serviceSources = readServiceSources(sorted);
  const variables = serviceVariables(serviceSources.value);
  const sheetsRead = readSheets(sources, variables);
  const distinct = distinctSheets(sheetsRead.value.sheets);
  const sheets = { value: { ...sheetsRead.value, sheets: distinct.value }, problems: [...sheetsRead.problems, ...distinct.problems] };
  const targets = linkTargets(sources, sorted, sheets.value.sheets, options.base);
  const compile = compiler({ sources, targets, sheets: sheets.value.sheets, serviceVariables: variables, compile: options.compile });

  const ownersOf = codeownersLookup(sources.codeowners);
  const services = makeServices(serviceSources.value, {
    sorted,
    compile,
    ownersOf: (id) => ownersOf(`${layout.runbooks}/${id}/`),
    runbooksOf: (id) => sorted.runbooks.filter(({ service }) => service === id).map((file) => file.id),
    sheetsOf: (id) => sheets.value.sheets.filter(({ service }) => service === id).map((sheet) => sheet.id),
  });
  // What people wrote for the service goes before what the repository's rules have for its files.
  const written = new Map(serviceSources.value.map(({ id, owner }) => [id, owner]));
  const ofService = new Map(services.value.map(({ id, owner }) => [id, owner]));
  const made = drafts.map((draft) =>
    makeRunbook(draft, {
      compile,
      ownerOf: (service, path) => written.get(service) || ownersOf(path).join(', ') || (ofService.get(service) ?? ''),
      lastCommit: (path) => options.history?.lastCommit(path),
    }),
  );
  const paths = sources.runbookFiles.map((file) => file.path);
  const runbooks = checkImports(made, paths);
  const place = placeIn(drafts.map(({ value }) => value));
  const alertsRead = alertIndex(runbooks, place);
  const { alerts, pages: alertPages } = alertsRead.value;
  const files = new Map(sources.runbookFiles.map((file) => [file.path, file]));
  const queries = queryIndex(sheets.value.sheets);
  const drills = readDrills(sorted.drills, { runbooks, queryId: (id) => queries.find(id)?.id, fileOf: (path) => files.get(path) });
  const broken = [...sheets.value.broken, ...drills.value.broken];
  const redirects = redirectsOf(
    {
      services: services.value,
      runbooks,
      sheets: sheets.value.sheets,
      drills: drills.value.drills,
      alertPages,
      assets: sorted.assets,
      broken,
    },
    place,
  );
  const pages = { runbooks, redirects: redirects.value, alerts, alertPages, site: settings.alerts.site };
  const coverage = readCoverage(sources.ruleFiles, pages);
  const template = readTemplateText(sources.template);
  const reads = collect<unknown>([serviceSources, sheets, services, alertsRead, redirects, coverage, drills, template]);
  return {
    settings,
    layout: layout.recognised,
    services: services.value,
    runbooks,
    sheets: sheets.value.sheets,
    drills: drills.value.drills,
    broken,
    alerts,
    alertPages,
    redirects: redirects.value,
    coverage: coverage.value,
    assets: sorted.assets,
    postmortemTemplate: template.value,
    problems: sortProblems([
      ...sources.problems,
      ...sorted.problems,
      ...relatedProblems(runbooks, place),
      ...reads.problems,
      ...runbooks.flatMap((runbook) => runbook.problems),
    ]),
    version: sources.version,
    shallowHistory: options.history?.shallow ?? false,
  };
}

/** The team's template of postmortems; empty when there is none. */
function readTemplateText(file: SourceFile | undefined): Read<string> {
  if (file === undefined) return { value: '', problems: [] };
  return bounded(
    file.path,
    () => ({ value: file.text, problems: [] }),
    () => '',
  );
}

/** What links and images of runbooks may lead to. */
function linkTargets({ layout }: Sources, sorted: SortedFiles, sheets: readonly Sheet[], base: string): LinkTargets {
  return {
    files: fileTargets(
      sorted.runbooks.map(({ file, address }) => ({ path: file.path, address })),
      [...sorted.serviceAddresses].map(([id, address]) => ({ path: `${layout.runbooks}/${id}`, address })),
    ),
    addresses: addressTargets([
      ...sorted.runbooks.map(({ address }) => address),
      ...sorted.serviceAddresses.values(),
      ...sheets.map(({ address }) => address),
      ...['runbooks/', 'queries/'].map(addressAt),
    ]),
    images: imageTargets(sorted.assets),
    base,
  };
}

function placeIn(drafts: readonly Draft[]) {
  const byId = new Map(drafts.map((draft) => [draft.file.id, draft]));
  return (id: string, path: readonly PropertyKey[]) => byId.get(id)?.locate(path) ?? fileStart;
}
