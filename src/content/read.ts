/** Reads a content root from disk: its settings, which files there are, and their bytes. With `folder.ts` the only part of this room that touches the disk. */

import { createHash } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { ExpectedError } from '../plain/expected-error.ts';
import type { DeepReadonly } from '../plain/readonly.ts';
import type { Problem, Range } from '../problem/problem.ts';
import { type Words, writtenWords } from '../words/translation.ts';
import { collect, type Read } from './boundary.ts';
import type { Codeowners } from './codeowners.ts';
import { filesMatching } from './files-matching.ts';
import { findCodeowners } from './find-codeowners.ts';
import { isInside, isMissing, linkRefusal, readFolder, readRegularFile, unreadable } from './folder.ts';
import { type ContentLayout, recogniseLayout } from './layout.ts';
import type { OwnComponents } from './own-components.ts';
import { readConfigFile } from './read-config.ts';
import { readSettings, type SettingsRead, settingsName } from './read-settings.ts';
import type { ContentRoot } from './roots.ts';
import { noRuleFile } from './rules/rule-file.ts';
import type { Settings } from './schema/settings.ts';
import { SourceFile, unreadFile } from './source-file.ts';
import { maxTextBytes } from './text-file.ts';
import { readWords } from './words.ts';

/** All that was read from disk for one site. */
export interface Sources {
  readonly settings: Settings;
  /** `breakglass.yaml`; null when there is none. */
  readonly settingsFile: SourceFile | null;
  readonly layout: DeepReadonly<ContentLayout>;
  /** The folders that the site is made from, its own first. */
  readonly roots: readonly ContentRoot[];
  readonly runbookFiles: readonly SourceFile[];
  readonly queryFiles: readonly SourceFile[];
  /** Postmortems, their records, and the pictures beside them. */
  readonly postmortemFiles: readonly SourceFile[];
  /** Files with alert rules; null when none are named. */
  readonly ruleFiles: readonly SourceFile[] | null;
  /** `CODEOWNERS` of each root that has one, and where the root is in its repository (`docs/`, or empty). */
  readonly codeowners: readonly RootOwners[];
  /** The team's own components for `.mdx` runbooks. */
  readonly components: OwnComponents;
  /** The words of the interface; undefined where they are the English ones. */
  readonly words: Words | undefined;
  /** The team's template of postmortems, where the settings name one. */
  readonly template: SourceFile | undefined;
  /** What is wrong with the settings, and what could not be read. */
  readonly problems: readonly Problem[];
  /** The first characters of the sha256 of all of it. */
  readonly version: string;
}

/** Whom `CODEOWNERS` names for the files of one root. */
export interface RootOwners {
  /** As `ContentRoot.folder`. */
  readonly folder: string;
  readonly codeowners: Codeowners;
}

/** Thrown when there is no content to read at all. */
export class NoContent extends ExpectedError {}

/**
 * Reads settings, runbooks and query sheets below `root`, and the alert rules that the settings and `namedRules` name. Files that
 * cannot be read become problems. `made` are rule files that lie on no disk, as a server answers them.
 * @throws {NoContent} when `root` has no folder of runbooks.
 */
export function readSources(root: string, namedRules: readonly string[] = [], made: readonly SourceFile[] = []): Sources {
  const { settings, settingsFile, locate, problems: ofSettings } = readSettings(root);
  const layout = recogniseLayout(settings, (path) => isFolder(join(root, path))) ?? layoutOfOthers(settings);
  if (layout === undefined) {
    const looked = settings.runbooks === undefined ? '`runbooks/` or `content/runbooks/`' : `\`${settings.runbooks}\``;
    throw new NoContent(
      `no runbooks in ${root}: expected a folder ${looked}. Another folder can be named by \`runbooks:\` in breakglass.yaml.`,
    );
  }
  const own = readRootFiles(root, layout, settings);
  const seen = new Map([[realpathSync(root), 'this content root itself']]);
  const others = settings.content.map((entry, at) => readOtherRoot(root, entry, locate(['content', at]), seen));
  const rules = [...settings.alerts.rules, ...others.flatMap(({ value }) => value?.rules ?? []), ...namedRules];
  const named = readRuleFiles(root, rules);
  const ruleFiles = made.length === 0 ? named : { ...named, value: [...(named.value ?? []), ...made] };
  const files = [own.value, ...others.map(({ value }) => value)].filter((read) => read !== undefined);
  const runbookFiles = files.flatMap((read) => read.runbookFiles);
  const queryFiles = files.flatMap((read) => read.queryFiles);
  const postmortemFiles = files.flatMap((read) => read.postmortemFiles);
  const roots = [ownRoot(layout), ...others.flatMap(({ value }) => value?.root ?? [])];
  const codeowners = roots.flatMap(({ folder }): RootOwners[] => {
    const found = findCodeowners(join(root, folder));
    return found === null ? [] : [{ folder, codeowners: { ...found, path: folder === '' ? found.path : posix.join(folder, found.path) } }];
  });
  const template = readTemplate(root, settings, locate);
  const config = readConfigFile(root, settings);
  const words = readWords(root, settings);
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const { path, bytes } of [...runbookFiles, ...queryFiles, ...postmortemFiles])
    hash.update(path).update(bytes.subarray(0, maxTextBytes + 1));
  for (const { path, bytes } of config.value.code) hash.update(path).update(bytes);
  for (const { path, bytes } of ruleFiles.value ?? []) hash.update(path).update(bytes);
  for (const { variables, edit } of roots.slice(1)) hash.update(JSON.stringify([variables, edit]));
  hash.update(writtenWords(words.value));
  hash.update(codeowners.map((found) => found.codeowners.text).join('')).update(template.value?.bytes ?? '');
  return {
    settings,
    settingsFile,
    layout,
    roots,
    runbookFiles,
    queryFiles,
    postmortemFiles,
    ruleFiles: ruleFiles.value,
    codeowners,
    components: config.value.components,
    template: template.value,
    words: words.value,
    problems: [
      ofSettings,
      config.problems,
      words.problems,
      own.problems,
      ...others.map(({ problems }) => problems),
      ruleFiles.problems,
      template.problems,
    ].flat(),
    version: hash.digest('hex').slice(0, 7),
  };
}

/** A site may be made of other roots alone. */
function layoutOfOthers({ content, queries, postmortems, runbooks }: Settings): ContentLayout | undefined {
  if (content.length === 0 || runbooks !== undefined) return undefined;
  return { runbooks: 'runbooks', queries, postmortems, recognised: 'breakglass' };
}

function ownRoot({ runbooks, queries, postmortems }: ContentLayout): ContentRoot {
  return { folder: '', runbooks, queries, postmortems, prefix: '', owner: '', variables: {}, edit: '' };
}

interface RootFiles {
  readonly runbookFiles: readonly SourceFile[];
  readonly queryFiles: readonly SourceFile[];
  readonly postmortemFiles: readonly SourceFile[];
}

/** The files of one root. Where a folder lies in that of the runbooks, its postmortems are no runbooks. */
function readRootFiles(root: string, layout: ContentLayout, settings: Settings): Read<RootFiles> {
  const read = (folder: string, also?: RegExp): Read<readonly SourceFile[]> =>
    isFolder(join(root, folder)) ? readFolder(root, folder, settings, also) : { value: [], problems: [] };
  const runbooks = read(layout.runbooks);
  const queries = read(layout.queries);
  const postmortems = read(layout.postmortems, /\.json$/i);
  const isPostmortem = (path: string) => path.startsWith(`${layout.postmortems}/`);
  return {
    value: {
      runbookFiles: runbooks.value.filter(({ path }) => !isPostmortem(path)),
      queryFiles: queries.value,
      postmortemFiles: postmortems.value,
    },
    problems: [...runbooks.problems.filter(({ file }) => !isPostmortem(file)), ...queries.problems, ...postmortems.problems],
  };
}

interface OtherRoot extends RootFiles {
  readonly root: ContentRoot;
  /** Globs of its alert rules, from the site's content root. */
  readonly rules: readonly string[];
}

/**
 * A root of another team. Its paths are from the site's content root; nothing outside of its folder is read.
 * @param seen where the roots before it lie on disk, with what names them
 */
function readOtherRoot(
  content: string,
  { folder, prefix, owner }: Settings['content'][number],
  place: Range,
  seen: Map<string, string>,
): Read<OtherRoot | undefined> {
  const root = join(content, folder);
  const refuse = (message: string, hint: string): Read<undefined> => ({
    value: undefined,
    problems: [{ check: 'settings/content', severity: 'error', file: settingsName, message, hint, ...place }],
  });
  if (!isFolder(root)) return refuse(`there is no folder \`${folder}\``, 'name it from this content root, as in `../payments/ops`');
  const onDisk = realpathSync(root);
  const before = seen.get(onDisk);
  if (before !== undefined) return refuse(`\`${folder}\` is ${before}`, 'name each folder once');
  seen.set(onDisk, `the folder that \`${folder}\` names before`);
  const { settings, problems } = readSettings(root);
  const layout = recogniseLayout(settings, (path) => isFolder(join(root, path)));
  if (layout === undefined)
    return refuse(`\`${folder}\` has no folder of runbooks`, 'its own `breakglass.yaml` may name one by `runbooks:`');
  const read = readRootFiles(root, layout, settings);
  const there = (path: string) => posix.join(folder, path);
  const moved = (files: readonly SourceFile[]) =>
    files.map((file) => new SourceFile(there(file.path), file.bytes, file.failure && { ...file.failure, file: there(file.failure.file) }));
  return {
    value: {
      root: {
        folder,
        runbooks: there(layout.runbooks),
        queries: there(layout.queries),
        postmortems: there(layout.postmortems),
        prefix,
        owner,
        variables: settings.variables,
        edit: settings.repository?.edit ?? '',
      },
      runbookFiles: moved(read.value.runbookFiles),
      queryFiles: moved(read.value.queryFiles),
      postmortemFiles: moved(read.value.postmortemFiles),
      rules: settings.alerts.rules.map(there),
    },
    problems: [...problems, ...read.problems].map((problem) => ({ ...problem, file: there(problem.file) })),
  };
}

/** All files whose text people write for the site. */
export function writtenFiles({ runbookFiles, queryFiles, postmortemFiles, settingsFile, template }: Sources): readonly SourceFile[] {
  return [...runbookFiles, ...queryFiles, ...postmortemFiles, settingsFile, template].filter((file) => file !== null && file !== undefined);
}

/** Finds a file that was read by its path from the content root. */
export function findSource(sources: Sources, path: string): SourceFile | undefined {
  return [...writtenFiles(sources), ...(sources.ruleFiles ?? [])].find((file) => file.path === path);
}

function readRuleFiles(root: string, patterns: readonly string[]): Read<SourceFile[] | null> {
  if (patterns.length === 0) return { value: null, problems: [] };
  const found = patterns.map((pattern): Read<string[]> => {
    const files = filesMatching(pattern, root).map((path) => relative(root, path).replaceAll('\\', '/'));
    return { value: files, problems: files.length === 0 ? [noRuleFile(pattern)] : [] };
  });
  const named = collect(found);
  const read = [...new Set(named.value.flat())].sort().map((path): Read<SourceFile[]> => {
    try {
      const refusal = linkRefusal(root, path);
      // A file that cannot be read keeps its place, with the reason: nobody may take the others for all.
      if (refusal !== undefined) return { value: [unreadFile(refusal)], problems: [] };
      return { value: [new SourceFile(path, readRegularFile(join(root, path)))], problems: [] };
    } catch (error) {
      return { value: [unreadFile(unreadable(path, error))], problems: [] };
    }
  });
  const files = collect(read);
  return { value: files.value.flat(), problems: [...named.problems, ...files.problems] };
}

function readTemplate(root: string, { postmortem }: Settings, locate: SettingsRead['locate']): Read<SourceFile | undefined> {
  const path = postmortem?.template;
  if (path === undefined) return { value: undefined, problems: [] };
  const refuse = (message: string): Read<undefined> => ({
    value: undefined,
    problems: [
      {
        check: 'postmortem/template',
        severity: 'error',
        file: settingsName,
        message,
        hint: 'name a Markdown file by its path from the content root',
        ...locate(['postmortem', 'template']),
      },
    ],
  });
  try {
    // The site publishes its text.
    if (!isInside(root, join(root, path))) return refuse(`the file \`${path}\` is outside of the content root`);
    if (linkRefusal(root, path) !== undefined) return refuse(`the link \`${path}\` leads to a hidden file`);
    return { value: new SourceFile(path, readRegularFile(join(root, path))), problems: [] };
  } catch (error) {
    return refuse(isMissing(error) ? `the file \`${path}\` does not exist` : unreadable(path, error).message);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
