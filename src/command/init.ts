/** `breakglass init`: what a folder needs to become a content root. Nothing that is there is overwritten. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { addressPart, isPlainName } from '../content/address.ts';
import { NoContent } from '../content/read.ts';
import type { Site } from '../content/site.ts';
import { fromPattern } from '../draft/from-pattern.ts';
import { selfContained } from '../draft/self-contained.ts';
import { writeRunbook } from '../draft/write-runbook.ts';
import { writeService } from '../draft/write-service.ts';
import { loadRemembering } from './check.ts';
import { type EditorSchemaName, editorSchemaFiles, schemaComment } from './editor-schemas.ts';
import { type CiName, ciFile } from './init/ci-files.ts';
import { repositoryOf } from './init/repository.ts';
import { libraryFiles, libraryVariables, loadLibrary } from './library.ts';
import { patternNamed } from './new.ts';
import { noteWritten } from './run.ts';
import { schemaPath } from './schema-path.ts';

export interface InitOptions {
  /** The content root to be, absolute. */
  readonly content: string;
  /** The service of the first runbook. */
  readonly service: string;
  /** The pattern that the first runbook begins from. */
  readonly pattern: string;
  /** Whether the patterns and checklists of the starter are copied too. */
  readonly withPatterns: boolean;
  /** Undefined where it is to be recognised. */
  readonly ci: CiName | undefined;
}

export interface Initialised {
  /** Absolute paths. */
  readonly written: readonly string[];
  /** Files that were there already, and stay as they are; absolute paths. */
  readonly kept: readonly string[];
  /** What to do by hand. */
  readonly remarks: readonly string[];
}

/**
 * Writes what is not there yet.
 * @throws {UsageError} for a pattern that there is none of.
 */
export async function init(options: InitOptions): Promise<Initialised> {
  const { content, withPatterns } = options;
  const repository = repositoryOf(content);
  const files = new Map<string, string>();
  const add = (path: string, text: string) => files.set(join(content, path), text);

  const needsSchemas = schemaPath(content, '', 'settings') === undefined;
  if (needsSchemas) for (const [name, text] of editorSchemaFiles()) add(`schemas/${name}`, text);
  const schemaOf = (folder: string, name: EditorSchemaName) =>
    schemaPath(content, folder, name) ??
    relative(join(content, folder), join(content, 'schemas', `${name}.json`))
      .split(sep)
      .join('/');

  add('breakglass.yaml', settingsText(schemaOf('', 'settings'), withPatterns));
  if (withPatterns) for (const [path, text] of libraryFiles()) add(path, withSchema(path, text, schemaOf));
  if (!(await hasRunbooks(content))) for (const [path, text] of await firstRunbook(options, schemaOf)) add(path, text);
  add(
    '.vscode/settings.json',
    editorSettings((name) => schemaOf('', name)),
  );
  add('.gitignore', 'node_modules/\ndist/\n');
  const ci = ciFile(options.ci ?? (repository.isOnGitlab ? 'gitlab' : 'github'), repository);
  if (ci !== undefined) files.set(join(repository.folder, ci.path), ci.text);

  const kept = [...files.keys()].filter((path) => existsSync(path));
  const written = [...files.keys()].filter((path) => !existsSync(path));
  noteWritten();
  for (const path of written) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, files.get(path) ?? '', { flag: 'wx' });
  }
  return { written, kept, remarks: remarksOf(content, kept, withPatterns) };
}

/** What a file that stays as it is lacks. */
function remarksOf(content: string, kept: readonly string[], withPatterns: boolean): string[] {
  const isKept = (path: string) => kept.includes(join(content, path));
  return [
    ...(isKept('.gitignore') ? ['Built sites are not for git: have `dist/` and `node_modules/` in your .gitignore.'] : []),
    ...(isKept('.vscode/settings.json')
      ? ['Editors complete YAML by a schema that its first line names: see “Editors” in the author’s guide.']
      : []),
    ...(isKept('breakglass.yaml') && withPatterns
      ? ['The queries of the patterns use variables that breakglass.yaml may not declare: `check` names them.']
      : []),
  ];
}

async function hasRunbooks(content: string): Promise<boolean> {
  try {
    return (await loadRemembering(content, { rules: [] })).site.runbooks.length > 0;
  } catch (error) {
    if (error instanceof NoContent) return false;
    throw error;
  }
}

/** A runbook that stands by itself, and its service. */
async function firstRunbook(
  { service: name, pattern }: InitOptions,
  schemaOf: (folder: string, name: EditorSchemaName) => string,
): Promise<Map<string, string>> {
  const { site: library }: { site: Site } = await loadLibrary();
  const found = patternNamed(pattern, library);
  const id = isPlainName(name) ? name : addressPart(name);
  const folder = `runbooks/${id}`;
  const seed = selfContained(fromPattern(found, name, library), library);
  const runbook = writeRunbook(seed, {
    schema: schemaOf(folder, 'runbook'),
    escalates: true,
    owned: true,
    owner: undefined,
    declared: new Set(),
  });
  const service = writeService(
    { title: name, description: undefined, owner: undefined, channel: undefined },
    schemaComment(schemaOf(folder, 'service')),
  );
  return new Map([
    [`${folder}/service.yaml`, service],
    [`${folder}/${basename(found.id)}.mdx`, runbook],
  ]);
}

function settingsText(schema: string, withPatterns: boolean): string {
  const variables = withPatterns
    ? `\n${libraryVariables()}\n`
    : `
# Every \${name} in a runbook is a variable: it is filled in once per incident, from the alert's labels or by hand.
# variables:
#   namespace:
#     description: Kubernetes namespace
`;
  return `${schemaComment(schema)}
title: Runbooks

# Files of alert rules: \`check\` says which alerts have no runbook.
# alerts:
#   rules: [monitoring/**/*.yaml]
#   site: https://runbooks.example.com/
${variables}`;
}

/** A file of the library names the schema where it comes from. */
function withSchema(path: string, text: string, schemaOf: (folder: string, name: EditorSchemaName) => string): string {
  return text.replace(/^# yaml-language-server: \$schema=\S*\/(\w+)\.json$/m, (line, name: string) => {
    const schema = (['service', 'sheet', 'drill'] as const).find((known) => known === name);
    return schema === undefined ? line : schemaComment(schemaOf(dirname(path), schema));
  });
}

function editorSettings(schema: (name: EditorSchemaName) => string): string {
  const schemas = {
    [schema('settings')]: 'breakglass.yaml',
    [schema('service')]: 'runbooks/*/service.yaml',
    [schema('drill')]: 'runbooks/*/drills/*.yaml',
    [schema('sheet')]: 'queries/**/*.yaml',
  };
  return `${JSON.stringify({ 'yaml.schemas': schemas }, null, 2)}\n`;
}
