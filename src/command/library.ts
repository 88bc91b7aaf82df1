/** What comes with the program: the starter's failure patterns and checklists, with the queries they use. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programRoot } from '../build/paths.ts';
import { type Loaded, loadSite } from '../content/load.ts';
import { settingsName } from '../content/read-settings.ts';

/** The folders of runbooks that fit every team. */
const folders = ['runbooks/patterns', 'runbooks/incident'];

/** The starter library. */
export function loadLibrary(): Promise<Loaded> {
  return loadSite(programRoot, { base: '/' });
}

/** The files of the patterns and checklists, by their path from a content root; sheets of the example services are left out. */
export function libraryFiles(): ReadonlyMap<string, string> {
  const read = (path: string) => readFileSync(join(programRoot, path), 'utf8');
  const within = (folder: string) => readdirSync(join(programRoot, folder)).map((name) => `${folder}/${name}`);
  const sheets = within('queries').filter((path) => !/^service:/m.test(read(path)));
  const runbooks = folders.flatMap(within).filter((path) => /\.(?:mdx?|yaml)$/.test(path));
  return new Map([...runbooks, ...sheets].sort().map((path) => [path, withoutExamples(read(path))]));
}

/** What a runbook is related to, without those of the example services. */
function withoutExamples(text: string): string {
  const isCopied = (id: string) => folders.some((folder) => `runbooks/${id}`.startsWith(`${folder}/`));
  return text.replace(/^related: \[(.*)\]$/m, (_, list: string) => `related: [${list.split(/,\s*/).filter(isCopied).join(', ')}]`);
}

/** `variables:` of the starter's settings, as it is written there. */
export function libraryVariables(): string {
  return /^(?:#.*\n)*variables:\n(?:[ \t#].*\n|\n)*/m.exec(readFileSync(join(programRoot, settingsName), 'utf8'))?.[0].trimEnd() ?? '';
}
