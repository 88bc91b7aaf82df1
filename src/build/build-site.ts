/** Builds a site: content → pages, search index, headers, offline packs. One owner of the order in which things happen. */

import { decideOnSite } from '../check/run.ts';
import { inWords } from '../content/in-words.ts';
import { loadSite } from '../content/load.ts';
import { readSettings } from '../content/read-settings.ts';
import type { Site } from '../content/site.ts';
import { readWords } from '../content/words.ts';
import { ExpectedError } from '../plain/expected-error.ts';
import type { Problem } from '../problem/problem.ts';
import { writeFullTextIndexes } from '../search/full-text-index.ts';
import { publishAssets } from './assets.ts';
import { compileWithCode } from './broken.ts';
import { buildTime } from './build-time.ts';
import { cachedCompile } from './compile-cache.ts';
import { codeDigest, compiledRenderer } from './compiled-renderer.ts';
import { contentPlace } from './content-place.ts';
import { diagramDrawer } from './diagrams/draw.ts';
import { headersFile } from './headers.ts';
import { type Notes, readNotes, writeNotes } from './notes.ts';
import { writeOfflineCopy } from './offline-copy.ts';
import type { Output } from './output.ts';
import { pageKeys } from './page-keys.ts';
import type { Page } from './pages.ts';
import { digest } from './paths.ts';
import { renderPages } from './render-pages.ts';
import { openRenderer } from './renderer.ts';
import { type ImagesMade, webImages } from './web-images.ts';
import { withOutput } from './with-output.ts';
import type { WriteBehind } from './write-behind.ts';
import { writeRecords } from './write-records.ts';

export interface BuildOptions {
  /** The content root, absolute. */
  content: string;
  /** The output folder, absolute. */
  out: string;
  /** Prefix of every address, with slashes at both ends. */
  base: string;
  onProgress: (step: BuildStep) => void;
  /** Called right before the output folder changes. */
  onReplace?: () => void;
}

/** What the build is at. `done` and `total` are given where they can be counted. */
export interface BuildStep {
  name: 'read' | 'draw' | 'compile' | 'render' | 'search' | 'offline' | 'done';
  done?: number;
  total?: number;
}

export interface BuildResult {
  readonly site: Site;
  /** The problems of reading, compiling and rendering that the team has not excused. */
  readonly problems: readonly Problem[];
  readonly pages: number;
  /** Size of the output, bytes. */
  readonly bytes: number;
  /** Size of the break-glass file, bytes; null when none was asked for. */
  readonly breakGlass: number | null;
  readonly images: ImagesMade;
  /** Files in the output folder that may be of an earlier version, which kept no list of its files. */
  readonly unlisted: readonly string[];
  /** Milliseconds. */
  readonly took: number;
}

/** Thrown when a page did not come out: the build must not look whole when it is not. */
export class Incomplete extends ExpectedError {}

/**
 * Builds the site whole. Problems of the content are in the result and do not stop it.
 * @throws {NoContent} nothing to build, {OutputError} the output folder must not or cannot be written to, {Incomplete} a page is missing,
 * {ExpectedError} `SOURCE_DATE_EPOCH` is no time
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const started = performance.now();
  const builtAt = buildTime(process.env);
  options.onProgress({ name: 'read' });
  const begun = { started, builtAt };
  return await withOutput(options.out, contentPlace(options.content), (output, files) => buildInto({ output, files }, options, begun));
}

interface Begun {
  /** Reading of the clock when the build began, milliseconds. */
  readonly started: number;
  /** The only time that a build writes. */
  readonly builtAt: string;
}

interface Outlet {
  readonly output: Output;
  /** Writes what is beside the output. */
  readonly files: WriteBehind;
}

async function buildInto({ output, files }: Outlet, options: BuildOptions, { started, builtAt }: Begun): Promise<BuildResult> {
  const { settings } = readSettings(options.content);
  const { value: words } = readWords(options.content, settings);
  const inputs = { content: options.content, base: options.base, words, onCompile: () => options.onProgress({ name: 'compile' }) };
  const memory = cachedCompile(options.content, codeDigest());
  // Unless runbooks may hold code, the renderer does not depend on them and is compiled while they are read.
  const early = settings.mdx.code ? null : settled(compiledRenderer({ ...inputs, code: null }));
  const draw = diagramDrawer({ onDraw: (total) => options.onProgress({ name: 'draw', done: 0, total }) });
  const images = webImages({ make: true });
  const reading = { base: options.base, draw, showImages: images.show, ...memory };
  const { site: loaded, sources, assets, history } = await loadSite(options.content, reading);

  const before = readNotes(options.out);
  // The index is made by another process while this one renders; its failure is reported after the pages are whole.
  const index = settled(searchIndex(loaded, options.out, { output, files }, before.search));
  const { site: whole, compiled } =
    early === null
      ? await compileWithCode(loaded, { ...inputs, components: sources.components })
      : { site: loaded, compiled: await (await early)() };
  const renderer = await openRenderer(compiled, options.base);
  const keysOf = (shown: Site, pages: readonly Page[]) => pageKeys(shown, pages, compiled.digest, memory.keyOf);
  const { site, shown, pages } = await renderPages({
    sources,
    site: whole,
    builtAt,
    renderer,
    isCurrent: (state, all) => {
      const keys = keysOf(state, all);
      return ({ address, file }) => keys.has(address) && keys.get(address) === before.pages[file] && output.has(file);
    },
    write: (page, text) => output.write(page.file, text),
    keep: (page) => output.keep(page.file),
    onProgress: (done, total) => options.onProgress({ name: 'render', done, total }),
  });
  const program = new Set(output.copy(renderer.clientFolder, ''));
  const unpublished = publishAssets(options.content, site, assets, output);
  memory.save();

  options.onProgress({ name: 'search' });
  const search = await (await index)();
  for (const file of search.files) search.isNew ? output.adopt(file) : output.keep(file);
  checkWhole(shown, pages, output);
  options.onProgress({ name: 'offline' });
  const { notes, breakGlass } = await inWords(words, () =>
    writeOfflineCopy(shown, output, {
      base: options.base,
      builtAt,
      program,
      workerFolder: renderer.workerFolder,
      before: { packs: new Map(Object.entries(before.packs)), files: new Map(Object.entries(before.files)) },
    }),
  );
  output.write('_headers', headersFile(options.base, [...output.files(), 'build.json']));
  options.onReplace?.();
  const { bytes, unlisted } = output.finish({
    version: site.version,
    builtAt,
    base: options.base,
    pages: pages.length,
    runbooks: site.runbooks.length,
  });
  const keys = keysOf(shown, pages);
  const pageNotes = Object.fromEntries(pages.flatMap(({ file, address }) => (keys.has(address) ? [[file, keys.get(address) ?? '']] : [])));
  writeNotes(options, site.version + history.digest, {
    pages: pageNotes,
    packs: Object.fromEntries(notes.packs),
    files: Object.fromEntries(notes.files),
    search: { records: search.records, files: [...search.files] },
  });
  options.onProgress({ name: 'done' });
  const { problems } = decideOnSite(sources, { ...site, problems: [...site.problems, ...unpublished] });
  return {
    site: shown,
    problems,
    pages: pages.length,
    bytes,
    breakGlass,
    images: images.made(),
    unlisted,
    took: performance.now() - started,
  };
}

interface SearchIndex {
  /** Digest of all that it is made from. */
  readonly records: string;
  /** From the output folder. */
  readonly files: readonly string[];
  /** False when it is that of the build before. */
  readonly isNew: boolean;
}

/** The search index of a site: that of the build before, or one made anew beside the output. */
async function searchIndex(site: Site, out: string, { output, files }: Outlet, before: Notes['search']): Promise<SearchIndex> {
  const written = await writeRecords(site, out, files);
  const records = digest(codeDigest(), written.digest);
  if (records === before.records && before.files.every((file) => output.has(file))) return { ...before, isNew: false };
  const made = await writeFullTextIndexes(written.folders, output.stagingFolder('pagefind'));
  return { records, files: made.map((file) => `pagefind/${file}`), isNew: true };
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
