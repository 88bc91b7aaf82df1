/** The one door to content: a folder → the site, what it was read from, and what git knows of it. */
import { join } from 'node:path';
import { sortProblems } from '../problem/problem.ts';
import { prepareLanguages } from '../query/registry.ts';
import type { RecordReading, RememberRecords } from './assemble/postmortems.ts';
import { type AssembleOptions, assemble } from './assemble.ts';
import { type ExaminedAssets, examineAssets } from './assets.ts';
import { failure } from './boundary.ts';
import { type DrawDiagrams, drawDiagrams } from './diagrams.ts';
import { type History, readHistory } from './history.ts';
import { inWords } from './in-words.ts';
import { templateProblems } from './postmortem-template.ts';
import { readSources, type Sources } from './read.ts';
import { insideOf, rootOf } from './roots.ts';
import { isPixelImage, type ShowImages, type ShownImages } from './shown-image.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

export interface LoadOptions extends Omit<AssembleOptions, 'history' | 'diagrams' | 'images' | 'records'> {
  /** Remembers what was read of the records of incidents. */
  readonly rememberRecords?: RememberRecords;
  /** Draws Mermaid diagrams; without it they are shown as text, and nothing is said of them. */
  readonly draw?: DrawDiagrams;
  /** Globs of alert rules besides those that the settings name, from the content root. */
  readonly rules?: readonly string[];
  /** Rule files that lie on no disk: what a server or a program answered. */
  readonly ruleFiles?: readonly SourceFile[];
  /** Where the site answers, in place of what the settings have. */
  readonly siteAddress?: string | undefined;
  /** Looks into the images; nobody does when left out. */
  readonly showImages?: ShowImages;
  /** What git knows of the files, where it has been asked already. */
  readonly history?: History | Promise<History>;
}

export interface Loaded {
  /** With every problem of reading and compiling; what the team excuses is still in it. */
  readonly site: Site;
  readonly sources: Sources;
  readonly history: History;
  /** What is published of the pictures beside runbooks. */
  readonly assets: ExaminedAssets['value'];
}

/**
 * Reads a content root and assembles its site.
 * @throws {NoContent} when the folder has no runbooks.
 */
export async function loadSite(folder: string, options: LoadOptions): Promise<Loaded> {
  const { rules, ruleFiles, siteAddress, draw, showImages, rememberRecords, ...assembling } = options;
  const asked = options.history ?? readHistory(folder);
  const sources = withAddress(await loadSources(folder, rules, ruleFiles), siteAddress);
  await prepareLanguages();
  const diagrams = draw === undefined ? undefined : await drawDiagrams(sources, draw);
  const history = await withOthers(await asked, folder, sources);
  const images = await imagesOf(folder, sources, showImages);
  const records = await recordReading(sources, rememberRecords);
  const site = inWords(sources.words, () => assemble(sources, { ...assembling, history, diagrams, images, records }));
  const assets = examineAssets(folder, site, images);
  return { site: { ...site, problems: sortProblems([...site.problems, ...assets.problems]) }, sources, history, assets: assets.value };
}

/** What git knows of the files of other roots too: each may be in a repository of its own. */
async function withOthers(own: History, content: string, { roots }: Sources): Promise<History> {
  const others = roots.filter(({ folder }) => folder !== '');
  if (others.length === 0) return own;
  const histories = new Map(
    await Promise.all(others.map(async ({ folder }) => [folder, await readHistory(join(content, folder))] as const)),
  );
  const all = [own, ...histories.values()];
  return {
    lastCommit: (file) => {
      const folder = rootOf(roots, file)?.folder ?? '';
      const history = histories.get(folder);
      return history === undefined ? own.lastCommit(file) : history.lastCommit(file.slice(folder.length + 1));
    },
    shallow: all.some(({ shallow }) => shallow),
    digest: all.map(({ digest }) => digest).join(' '),
  };
}

/**
 * Reads a content root without compiling it.
 * @throws {NoContent} when the folder has no runbooks.
 */
export async function loadSources(folder: string, rules: readonly string[] = [], ruleFiles: readonly SourceFile[] = []): Promise<Sources> {
  const sources = readSources(folder, rules, ruleFiles);
  const { template } = sources;
  if (template === undefined) return sources;
  const found = await templateProblems(sources).catch((error: unknown) => [failure(template.path, error)]);
  return { ...sources, problems: [...sources.problems, ...found] };
}

/** What reads records is loaded for them alone. */
async function recordReading({ postmortemFiles }: Sources, remember: RememberRecords | undefined): Promise<RecordReading | undefined> {
  if (postmortemFiles.every(({ path }) => !/\.json$/i.test(path))) return undefined;
  const { keptFile, readKeptRecords } = await import('./kept-record.ts');
  return { read: readKeptRecords, keptFile, remember };
}

async function imagesOf(
  folder: string,
  { runbookFiles, postmortemFiles, roots, settings }: Sources,
  show: ShowImages | undefined,
): Promise<ShownImages> {
  const images = [...runbookFiles, ...postmortemFiles]
    .filter(({ path }) => isPixelImage(path))
    .map(({ path: file }) => ({ file, ...insideOf(folder, roots, file) }));
  if (show === undefined || images.length === 0) return new Map();
  return await show(images, settings.images.keep ? undefined : settings.images.width);
}

function withAddress(sources: Sources, site: string | undefined): Sources {
  if (site === undefined) return sources;
  const { settings } = sources;
  return { ...sources, settings: { ...settings, alerts: { ...settings.alerts, site } } };
}
