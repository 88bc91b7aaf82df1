/** All that checks may look at. Nothing here changes, and nothing asks the clock or the disk. */
import { z } from 'zod';
import { type Sources, writtenFiles } from '../content/read.ts';
import { isInPostmortems } from '../content/roots.ts';
import { postmortemSchema } from '../content/schema/postmortem.ts';
import { runbookSchema } from '../content/schema/runbook.ts';
import { serviceSchema } from '../content/schema/service.ts';
import { settingsSchema } from '../content/schema/settings.ts';
import type { Runbook, Service, Site } from '../content/site.ts';
import type { SourceFile } from '../content/source-file.ts';
import { readYaml, type YamlRead } from '../content/yaml.ts';
import type { LineIndex } from '../problem/position.ts';
import { fileStart, type Range } from '../problem/problem.ts';

/** The text of a file by its path, as it was compiled; undefined for what is no text of the content. */
export type SourceLookup = (file: string) => LineIndex | undefined;

export interface World {
  site: Site;
  source: SourceLookup;
  /** The place of a key or value in YAML or frontmatter, or of the nearest thing around it; the file's start when there is none. */
  locate: (file: string, path: readonly PropertyKey[]) => Range;
  /** The place of a key itself. */
  locateKey: (file: string, path: readonly PropertyKey[]) => Range;
  /** Paths of all text files that a team writes for the site: runbooks, sheets, services, settings. */
  files: readonly string[];
  /** Path of the service's `service.yaml`, if there is one. */
  serviceFile: (id: string) => string | undefined;
  service: (runbook: Runbook) => Service | undefined;
  /** The day of the check, `2026-01-31`. */
  today: string;
  /** The day of a file's last commit; undefined when git does not know. */
  lastCommit: (file: string) => string | undefined;
}

/** What is known besides the content. */
export type Surroundings = Pick<World, 'today' | 'lastCommit'>;

export function makeWorld(site: Site, sources: Sources, surroundings: Surroundings): World {
  const texts = writtenFiles(sources).filter(({ bytes }) => bytes.length > 0);
  const byPath = new Map([...texts, ...(sources.ruleFiles ?? [])].map((file) => [file.path, file]));
  const source = (path: string) => byPath.get(path)?.lines;
  const paths = texts.map(({ path }) => path);
  const services = new Map(site.services.map((service) => [service.id, service]));
  const serviceFiles = new Map(paths.flatMap((path) => (/\/service\.ya?ml$/i.test(path) ? [[path.split('/').at(-2) ?? '', path]] : [])));
  const parsed = new Map<string, YamlRead<unknown> | undefined>();
  // A check asks for a place per finding: each file is parsed once, not once per question.
  const yaml = (path: string) => {
    if (!parsed.has(path))
      parsed.set(path, yamlOf(byPath.get(path), isInPostmortems(sources.roots, path) ? postmortemSchema : runbookSchema));
    return parsed.get(path);
  };
  return {
    site,
    source,
    locate: (file, path) => yaml(file)?.locate(path) ?? fileStart,
    locateKey: (file, path) => yaml(file)?.locateKey(path) ?? fileStart,
    files: paths,
    serviceFile: (id) => serviceFiles.get(id),
    service: (runbook) => services.get(runbook.service),
    ...surroundings,
  };
}

/** The YAML of a file, or of its frontmatter, as it is read for the site: what its schema drops from a list moves no place behind it. */
function yamlOf(file: SourceFile | undefined, frontmatter: z.ZodType): YamlRead<unknown> | undefined {
  if (file === undefined) return undefined;
  const { path, text } = file;
  const rules = { check: 'file/unreadable' } as const;
  if (!/\.mdx?$/i.test(path)) return readYaml({ file: path, text }, schemaOf(path), rules);
  const { yaml, yamlOffset: offset } = file.frontmatter;
  return yaml === null ? undefined : readYaml({ file: path, text: yaml, within: { source: text, offset } }, frontmatter, rules);
}

function schemaOf(path: string): z.ZodType {
  if (/^breakglass\.ya?ml$/.test(path)) return settingsSchema;
  return /(?:^|\/)service\.ya?ml$/i.test(path) ? serviceSchema : z.unknown();
}
