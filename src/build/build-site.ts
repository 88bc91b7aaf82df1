/** Builds a site: content → pages, search index, headers, offline packs. One owner of the order in which things happen. */
import { join } from 'node:path';
import { readHistory } from '../check/history.ts';
import { decideForPages } from '../check/run.ts';
import { assemble } from '../content/assemble.ts';
import { templateProblems } from '../content/postmortem-template.ts';
import { readContentRoot } from '../content/read.ts';
import type { Site } from '../content/site.ts';
import type { Problem } from '../problem/problem.ts';
import { prepareLanguages } from '../query/registry.ts';
import { writeFullTextIndex } from '../search/full-text-index.ts';
import { recordFile, recordHtml } from '../search/record-html.ts';
import { searchRecords } from '../search/records.ts';
import { cachedCompile } from './compile-cache.ts';
import { codeDigest, compiledRenderer } from './compiled-renderer.ts';
import { addDrillPatches } from './drill-patches.ts';
import { headersFile } from './headers.ts';
import { dropNotes, readNotes, writeNotes } from './notes.ts';
import { writeOfflineCopy } from './offline-copy.ts';
import { Output } from './output.ts';
import { pageKeys } from './page-keys.ts';
import { allPages, type Page } from './pages.ts';
import { recordsFolder } from './paths.ts';
import { breakRunbook, codeProblem, compileWithCode, openRenderer, type Renderer } from './renderer.ts';

export interface BuildOptions {
  /** The content root, absolute. */
  content: string;
  /** The output folder, absolute. */
  out: string;
  /** Prefix of every address, with slashes at both ends. */
  base: string;
  onProgress: (step: BuildStep) => void;
}

/** What the build is at. `done` and `total` are given where they can be counted. */
export interface BuildStep {
  name: 'read' | 'compile' | 'render' | 'search' | 'offline' | 'done';
  done?: number;
  total?: number;
}

export interface BuildResult {
  site: Site;
  /** The problems of reading and compiling that the team has not excused. */
  problems: Problem[];
  pages: number;
  /** Size of the output, bytes. */
  bytes: number;
  /** Size of the break-glass file, bytes; null when none was asked for. */
  breakGlass: number | null;
  /** Milliseconds. */
  took: number;
}

/** Thrown when a page did not come out: the build must not look whole when it is not. */
export class Incomplete extends Error {}

/**
 * Builds the site whole. Problems of the content are in the result and do not stop it.
 * @throws {NoContent} nothing to build, {NotOurs} the output folder is someone else's, {Incomplete} a page is missing.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const started = performance.now();
  options.onProgress({ name: 'read' });
  const past = readHistory(options.content);
  const root = readContentRoot(options.content);
  const output = new Output(options.out);
  const inputs = { content: options.content, base: options.base, onCompile: () => options.onProgress({ name: 'compile' }) };
  // Unless runbooks may hold code, the renderer does not depend on them and is compiled while they are read.
  const early = root.settings.mdx.code ? null : settled(compiledRenderer({ ...inputs, code: null }));
  const memory = cachedCompile(options.content, codeDigest());
  await prepareLanguages();
  root.problems.push(...(await templateProblems(root)));
  const history = await past;
  const site = assemble(root, { base: options.base, compile: memory.compile, frontmatter: memory.frontmatter, history });
  addDrillPatches(site, root);
  const decideAgain = decideForPages(root, site);
  const builtAt = new Date().toISOString();

  // The index is made by another process while this one renders; its failure is told after the pages are whole.
  const index = settled(writeFullTextIndex(writeRecords(site, options.out), join(options.out, 'pagefind')));
  const compiled = early === null ? await compileWithCode(site, inputs) : await (await early)();
  const renderer = await openRenderer(compiled, site, builtAt, options.base);
  const pages = allPages(site);
  const keys = pageKeys(site, pages, compiled.digest, memory.keyOf);
  const before = readNotes(options.out);
  dropNotes(options.out);
  const current = (page: Page) => keys.has(page.address) && keys.get(page.address) === before.pages[page.file] && output.has(page.file);
  for (const page of pages) if (current(page)) output.keep(page.file);
  await writePages(
    pages.filter((page) => !current(page)),
    site,
    renderer,
    output,
    options.onProgress,
  );
  const program = new Set(output.copy(renderer.clientFolder, ''));
  for (const asset of site.assets) output.copy(join(options.content, asset.file), decodeURIComponent(asset.address));
  output.write('_headers', headersFile(options.base));
  memory.save();

  options.onProgress({ name: 'search' });
  for (const file of await (await index)()) output.keep(`pagefind/${file}`);
  checkWhole(site, pages, output);
  options.onProgress({ name: 'offline' });
  const { packs, breakGlass } = await writeOfflineCopy(site, output, {
    base: options.base,
    builtAt,
    program,
    workerFolder: renderer.workerFolder,
    before: before.packs,
  });
  const bytes = output.finish({ version: site.version, builtAt, base: options.base, pages: pages.length, runbooks: site.runbooks.length });
  const pageNotes = Object.fromEntries(pages.flatMap(({ file, address }) => (keys.has(address) ? [[file, keys.get(address) ?? '']] : [])));
  writeNotes(options, site.version + history.digest, { pages: pageNotes, packs });
  options.onProgress({ name: 'done' });
  return { site, problems: decideAgain().problems, pages: pages.length, bytes, breakGlass, took: performance.now() - started };
}

/** Writes what changed of the records for the indexer. Answers their folder. */
function writeRecords(site: Site, out: string): string {
  const records = new Output(recordsFolder(out));
  for (const record of searchRecords(site)) records.write(recordFile(record), recordHtml(record));
  records.finish({});
  return records.folder;
}

async function writePages(
  pages: readonly Page[],
  site: Site,
  renderer: Renderer,
  output: Output,
  onProgress: BuildOptions['onProgress'],
): Promise<void> {
  const failed: string[] = [];
  for (const [at, page] of pages.entries()) {
    const { status, body } = await renderPage(page, renderer, site);
    if (status !== 200 && page.address !== '404') failed.push(`/${page.address} (status ${status})`);
    output.write(page.file, body);
    if (at % 64 === 63) onProgress({ name: 'render', done: at + 1, total: pages.length });
  }
  if (failed.length > 0) throw new Incomplete(`${failed.length} pages did not render: ${failed.slice(0, 10).join(', ')}`);
}

/** A runbook whose own code fails while it runs is rendered again as a broken one. */
async function renderPage(page: Page, renderer: Renderer, site: Site): Promise<{ status: number; body: string }> {
  const rendered = await renderer
    .render(page.address)
    .catch((error: unknown) => ({ status: 500, body: error instanceof Error ? error.message : String(error) }));
  if (rendered.status !== 500) return rendered;
  const runbook = site.runbooks.find((candidate) => candidate.address === page.address && candidate.compiled.hasCode);
  if (runbook === undefined) return rendered;
  breakRunbook(site, runbook, codeProblem(runbook.file, rendered.body));
  return await renderer.render(page.address);
}

/** Pages built = sources read: a runbook that vanished must be seen here, not at 2 a.m. */
function checkWhole(site: Site, pages: readonly Page[], output: Output): void {
  const missing = pages.filter((page) => !output.has(page.file)).map((page) => page.address);
  const listed = new Set(pages.map((page) => page.address));
  for (const runbook of site.runbooks) if (!listed.has(runbook.address)) missing.push(runbook.address);
  if (missing.length > 0) throw new Incomplete(`${missing.length} pages are missing from the output: ${missing.slice(0, 10).join(', ')}`);
}

/** Waits for work that goes on beside other work: a failure is kept until its result is asked for, not reported as unhandled. */
function settled<T>(work: Promise<T>): Promise<() => Promise<T>> {
  return work.then(
    (value) => async () => value,
    (error: unknown) => async () => {
      throw error;
    },
  );
}
