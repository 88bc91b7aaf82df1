/** All that checks may look at. Nothing here changes, and nothing asks the clock or the disk. */
import { z } from 'zod';
import { splitFrontmatter } from '../content/frontmatter.ts';
import type { ContentFile, ContentRoot } from '../content/read.ts';
import type { Runbook, Service, Site } from '../content/site.ts';
import { decodeText } from '../content/text-file.ts';
import { readYaml, type YamlRead } from '../content/yaml.ts';
import { LineIndex } from '../problem/position.ts';
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
  /** The day of a file's last commit; undefined when git cannot tell. */
  lastCommit: (file: string) => string | undefined;
}

/** What is known besides the content. */
export type Surroundings = Pick<World, 'today' | 'lastCommit'>;

export function makeWorld(site: Site, root: ContentRoot, surroundings: Surroundings): World {
  const written = [...root.runbookFiles, ...root.queryFiles, root.settingsFile, root.template].filter(
    (file) => file !== null && file !== undefined,
  );
  const texts = written.filter(({ bytes }) => bytes.length > 0);
  const source = sourceLookup([...texts, ...(root.ruleFiles ?? [])]);
  const paths = texts.map(({ path }) => path);
  const services = new Map(site.services.map((service) => [service.id, service]));
  const serviceFiles = new Map(paths.flatMap((path) => (/\/service\.ya?ml$/i.test(path) ? [[path.split('/').at(-2) ?? '', path]] : [])));
  return {
    site,
    source,
    locate: (file, path) => yamlOf(file, source(file))?.locate(path) ?? fileStart,
    locateKey: (file, path) => yamlOf(file, source(file))?.locateKey(path) ?? fileStart,
    files: paths,
    serviceFile: (id) => serviceFiles.get(id),
    service: (runbook) => services.get(runbook.service),
    ...surroundings,
  };
}

/** Decodes each file when it is first asked for. */
function sourceLookup(files: readonly ContentFile[]): SourceLookup {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const sources = new Map<string, LineIndex>();
  return (path) => {
    const known = sources.get(path);
    const file = byPath.get(path);
    if (known !== undefined || file === undefined) return known;
    const made = new LineIndex(decodeText(path, file.bytes).text);
    sources.set(path, made);
    return made;
  };
}

/** The YAML of a file, or of its frontmatter. */
function yamlOf(file: string, source: LineIndex | undefined): YamlRead<unknown> | undefined {
  if (source === undefined) return undefined;
  const { text } = source;
  const rules = { check: 'file/unreadable' } as const;
  if (!/\.mdx?$/i.test(file)) return readYaml({ file, text }, z.unknown(), rules);
  const { yaml, yamlOffset: offset } = splitFrontmatter(text);
  return yaml === null ? undefined : readYaml({ file, text: yaml, within: { source: text, offset } }, z.unknown(), rules);
}
