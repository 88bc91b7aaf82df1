/** Content files → the site's content. Pure: the same files give the same site on every machine. */
import { fileStart, type Problem, sortProblems } from '../problem/problem.ts';
import type { Variables } from '../query/variable.ts';
import type { Diagram } from '../runbook/diagram.ts';
import { addressAt } from './address.ts';
import { alertIndex } from './assemble/alert-index.ts';
import { type CompileRunbook, compiler } from './assemble/compiling.ts';
import { type Draft, type ReadFrontmatter, readDraft, readFrontmatter } from './assemble/draft.ts';
import { readDrills } from './assemble/drills.ts';
import { checkImports } from './assemble/imports.ts';
import { withLinkedAlerts } from './assemble/linked-alerts.ts';
import { readPieces } from './assemble/pieces.ts';
import { keptWriting, type RecordReading, readPostmortems } from './assemble/postmortems.ts';
import { redirectsOf } from './assemble/redirects.ts';
import { makeRunbook, type RunbookSurroundings, relatedProblems } from './assemble/runbooks.ts';
import { makeServices, readServiceSources, type ServiceSource, serviceVariables } from './assemble/services.ts';
import { readSheets, type Sheets } from './assemble/sheets.ts';
import { bounded, collect, type Read } from './boundary.ts';
import { type OwnersOf, readCodeowners } from './codeowners.ts';
import { distinctSheets } from './distinct-sheets.ts';
import type { History } from './history.ts';
import { importedFiles, includer, unusedPieces, withoutRepeats } from './includes.ts';
import { addressTargets, fileTargets, imageTargets, type LinkTargets } from './links.ts';
import { type PostmortemFiles, sortPostmortems } from './postmortem-files.ts';
import { queryIndex } from './query-index.ts';
import type { Sources } from './read.ts';
import { type ContentRoot, nameOnSite, rootOf } from './roots.ts';
import { coverageOf, readRules } from './rules/coverage.ts';
import { type SortedFiles, sortFiles } from './runbook-files.ts';
import { shownFirst } from './shown-first.ts';
import { type ShownImages, withShownImage } from './shown-image.ts';
import type { Postmortem, Runbook, Service, Sheet, Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

export type { CompileRunbook, ReadFrontmatter };

export interface AssembleOptions {
  /** `compile`, or one that remembers. */
  readonly compile?: CompileRunbook;
  /** `readFrontmatter`, or one that remembers. */
  readonly frontmatter?: ReadFrontmatter;
  /** How the records of incidents are read; nobody reads them when left out. */
  readonly records?: RecordReading | undefined;
  /** Prefix of every address, with slashes at both ends: `/` or `/runbooks-site/`. */
  readonly base: string;
  /** What git knows of the files; nothing when left out. */
  readonly history?: Pick<History, 'lastCommit' | 'shallow'>;
  /** What is known of its images; nothing when left out. */
  readonly images?: ShownImages;
  /** What became of each Mermaid diagram, by its text. */
  readonly diagrams?: ReadonlyMap<string, Diagram> | undefined;
}

/** What is read before any text is compiled, and the compiler that knows it. */
function prepare(sources: Sources, options: AssembleOptions) {
  const sorted = sortFiles(sources.roots, sources.runbookFiles);
  const postmortemFiles = sortPostmortems(sources.roots, sources.postmortemFiles, sources.template?.path);
  const pictures = [...sorted.assets, ...postmortemFiles.value.assets];
  const assets = pictures.map((asset) => withShownImage(asset, options.images?.get(asset.file)));
  const drafts = sorted.runbooks.map((file) => readDraft(file, options.frontmatter ?? readFrontmatter));
  const place = placeIn(drafts.map(({ value }) => value));
  const serviceSources = readServiceSources(sorted);
  const variables = serviceVariables(serviceSources.value);
  const sheetsRead = readDistinctSheets(sources, variables);
  const { sheets } = sheetsRead.value;
  const written = { ...sorted, assets, postmortems: postmortemFiles.value.postmortems };
  const targets = linkTargets(sources, written, sheets, options.base);
  const files = new Map(sources.runbookFiles.map((file) => [file.path, file]));
  const pieces = readPieces(sorted.pieces, options.frontmatter ?? readFrontmatter);
  const declared = new Map([...pieces.value, ...drafts.map(({ value: { file, meta } }) => [file.file.path, meta.variables] as const)]);
  const include = includer({
    files: sources.runbookFiles,
    roots: sources.roots,
    variablesOf: (path) => declared.get(path) ?? {},
    targets,
  });
  const compileOne = compiler({ sources, targets, sheets, serviceVariables: variables, include, ...options });
  const included = new Set<string>();
  const compile: typeof compileOne = (text, isReadable) => {
    const compiled = compileOne(text, isReadable);
    for (const file of compiled.value.includes) included.add(file);
    return compiled;
  };
  return { sorted, assets, postmortemFiles, drafts, place, serviceSources, sheetsRead, files, pieces, compile, included };
}

/** The runbooks, compiled. */
function runbooksOf(
  { sorted, drafts, compile, files }: ReturnType<typeof prepare>,
  roots: readonly ContentRoot[],
  known: Pick<RunbookSurroundings, 'ownerOf' | 'lastCommit' | 'isAlert'>,
): Runbook[] {
  const ids = new Set(sorted.runbooks.map(({ id }) => id));
  const runbookNamed = (file: string, id: string) => nameOnSite({ roots, file, join: '-' }, id, (name) => ids.has(name));
  const textOf = (path: string) => files.get(path)?.text ?? '';
  const made = drafts.map((draft) => makeRunbook(draft, { ...known, runbookNamed, compile, textOf }));
  return checkImports(made, [...files.keys()]);
}

/** The site of these sources. What cannot be read is a problem and, where it has an address, a broken page. */
export function assemble(sources: Sources, options: AssembleOptions): Site {
  const { layout, settings } = sources;
  const prepared = prepare(sources, options);
  const { sorted, assets, place, serviceSources, sheetsRead, files, pieces, compile, included } = prepared;
  const { sheets } = sheetsRead.value;
  const owners = ownersInRoots(sources);
  const services = makeServices(serviceSources.value, {
    sorted,
    compile,
    ownersOf: (id) => owners.value(`${sorted.folders.get(id) ?? id}/`),
    roots: sources.roots,
    runbooksOf: (id) => sorted.runbooks.filter(({ service }) => service === id).map((file) => file.id),
    sheetsOf: (id) => sheets.filter(({ service }) => service === id).map((sheet) => sheet.id),
  });
  const rules = readRules(sources.ruleFiles);
  const alertNames = new Set(rules.value?.rules.map(({ name }) => name.normalize('NFC')));
  const ownerOf = ownerLookup(serviceSources.value, services.value, owners.value, sources.roots);
  const named = runbooksOf(prepared, sources.roots, {
    ownerOf,
    lastCommit: (path) => options.history?.lastCommit(path),
    isAlert: (name) => alertNames.has(name),
  });
  const queries = queryIndex(sheets);
  const drills = readDrills(sorted.drills, {
    roots: sources.roots,
    runbooks: named,
    queryId: (id) => queries.find(id)?.id,
    fileOf: (path) => files.get(path),
  });
  const addressesOf = (runbooks: readonly Runbook[]) => {
    const alerts = alertIndex(runbooks, place);
    const addressed = {
      services: shownFirst(services.value, settings.order, ({ id }) => id),
      runbooks,
      sheets,
      drills: drills.value.drills,
      alertPages: alerts.value.pages,
      assets,
      broken: [...sheetsRead.value.broken, ...drills.value.broken],
    };
    const redirects = redirectsOf(addressed, place);
    const forCoverage = { ...addressed, ...alerts.value, redirects: redirects.value, site: settings.alerts.site };
    return { alerts, addressed, redirects, coverage: rules.value === null ? null : coverageOf(rules.value, forCoverage) };
  };
  const byName = addressesOf(named);
  const runbooks = withLinkedAlerts(named, byName.alerts.value.alerts, byName.coverage?.alerts ?? []);
  const { alerts, addressed, redirects, coverage } = runbooks === named ? byName : addressesOf(runbooks);
  const template = readTemplateText(sources.template);
  const postmortems = postmortemsOf(prepared, sources, options.records, {
    postmortemTemplate: template.value,
    services: services.value,
    runbooks,
    alerts: new Set([...alertNames, ...alerts.value.alerts.map(({ name }) => name)]),
  });
  const reads = collect<unknown>([
    ...[serviceSources, owners, sheetsRead, services, alerts, redirects, rules, drills, template, postmortems],
    ...[pieces, unusedPieces(sorted.pieces, new Set([...included, ...importedFiles(runbooks)]))],
  ]);
  const ofRunbooks = [...relatedProblems(runbooks, place), ...runbooks.flatMap((runbook) => runbook.problems)];
  const problems = withoutRepeats([...sources.problems, ...sorted.problems, ...ofRunbooks, ...reads.problems], included);
  return {
    ...addressed,
    postmortems: postmortems.value,
    settings,
    roots: sources.roots.map(({ folder, edit }) => ({ folder, edit })),
    layout: layout.recognised,
    alerts: alerts.value.alerts,
    redirects: redirects.value,
    coverage,
    postmortemTemplate: template.value,
    problems: sortProblems([...problems, ...unreportedFailures(sources, problems)]),
    version: sources.version,
    shallowHistory: options.history?.shallow ?? false,
  };
}

/** Files that could not be read and that nothing has reported: no unit was made of them. */
function unreportedFailures({ runbookFiles, queryFiles, postmortemFiles }: Sources, problems: readonly Problem[]): Problem[] {
  const reported = new Set(problems.map(({ file, check }) => `${check} ${file}`));
  return [...runbookFiles, ...queryFiles, ...postmortemFiles].flatMap(({ failure }) => {
    if (failure === undefined || reported.has(`${failure.check} ${failure.file}`)) return [];
    reported.add(`${failure.check} ${failure.file}`);
    return [failure];
  });
}

function readDistinctSheets(sources: Sources, variables: ReadonlyMap<string, Variables>): Read<Sheets> {
  const { value, problems } = readSheets(sources, variables);
  const distinct = distinctSheets(value.sheets);
  return { value: { ...value, sheets: distinct.value }, problems: [...problems, ...distinct.problems] };
}

/** Whom `CODEOWNERS` names: that of the root that a file is in. */
function ownersInRoots({ roots, codeowners }: Sources): Read<OwnersOf> {
  const read = codeowners.map(({ folder, codeowners: file }) => ({ folder, ...readCodeowners(file) }));
  const value: OwnersOf = (path) => {
    const folder = rootOf(roots, path)?.folder ?? '';
    const own = read.find((one) => one.folder === folder);
    return own?.value(folder === '' ? path : path.slice(folder.length + 1)) ?? [];
  };
  return { value, problems: read.flatMap(({ problems }) => problems) };
}

/** What people wrote for the service goes before what the repository's rules have for its files. */
function ownerLookup(sources: readonly ServiceSource[], services: readonly Service[], ownersOf: OwnersOf, roots: readonly ContentRoot[]) {
  const written = new Map(sources.map(({ id, owner }) => [id, owner]));
  const ofService = new Map(services.map(({ id, owner }) => [id, owner]));
  return (service: string, path: string) =>
    written.get(service) || ownersOf(path).join(', ') || ofService.get(service) || (rootOf(roots, path)?.owner ?? '');
}

interface Named extends Pick<Site, 'postmortemTemplate'> {
  readonly services: readonly Service[];
  readonly runbooks: readonly Runbook[];
  readonly alerts: ReadonlySet<string>;
}

/** The postmortems. A record in the content is written as the page of the incident does it. */
function postmortemsOf(
  { postmortemFiles, compile }: ReturnType<typeof prepare>,
  { roots, settings }: Sources,
  records: RecordReading | undefined,
  { services, runbooks, alerts, postmortemTemplate }: Named,
): Read<readonly Postmortem[]> {
  const read = readPostmortems(postmortemFiles.value.postmortems, {
    roots,
    compile,
    records,
    writing: keptWriting({ settings, services, runbooks, postmortemTemplate }),
    services: new Set(services.map(({ id }) => id)),
    runbooks: new Set(runbooks.map(({ id }) => id)),
    alerts,
  });
  return { value: read.value, problems: [...postmortemFiles.problems, ...read.problems] };
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

type Written = SortedFiles & Pick<PostmortemFiles, 'postmortems'>;

/** What links and images of runbooks may lead to. */
function linkTargets({ roots }: Sources, sorted: Written, sheets: readonly Sheet[], base: string): LinkTargets {
  return {
    files: fileTargets(
      [...sorted.runbooks, ...sorted.postmortems].map(({ file, address }) => ({ path: file.path, address })),
      [...sorted.serviceAddresses].map(([id, address]) => ({ path: sorted.folders.get(id) ?? id, address })),
    ),
    addresses: addressTargets([
      ...[...sorted.runbooks, ...sorted.postmortems].map(({ address }) => address),
      ...sorted.serviceAddresses.values(),
      ...sheets.map(({ address }) => address),
      ...['runbooks/', 'queries/'].map(addressAt),
    ]),
    images: imageTargets(sorted.assets),
    roots,
    base,
  };
}

function placeIn(drafts: readonly Draft[]) {
  const byId = new Map(drafts.map((draft) => [draft.file.id, draft]));
  return (id: string, path: readonly PropertyKey[]) => byId.get(id)?.locate(path) ?? fileStart;
}
