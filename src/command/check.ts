/** `breakglass check`: finds every problem of a content root, mends what is mechanical, and reports the rest. */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { cachedCompile } from '../build/compile-cache.ts';
import { codeDigest } from '../build/compiled-renderer.ts';
import { diagramDrawer } from '../build/diagrams/draw.ts';
import { webImages } from '../build/web-images.ts';
import { changesSince, placeInRepository } from '../check/changes.ts';
import { readingChecks } from '../check/reading-checks.ts';
import { checks } from '../check/registry.ts';
import { githubReport } from '../check/report/github.ts';
import { jsonReport } from '../check/report/json.ts';
import { sarifReport } from '../check/report/sarif.ts';
import { type CheckResult, checkContent } from '../check/run.ts';
import { problemsSince } from '../check/since.ts';
import { makeWorld } from '../check/world.ts';
import { readHistory } from '../content/history.ts';
import { type Loaded, loadSite } from '../content/load.ts';
import type { SourceFile } from '../content/source-file.ts';
import { fixAll } from '../problem/fix.ts';
import type { Problem } from '../problem/problem.ts';
import { withHintPaths } from './doc-paths.ts';
import type { checkFormats } from './formats.ts';
import { printProblems } from './problems.ts';
import { noteWritten } from './run.ts';
import { folder } from './typed-path.ts';

export type CheckFormat = (typeof checkFormats)[number];

export interface CheckCommandOptions {
  /** The content root, absolute. */
  content: string;
  /** Globs of rule files, from the caller's folder. */
  rules: readonly string[];
  format: CheckFormat;
  /** A revision: only what changed since is reported. */
  since: string | undefined;
  fix: boolean;
  /** Whether notes count as problems too. */
  strict: boolean;
  /** `2026-01-31`. */
  today: string;
}

/**
 * Exit code 1 when errors or warnings are left, with `strict` notes too, else 0.
 * @throws {NoContent}, {NoSuchRevision}
 */
export async function check(options: CheckCommandOptions, write: (text: string) => void, print: (text: string) => void): Promise<number> {
  const { content } = options;
  const history = readHistory(content);
  const changes = options.since === undefined ? undefined : await changesSince(content, options.since);
  let found = await checkOnce(options, history);
  if (options.fix) {
    const fixed = fixAll(
      within(found.problems),
      makeWorld(found.site, found.sources, { today: options.today, lastCommit: () => undefined }).source,
    );
    if (fixed.files.size > 0) noteWritten();
    for (const [file, text] of fixed.files) writeFileSync(join(content, file), text);
    print(`mended ${fixed.problems.length} in ${fixed.files.size} ${fixed.files.size === 1 ? 'file' : 'files'}`);
    if (fixed.files.size > 0) found = await checkOnce(options, history);
  }
  const problems = within(found.problems);
  await report(problems, found.ignored, options, write);
  const { shallow } = await history;
  if (shallow && options.format === 'text')
    print('git has only the newest commits here, so some review dates are not known: fetch the history (`fetch-depth: 0`)');
  return problems.some(({ severity }) => options.strict || severity !== 'info') ? 1 : 0;

  function within(all: readonly Problem[]): Problem[] {
    return changes === undefined ? [...all] : problemsSince(all, changes, found.site);
  }
}

async function checkOnce(
  { content, rules, today }: CheckCommandOptions,
  asked: ReturnType<typeof readHistory>,
): Promise<Loaded & CheckResult> {
  const loaded = await loadRemembering(content, { rules, history: asked });
  const { lastCommit } = loaded.history;
  return { ...loaded, ...(await checkContent(loaded.sources, loaded.site, { today, lastCommit })) };
}

export interface RememberingOptions {
  /** Globs of rule files, from the folder where the command was typed. */
  readonly rules: readonly string[];
  /** Rule files that lie on no disk. */
  readonly ruleFiles?: readonly SourceFile[];
  /** Where the site answers, in place of what the settings have. */
  readonly siteAddress?: string | undefined;
  readonly history?: ReturnType<typeof readHistory>;
}

/**
 * The content; runbooks that did not change since the last build or check are not compiled again.
 * @throws {NoContent}
 */
export async function loadRemembering(content: string, { rules, ...options }: RememberingOptions): Promise<Loaded> {
  const memory = cachedCompile(content, codeDigest());
  const fromRoot = rules.map((pattern) => relative(content, folder(pattern)));
  const reading = { base: '/', rules: fromRoot, draw: diagramDrawer(), showImages: webImages({ make: false }).show };
  const loaded = await loadSite(content, { ...reading, ...memory, ...options });
  memory.save();
  return loaded;
}

async function report(
  found: readonly Problem[],
  ignored: number,
  { format, content }: CheckCommandOptions,
  write: (text: string) => void,
): Promise<void> {
  const problems = found.map(withHintPaths);
  switch (format) {
    case 'json':
      return write(jsonReport(problems, ignored));
    case 'sarif':
      return write(
        sarifReport(problems, {
          prefix: await placeInRepository(content),
          version: manifest.version,
          checks: [...checks, ...readingChecks],
        }),
      );
    case 'github':
      if (problems.length > 0) write(githubReport(problems, await placeInRepository(content)));
      return;
    case 'text':
      printProblems(problems, content, write);
      if (ignored > 0) write(`${ignored} ignored, each with its reason`);
  }
}
