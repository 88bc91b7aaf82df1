/** Content files → the site's content. Pure: the same files give the same site on every machine. */
import { didYouMean } from '../problem/nearest.ts';
import { compareText, fileStart, type Problem, type Range, sortProblems } from '../problem/problem.ts';
import { mergeVariables, type Variables } from '../query/variable.ts';
import { compile } from '../runbook/compile.ts';
import type { CompiledRunbook } from '../runbook/compiled.ts';
import type { CompileContext } from '../runbook/context.ts';
import { textDigest } from '../runbook/step.ts';
import { addressPart, looksLikeAlert } from './address.ts';
import { codeownersLookup } from './codeowners.ts';
import { readDrills } from './drills.ts';
import { foreignKeys } from './foreign-keys.ts';
import { isUnclosed, splitFrontmatter } from './frontmatter.ts';
import { checkImports } from './imports.ts';
import { imageResolver, type LinkTargets, linkResolver } from './links.ts';
import { queryIndex } from './query-index.ts';
import type { ContentFile, ContentRoot } from './read.ts';
import type { Coverage } from './rules/alert-rule.ts';
import { coverageOf, type Pages } from './rules/coverage.ts';
import { readRuleFile } from './rules/rule-file.ts';
import { type RunbookFile, sortFiles } from './runbook-files.ts';
import { type RunbookMeta, runbookSchema } from './schema/runbook.ts';
import { makeServices, readServiceFiles } from './services.ts';
import { readSheet } from './sheets.ts';
import type { Redirect, Runbook, Sheet, Site } from './site.ts';
import { decodeText } from './text-file.ts';
import { readYaml, type YamlRead, type YamlSource } from './yaml.ts';

/** Compiles one runbook; `surroundings` names all that the context's look-ups answer from. */
export type CompileRunbook = (source: string, context: CompileContext, surroundings: string) => CompiledRunbook;

/** What frontmatter says, what is wrong with it, and where its parts stand. */
export type FrontmatterRead = Pick<YamlRead<RunbookMeta>, 'value' | 'problems' | 'locate'>;

/** Reads one frontmatter. */
export type ReadFrontmatter = (source: YamlSource) => FrontmatterRead;

export interface AssembleOptions {
  /** `compile`, or one that remembers. */
  compile?: CompileRunbook;
  /** `readFrontmatter`, or one that remembers. */
  frontmatter?: ReadFrontmatter;
  /** Prefix of every address, with slashes at both ends: `/` or `/runbooks-site/`. */
  base: string;
  /** What git tells of the files; nothing when left out. */
  history?: { lastCommit: (file: string) => string | undefined; shallow: boolean };
}

/** A runbook's file, decoded, with its frontmatter: what others may refer to before any text is compiled. */
interface Draft {
  file: RunbookFile;
  text: string;
  readable: boolean;
  meta: RunbookMeta;
  metaProblems: Problem[];
  locate: (path: readonly PropertyKey[]) => Range;
}

export function assemble(root: ContentRoot, options: AssembleOptions): Site {
  const sorted = sortFiles(root.layout.runbooks, root.runbookFiles);
  const problems: Problem[] = [...root.problems, ...sorted.problems];
  const drafts = sorted.runbooks.map((file) => readDraft(file, options.frontmatter ?? readFrontmatter));

  const serviceFiles = readServiceFiles(sorted, problems);
  const serviceVariables = new Map(serviceFiles.map(({ id, file }) => [id, file.variables]));
  const sheets = readSheets(root, serviceVariables, problems);
  const queries = queryIndex(sheets);
  const targets: LinkTargets = {
    files: new Map([
      ...drafts.map((draft): [string, string] => [withoutEnding(draft.file.file.path), draft.file.address]),
      ...sorted.services.map((id): [string, string] => [`${root.layout.runbooks}/${id}`.toLowerCase(), `runbooks/${addressPart(id)}/`]),
    ]),
    addresses: new Set([...drafts.map((draft) => draft.file.address), ...sheets.map((sheet) => sheet.address), 'runbooks/', 'queries/']),
    images: new Map(sorted.assets.map((asset) => [asset.file, asset.address])),
    base: options.base,
  };
  const where = { open: root.settings.open, runHere: root.settings.runHere };
  const surroundings = JSON.stringify([
    options.base,
    root.settings.mdx.code,
    [...targets.files],
    [...targets.addresses],
    [...targets.images],
    sheets,
    where,
  ]);
  const compileOne = options.compile ?? compile;
  const contextFor = (
    service: string,
    file: ContentFile,
    format: 'md' | 'mdx',
    fallbackTitle: string,
    meta?: RunbookMeta,
  ): CompileContext => {
    const own = mergeVariables(serviceVariables.get(service) ?? {}, meta?.variables ?? {});
    return {
      file: file.path,
      format,
      fallbackTitle,
      title: meta?.title,
      variables: mergeVariables(root.settings.variables, own),
      overrides: own,
      allowCode: root.settings.mdx.code,
      query: queries.find,
      queryIds: queries.ids,
      where,
      link: linkResolver(file.path, targets),
      image: imageResolver(file.path, targets),
    };
  };

  const ownersOf = codeownersLookup(root.codeowners);
  const services = makeServices(
    serviceFiles,
    sorted,
    (id, file) => compileText(file, contextFor(id, file, 'md', '')),
    { folder: root.layout.runbooks, ownersOf },
    problems,
  );
  const servicesById = new Map(services.map((service) => [service.id, service]));
  // What people wrote for it goes before what the repository's rules say of its files.
  const ownerByFile = new Map(serviceFiles.map(({ id, owner }) => [id, owner]));
  const runbooks = drafts.map((draft): Runbook => {
    const { file, meta } = draft;
    const context = contextFor(file.service, file.file, file.format, file.name, meta);
    const compiled = draft.readable ? compileOne(draft.text, context, surroundings) : unreadable(draft.text, context);
    return {
      id: file.id,
      service: file.service,
      address: file.address,
      file: file.file.path,
      format: file.format,
      title: compiled.title,
      alerts: meta.alerts ?? (looksLikeAlert(file.name) ? [file.name] : []),
      meta,
      owner:
        meta.owner ??
        (ownerByFile.get(file.service) || ownersOf(file.file.path).join(', ') || (servicesById.get(file.service)?.owner ?? '')),
      compiled,
      revision: textDigest(draft.text),
      lastChanged: options.history?.lastCommit(file.file.path) ?? '',
      source: compiled.broken || compiled.hasCode ? draft.text : '',
      problems: sortProblems([...draft.metaProblems, ...compiled.problems]),
    };
  });
  for (const service of services) {
    service.runbooks = runbooks.filter((runbook) => runbook.service === service.id).map((runbook) => runbook.id);
    service.sheets = sheets.filter((sheet) => sheet.service === service.id).map((sheet) => sheet.id);
  }
  checkImports(
    runbooks,
    root.runbookFiles.map((file) => file.path),
  );
  const place = placeIn(drafts);
  checkRelated(runbooks, place, problems);
  const alerts = alertIndex(runbooks, place, problems);
  const redirects = aliasRedirects(runbooks, targets.addresses, place, problems);
  const coverage = readCoverage(root.ruleFiles, { runbooks, redirects, alerts, site: root.settings.alerts.site }, problems);
  const drills = readDrills(sorted.drills, { runbooks, queryId: (id) => queries.find(id)?.id }, problems);
  return {
    settings: root.settings,
    layout: root.layout.recognised,
    services,
    runbooks,
    sheets,
    drills,
    alerts,
    redirects,
    coverage,
    assets: sorted.assets,
    postmortemTemplate: root.template === undefined ? '' : decodeText(root.template.path, root.template.bytes).text,
    problems: sortProblems([...problems, ...runbooks.flatMap((runbook) => runbook.problems)]),
    version: root.version,
    shallowHistory: options.history?.shallow ?? false,
  };
}

/** Where a frontmatter key of a runbook stands. */
type Place = (id: string, path: readonly PropertyKey[]) => Range;

function placeIn(drafts: readonly Draft[]): Place {
  const byId = new Map(drafts.map((draft) => [draft.file.id, draft]));
  return (id, path) => byId.get(id)?.locate(path) ?? fileStart;
}

/** By the schema of runbooks. */
export function readFrontmatter(source: YamlSource): FrontmatterRead {
  return readYaml(source, runbookSchema, { check: 'runbook/frontmatter', foreignKeys });
}

function readDraft(file: RunbookFile, read: ReadFrontmatter): Draft {
  const { text, problems, readable } = decodeText(file.file.path, file.file.bytes);
  const split = splitFrontmatter(text);
  if (isUnclosed(text)) problems.push(unclosed(file.file.path));
  if (split.yaml === null) return { file, text, readable, meta: runbookSchema.parse({}), metaProblems: problems, locate: () => fileStart };
  const {
    value,
    problems: found,
    locate,
  } = read({
    file: file.file.path,
    text: split.yaml,
    within: { source: text, offset: split.yamlOffset },
  });
  return { file, text, readable, meta: value ?? runbookSchema.parse({}), metaProblems: [...problems, ...found], locate };
}

function unclosed(file: string): Problem {
  const message = 'the frontmatter has no end, so all of it is shown as text';
  return {
    ...fileStart,
    check: 'runbook/frontmatter',
    severity: 'error',
    file,
    message,
    hint: 'write `---` on a line of its own below it',
  };
}

function compileText(file: ContentFile, context: CompileContext): CompiledRunbook {
  return compile(decodeText(file.path, file.bytes).text, context);
}

/** What stands in for a file that is too large, empty or unreadable: its problems say which. */
function unreadable(text: string, context: CompileContext): CompiledRunbook {
  const none = { sections: [], headings: [], steps: [], queries: [], fences: [], variables: {}, links: [], imports: [], problems: [] };
  return { title: context.title ?? context.fallbackTitle, summary: '', text: text.slice(0, 20_000), broken: true, hasCode: false, ...none };
}

function readSheets(root: ContentRoot, services: ReadonlyMap<string, Variables>, problems: Problem[]): Sheet[] {
  const sheets: Sheet[] = [];
  for (const file of root.queryFiles) {
    if (!/\.ya?ml$/i.test(file.path)) continue;
    const { sheet, problems: found } = readSheet(root.layout.queries, file, services, root.settings);
    problems.push(...found);
    if (sheet !== undefined) sheets.push(sheet);
  }
  return sheets;
}

function readCoverage(files: ContentRoot['ruleFiles'], pages: Pages, problems: Problem[]): Coverage | null {
  if (files === null) return null;
  const read = files.map(readRuleFile);
  problems.push(...read.flatMap((file) => file.problems));
  const rules = read.flatMap(({ alerts }) => alerts.map(({ rule }) => rule));
  return coverageOf(
    rules,
    files.map(({ path }) => path),
    pages,
  );
}

function alertIndex(runbooks: readonly Runbook[], place: Place, problems: Problem[]): Site['alerts'] {
  const byName = new Map<string, string[]>();
  for (const runbook of runbooks) for (const name of runbook.alerts) byName.set(name, [...(byName.get(name) ?? []), runbook.id]);
  const taken = new Map<string, string>();
  return [...byName]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, ids]) => {
      const safe = name.replace(/[^A-Za-z0-9_.:-]+/g, '-');
      const rival = taken.get(safe.toLowerCase());
      taken.set(safe.toLowerCase(), name);
      if (rival !== undefined) {
        const id = ids[0] ?? '';
        const file = runbooks.find((runbook) => runbook.id === id)?.file ?? '';
        problems.push({
          check: 'alert/case',
          severity: 'warning',
          file,
          message: `the alerts \`${rival}\` and \`${name}\` differ in case only: on some hosts one hides the other`,
          hint: 'spell them alike',
          ...place(id, ['alerts']),
        });
      }
      return { name, address: `alerts/${safe}/`, runbooks: ids };
    });
}

function aliasRedirects(runbooks: readonly Runbook[], addresses: ReadonlySet<string>, place: Place, problems: Problem[]): Redirect[] {
  const redirects = new Map<string, Redirect>();
  for (const runbook of runbooks) {
    for (const [at, alias] of runbook.meta.aliases.entries()) {
      const from = `${alias
        .split('/')
        .filter((part) => part !== '' && part !== '.' && part !== '..')
        .map(addressPart)
        .join('/')}/`;
      if (from === '/' || addresses.has(from) || redirects.has(from)) {
        problems.push({
          check: 'runbook/alias',
          severity: 'error',
          file: runbook.file,
          message: `the alias \`${alias}\` is the address of another page`,
          hint: 'remove it or choose another',
          ...place(runbook.id, ['aliases', at]),
        });
      } else redirects.set(from, { from, to: runbook.address });
    }
  }
  return [...redirects.values()];
}

function checkRelated(runbooks: readonly Runbook[], place: Place, problems: Problem[]): void {
  const ids = runbooks.map((runbook) => runbook.id);
  for (const runbook of runbooks) {
    for (const [at, related] of runbook.meta.related.entries()) {
      if (ids.includes(related)) continue;
      problems.push({
        check: 'runbook/unknown',
        severity: 'error',
        file: runbook.file,
        message: `\`related\` names an unknown runbook \`${related}\``,
        hint: didYouMean(related, ids),
        ...place(runbook.id, ['related', at]),
      });
    }
  }
}

function withoutEnding(path: string): string {
  return path.toLowerCase().replace(/\.(mdx|md)$/, '');
}
