/** The licences of the packages whose code is compiled into ours, as those licences ask. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of packages in paths of modules: the innermost `node_modules/name` of each. */
export function packageFolders(modules: readonly string[]): string[] {
  const folders = modules.flatMap((path) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** One text: name, version, licence and its words, for each package. A package without a file of its licence is listed with its name for it. */
export function noticesOf(folders: readonly string[], root: string): string {
  const entries = folders.map((folder) => noticeOf(join(root, folder))).filter((entry) => entry !== undefined);
  const own = [...new Map(entries.map((entry) => [entry.title, entry.text]))].sort(([one], [other]) => (one < other ? -1 : 1));
  return `Breakglass has code of these packages in it.\n\n${own.map(([title, text]) => `${'='.repeat(80)}\n${title}\n\n${text}\n`).join('\n')}`;
}

/** The packages and all that they depend on, as they are installed. */
export function withDependencies(names: readonly string[], root: string): string[] {
  const found = new Set<string>();
  const left = [...names];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const file = join(root, 'node_modules', name, 'package.json');
    if (found.has(name) || !existsSync(file)) continue;
    found.add(name);
    const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
    left.push(...Object.keys(dependencies));
  }
  return [...found];
}

function noticeOf(folder: string): { readonly title: string; readonly text: string } | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const { name, version, license }: { name?: string; version?: string; license?: string } = JSON.parse(readFileSync(file, 'utf8'));
  if (name === undefined) return undefined;
  const licence = readdirSync(folder, { withFileTypes: true }).find(
    (entry) => entry.isFile() && /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(entry.name),
  );
  const text = licence === undefined ? '' : readFileSync(join(folder, licence.name), 'utf8').trim();
  return { title: `${name} ${version ?? ''} (${license ?? 'licence in its text'})`, text };
}
