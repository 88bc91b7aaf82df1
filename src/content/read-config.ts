/** Reads the file of a team's own components from disk, and the code that they are made of. */
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileStart, type Problem } from '../problem/problem.ts';
import type { Read } from './boundary.ts';
import { linkRefusal, readFolder, readRegularFile, unreadable } from './folder.ts';
import { whyRefused } from './inside-file.ts';
import { pathIn } from './layout.ts';
import { configNames, type OwnComponents, readConfig } from './own-components.ts';
import type { Settings } from './schema/settings.ts';
import { SourceFile } from './source-file.ts';

export interface Config {
  readonly components: OwnComponents;
  /** The file itself, and all code in the folders of the components: what the pages are made from beside runbooks. */
  readonly code: readonly SourceFile[];
}

const none: Config = { components: new Map(), code: [] };

/** Never throws. Without such a file nothing is read. */
export function readConfigFile(root: string, settings: Settings): Read<Config> {
  const [name, ...others] = configNames.filter((file) => lstatSync(join(root, file), { throwIfNoEntry: false }) !== undefined);
  if (name === undefined) return { value: none, problems: [] };
  const unread = others.map((file) => fault(file, `not read: \`${name}\` has its place`, 'merge the two and remove one'));
  if (!settings.mdx.code)
    return {
      value: none,
      problems: [...unread, fault(name, 'not read: components are code', 'write `mdx: { code: true }` in breakglass.yaml to allow it')],
    };
  try {
    const refusal = linkRefusal(root, name);
    if (refusal !== undefined) return { value: none, problems: [...unread, refusal] };
    const file = new SourceFile(name, readRegularFile(join(root, name)));
    const { value, problems } = readConfig({
      file: name,
      text: file.text,
      refuse: (path) => refusalOf(root, path),
      filesBeside: (path) => filesBeside(root, posix.dirname(path)),
    });
    const folders = [...new Set([...value.values()].map((path) => posix.dirname(path)))].filter((folder) => folder !== '.');
    const code = folders.flatMap((folder) => readFolder(root, folder, settings).value);
    const alone = [...value.values()].filter((path) => posix.dirname(path) === '.');
    const single = alone.map((path) => new SourceFile(path, readRegularFile(join(root, path))));
    return { value: { components: value, code: [file, ...code, ...single] }, problems: [...unread, ...problems] };
  } catch (error) {
    return { value: none, problems: [...unread, unreadable(name, error)] };
  }
}

function fault(file: string, message: string, hint: string): Problem {
  return { check: 'settings/components', severity: 'error', file, message, hint, ...fileStart };
}

/** Components run and are published as runbooks are: nothing hidden, and nothing of another folder. */
function refusalOf(root: string, path: string): string | undefined {
  const refused = whyRefused(root, path);
  if (refused === undefined) return undefined;
  if (!existsSync(join(root, path))) return 'is not there';
  return refusals[refused] ?? `cannot be read (${refused})`;
}

const refusals: Readonly<Record<string, string>> = {
  outside: 'leads out of the content root',
  hidden: 'is hidden',
  'not a file': 'is no file',
};

/** The files of a folder, of the nearest one above where it is not there. */
function filesBeside(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return folder === '.' ? [] : filesBeside(root, dirname(folder));
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.includes('node_modules') && /\.(?:astro|mdx)$/.test(name))
      .map((name) => pathIn(folder, name.replaceAll('\\', '/')));
  } catch {
    return [];
  }
}
