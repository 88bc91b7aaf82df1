/** Reads a content root from disk: which files there are, and their bytes. The only part of this room that touches the disk. */
import { createHash } from 'node:crypto';
import { type Dirent, globSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileStart, type Problem } from '../problem/problem.ts';
import { globToPattern } from './glob.ts';
import { type ContentLayout, recogniseLayout } from './layout.ts';
import { noRuleFile } from './rules/rule-file.ts';
import { type Settings, settingsSchema } from './schema/settings.ts';
import { decodeText, maxTextBytes } from './text-file.ts';
import { readYaml, type YamlRead } from './yaml.ts';

/** A file below one of the content folders. */
export interface ContentFile {
  /** Path relative to the content root, with forward slashes. */
  path: string;
  /** The bytes of text files; empty for what is only copied. */
  bytes: Uint8Array;
}

export interface ContentRoot {
  settings: Settings;
  /** `breakglass.yaml`; null when there is none. */
  settingsFile: ContentFile | null;
  layout: ContentLayout;
  runbookFiles: ContentFile[];
  queryFiles: ContentFile[];
  /** Files with alert rules; null when none are named. */
  ruleFiles: ContentFile[] | null;
  /** `CODEOWNERS`, and where the content root lies in its repository (`docs/`, or empty); null when there is none. */
  codeowners: { text: string; prefix: string } | null;
  /** The team's template of postmortems, where the settings name one. */
  template: ContentFile | undefined;
  problems: Problem[];
  version: string;
}

/** Thrown when there is no content to read at all. */
export class NoContent extends Error {}

const textFile = /(?:\.(md|mdx|yaml|yml)|^OWNERS)$/i;
/** What runbooks with code may import: part of what a build is made of. */
const codeFile = /\.(m?[jt]sx?|json|astro|css)$/i;
const skippedFolders = new Set(['node_modules', 'dist', 'target', 'vendor']);

/**
 * Reads settings, runbooks and query sheets below `root`, and the alert rules that the settings and `rules` name. Files that
 * cannot be read become problems.
 * @throws {NoContent} when `root` has no folder of runbooks.
 */
export function readContentRoot(root: string, rules: readonly string[] = []): ContentRoot {
  const problems: Problem[] = [];
  const { settings, settingsFile, locate } = readSettings(root, problems);
  const layout = recogniseLayout(settings, (path) => isFolder(join(root, path)));
  if (layout === undefined) {
    const looked = settings.runbooks === undefined ? '`runbooks/` or `content/runbooks/`' : `\`${settings.runbooks}\``;
    throw new NoContent(
      `no runbooks in ${root}: expected a folder ${looked}. Another folder can be named by \`runbooks:\` in breakglass.yaml.`,
    );
  }
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const read = (folder: string) => readFolder(root, folder, settings, problems, hash);
  const runbookFiles = read(layout.runbooks);
  const queryFiles = isFolder(join(root, layout.queries)) ? read(layout.queries) : [];
  const ruleFiles = readRuleFiles(root, [...settings.alerts.rules, ...rules], problems);
  const codeowners = readCodeowners(root);
  const template = readTemplate(root, settings, locate, problems);
  for (const { path, bytes } of ruleFiles ?? []) hash.update(path).update(bytes);
  hash.update(codeowners?.text ?? '');
  hash.update(template?.bytes ?? '');
  const version = hash.digest('hex').slice(0, 7);
  return { settings, settingsFile, layout, runbookFiles, queryFiles, ruleFiles, codeowners, template, problems, version };
}

function readRuleFiles(root: string, patterns: readonly string[], problems: Problem[]): ContentFile[] | null {
  if (patterns.length === 0) return null;
  const paths = new Set<string>();
  for (const pattern of patterns) {
    const found = globSync(pattern, { cwd: root }).map((path) => relative(root, resolve(root, path)).replaceAll('\\', '/'));
    const files = found.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
    if (files.length === 0) problems.push(noRuleFile(pattern));
    for (const path of files) paths.add(path);
  }
  return [...paths].sort().flatMap((path) => {
    try {
      return [{ path, bytes: readFileSync(join(root, path)) }];
    } catch (error) {
      problems.push(unreadable(path, error));
      return [];
    }
  });
}

/** GitHub and GitLab take the first of these, in the repository's own folder. */
const codeownersPlaces = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Looked for in the content root, and above it up to the folder that is the repository. */
function readCodeowners(root: string): ContentRoot['codeowners'] {
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    for (const place of codeownersPlaces) {
      const bytes = readIfThere(join(folder, place));
      if (bytes === undefined) continue;
      const inside = relative(folder, resolve(root)).replaceAll('\\', '/');
      return { text: decodeText(place, bytes).text, prefix: inside === '' ? '' : `${inside}/` };
    }
    const isRepository = statSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined;
    if (isRepository || dirname(folder) === folder) return null;
  }
}

function readIfThere(path: string): Uint8Array | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined;
}

/** The settings, and where each stands in its file. */
type ReadSettings = Pick<YamlRead<Settings>, 'locate'> & Pick<ContentRoot, 'settings' | 'settingsFile'>;

const settingsName = 'breakglass.yaml';

function readSettings(root: string, problems: Problem[]): ReadSettings {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(root, settingsName));
  } catch (error) {
    if (isMissing(error)) return { settings: settingsSchema.parse({}), settingsFile: null, locate: () => fileStart };
    throw error;
  }
  const { text, problems: decoding } = decodeText(settingsName, bytes);
  const read = readYaml({ file: settingsName, text }, settingsSchema, { check: 'settings/schema' });
  problems.push(...decoding.filter((problem) => problem.check !== 'file/empty'), ...read.problems);
  const settingsFile = { path: settingsName, bytes };
  if (read.value === undefined) return { settings: settingsSchema.parse({}), settingsFile, locate: () => fileStart };
  return { settings: read.value, settingsFile, locate: read.locate };
}

function readTemplate(
  root: string,
  { postmortem }: Settings,
  locate: ReadSettings['locate'],
  problems: Problem[],
): ContentFile | undefined {
  const path = postmortem?.template;
  if (path === undefined) return undefined;
  try {
    return { path, bytes: readFileSync(join(root, path)) };
  } catch (error) {
    const message = isMissing(error) ? `the file \`${path}\` is not there` : unreadable(path, error).message;
    const hint = 'name a file of Markdown, from the content root';
    problems.push({
      check: 'postmortem/template',
      severity: 'error',
      file: settingsName,
      message,
      hint,
      ...locate(['postmortem', 'template']),
    });
    return undefined;
  }
}

/** All files below a folder, sorted by path. Links are followed once: a loop is a problem, not a hang. */
function readFolder(
  root: string,
  folder: string,
  settings: Settings,
  problems: Problem[],
  hash: { update: (data: Uint8Array | string) => unknown },
): ContentFile[] {
  const files: ContentFile[] = [];
  const ignored = settings.ignore.map(globToPattern);
  const isRead = (name: string) => textFile.test(name) || (settings.mdx.code && codeFile.test(name));
  const walk = (path: string, above: readonly string[]): void => {
    let entries: Dirent[];
    try {
      const real = realpathSync(join(root, path));
      if (above.includes(real)) {
        problems.push({
          check: 'file/loop',
          severity: 'error',
          file: path,
          message: 'this link leads back to a folder above it; it was not followed',
          hint: 'remove the link',
          ...fileStart,
        });
        return;
      }
      above = [...above, real];
      entries = readdirSync(join(root, path), { withFileTypes: true });
    } catch (error) {
      problems.push(unreadable(path, error));
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const child = `${path}/${entry.name}`;
      if (entry.name.startsWith('.') || ignored.some((pattern) => pattern.test(child.slice(folder.length + 1)))) continue;
      try {
        const target = entry.isSymbolicLink() ? statSync(join(root, child)) : entry;
        if (target.isDirectory()) {
          if (!skippedFolders.has(entry.name)) walk(child, above);
        } else if (target.isFile()) {
          const bytes = isRead(entry.name) ? readFileSync(join(root, child)) : new Uint8Array();
          hash.update(child);
          hash.update(bytes.subarray(0, maxTextBytes + 1));
          files.push({ path: child, bytes });
        }
      } catch (error) {
        problems.push(unreadable(child, error));
      }
    }
  };
  walk(folder, []);
  return files;
}

function unreadable(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const loop = code === 'ELOOP';
  return {
    check: loop ? 'file/loop' : 'file/unreadable',
    severity: 'error',
    file,
    message: loop ? 'this link leads to itself' : `cannot be read (${code || String(error)})`,
    hint: loop || code === 'ENOENT' ? 'remove the link' : 'check its permissions',
    ...fileStart,
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
