/** `breakglass new`: writes the draft of a runbook or a service, and lists what a person must fill in. Nothing is overwritten. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkContent } from '../check/run.ts';
import { addressPart, isPlainName } from '../content/address.ts';
import { pathIn } from '../content/layout.ts';
import type { Loaded } from '../content/load.ts';
import { NoContent } from '../content/read.ts';
import { type AlertNode, readRuleFile } from '../content/rules/rule-file.ts';
import type { Runbook, Site } from '../content/site.ts';
import { fromAlert, suggestedService } from '../draft/from-alert.ts';
import { fromPattern } from '../draft/from-pattern.ts';
import { blankSeed, type Seed } from '../draft/seed.ts';
import { selfContained } from '../draft/self-contained.ts';
import { writeRunbook } from '../draft/write-runbook.ts';
import { writeService } from '../draft/write-service.ts';
import { didYouMean } from '../problem/nearest.ts';
import type { Problem } from '../problem/problem.ts';
import { loadRemembering } from './check.ts';
import { schemaComment } from './editor-schemas.ts';
import { loadLibrary } from './library.ts';
import { noteWritten } from './run.ts';
import { schemaPath } from './schema-path.ts';
import { UsageError } from './usage-error.ts';

/** What was given on the command line, or is asked for. */
export interface Wishes {
  what: 'runbook' | 'service';
  service?: string | undefined;
  failureMode?: string | undefined;
  title?: string | undefined;
  pattern?: string | undefined;
  fromAlert?: string | undefined;
  owner?: string | undefined;
  channel?: string | undefined;
  description?: string | undefined;
}

/** The content that a draft becomes part of. */
export interface Surroundings {
  content: string;
  /** Undefined in a content root that holds nothing yet. */
  read: Loaded | undefined;
  alerts: readonly AlertNode[];
}

export interface Written {
  /** Paths from the content root. */
  files: string[];
  /** What is left for a person, with its place. */
  left: Problem[];
  remarks: string[];
}

/** Reads the content and its rule files; a folder without runbooks is the start of one. */
export async function surroundingsOf(content: string, rules: readonly string[]): Promise<Surroundings> {
  try {
    const read = await loadRemembering(content, { rules });
    return { content, read, alerts: (read.sources.ruleFiles ?? []).flatMap((file) => readRuleFile(file).alerts) };
  } catch (error) {
    if (!(error instanceof NoContent) || rules.length > 0) throw error;
    return { content, read: undefined, alerts: [] };
  }
}

/** All that is missing, each with the option that gives it; empty when the draft can be written. */
export function missing(wishes: Wishes, { read, alerts }: Surroundings): string[] {
  const services = read?.site.services.map(({ id }) => id) ?? [];
  const alert = wishes.fromAlert === undefined ? undefined : alerts.find(({ rule }) => rule.name === wishes.fromAlert);
  const needsService = wishes.service === undefined && (alert === undefined || suggestedService(alert, services) === undefined);
  const needsName = wishes.what === 'runbook' && wishes.failureMode === undefined && wishes.title === undefined;
  return [
    ...(needsService ? [`which service: --service NAME${services.length > 0 ? ` (there are ${services.join(', ')})` : ''}`] : []),
    ...(needsName && wishes.fromAlert === undefined && wishes.pattern === undefined
      ? ['what goes wrong: --failure-mode "payments time out", --pattern NAME or --from-alert NAME --rules FILE']
      : []),
  ];
}

/**
 * Writes the files.
 * @throws {UsageError} for a name that nothing has, for what is missing, and for a file that is there already.
 */
export async function writeDraft(wishes: Wishes, around: Surroundings, today: string): Promise<Written> {
  const lacks = missing(wishes, around);
  if (lacks.length > 0) throw new UsageError(`say ${lacks.join('\nsay ')}`);
  const { content, read } = around;
  const rules = alertsNamed(wishes.fromAlert, around);
  const service = folderName(
    wishes.service ?? (rules === undefined ? '' : (suggestedService(rules[0], read?.site.services.map(({ id }) => id) ?? []) ?? '')),
  );
  const folder = pathIn(read?.sources.layout.runbooks ?? 'runbooks', service);
  const known = read?.site.services.find(({ id }) => id === service);
  const files = new Map<string, string>();
  const remarks: string[] = [];
  if (wishes.what === 'service' || known === undefined) {
    const title = (wishes.what === 'service' ? wishes.title : undefined) ?? wishes.service ?? service;
    const schema = schemaPath(content, folder, 'service');
    files.set(
      `${folder}/service.yaml`,
      writeService(
        { title, description: wishes.description, owner: wishes.owner, channel: wishes.channel },
        schema === undefined ? '' : schemaComment(schema),
      ),
    );
  }
  if (wishes.what === 'runbook') {
    const seed = await seedOf(wishes, rules, known?.title ?? service, around);
    const name =
      wishes.failureMode === undefined
        ? rules === undefined
          ? addressPart(wishes.title ?? patternName(wishes.pattern))
          : folderName(rules[0].rule.name)
        : folderName(wishes.failureMode);
    const declared = new Set(Object.keys(read?.site.settings.variables ?? {}));
    const owned = known === undefined || known.owner !== '';
    files.set(
      `${folder}/${name}.mdx`,
      writeRunbook(seed, {
        schema: schemaPath(content, folder, 'runbook'),
        escalates: known === undefined || known.escalation.length > 0,
        owned,
        owner: owned ? undefined : wishes.owner,
        declared,
      }),
    );
    remarks.push(...seed.remarks);
  }
  const taken = [...files.keys()].filter((path) => existsSync(join(content, path)));
  if (taken.length > 0) throw new UsageError(`${taken.join(', ')} is there already, and stays as it is`);
  noteWritten();
  for (const [path, text] of files) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text, { flag: 'wx' });
  }
  return { files: [...files.keys()], left: await problemsIn(content, [...files.keys()], today), remarks };
}

async function problemsIn(content: string, files: readonly string[], today: string): Promise<Problem[]> {
  const { sources, site } = await loadRemembering(content, { rules: [] });
  const { problems } = await checkContent(sources, site, { today, lastCommit: () => undefined });
  return problems.filter(({ file }) => files.includes(file));
}

async function seedOf(
  wishes: Wishes,
  rules: readonly [AlertNode, ...AlertNode[]] | undefined,
  service: string,
  { read }: Surroundings,
): Promise<Seed> {
  const named = wishes.title ?? wishes.failureMode;
  const drafted =
    rules !== undefined
      ? fromAlert(rules)
      : wishes.pattern === undefined
        ? blankSeed(named ?? '')
        : await patternSeed(wishes.pattern, service, read?.site);
  return { ...drafted, title: wishes.title ?? (drafted.title === '' ? (named ?? '') : drafted.title) };
}

/** Of the team's own patterns, or else of those that come with the program. */
async function patternSeed(name: string, service: string, own: Site | undefined): Promise<Seed> {
  const isOwn = own !== undefined && patternsOf(own).some(({ id }) => id === name || patternName(id) === name);
  if (isOwn) return fromPattern(patternNamed(name, own), service, own);
  const { site: library } = await loadLibrary();
  const known = [...(own === undefined ? [] : patternsOf(own)), ...patternsOf(library)];
  return selfContained(fromPattern(patternNamed(name, { ...library, runbooks: known }), service, library), library);
}

const severities = ['critical', 'page', 'error', 'warning', 'info'];

/** The rules of that name, the gravest first. */
function alertsNamed(name: string | undefined, { alerts }: Surroundings): [AlertNode, ...AlertNode[]] | undefined {
  if (name === undefined) return undefined;
  if (alerts.length === 0)
    throw new UsageError('no alert rules: name their files by `--rules GLOB`, or by `alerts.rules` in breakglass.yaml');
  const rank = ({ rule }: AlertNode) => severities.indexOf(rule.labels['severity'] ?? '') >>> 0;
  const [first, ...others] = alerts.filter(({ rule }) => rule.name === name).toSorted((a, b) => rank(a) - rank(b));
  if (first === undefined)
    throw new UsageError(
      `no alert is called \`${name}\`: ${
        didYouMean(
          name,
          alerts.map(({ rule }) => rule.name),
        ) || `there are ${alerts.length}`
      }`,
    );
  return [first, ...others];
}

/** The patterns of a site: what a runbook can be drafted from. */
export function patternsOf(site: Site): Runbook[] {
  return site.runbooks.filter(({ meta }) => meta.pattern !== undefined);
}

/**
 * The pattern of a name.
 * @throws {UsageError} when there is none
 */
export function patternNamed(name: string, site: Site): Runbook {
  const patterns = patternsOf(site);
  const found = patterns.find(({ id }) => id === name || patternName(id) === name);
  if (found !== undefined) return found;
  throw new UsageError(
    `no pattern is called \`${name}\`: ${
      didYouMean(
        name,
        patterns.map(({ id }) => patternName(id)),
      ) || `there are ${patterns.map(({ id }) => patternName(id)).join(', ') || 'none'}`
    }`,
  );
}

function patternName(id = ''): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** A name for a folder or file: kept when an address can hold it as it is. */
function folderName(name: string): string {
  return isPlainName(name) ? name : addressPart(name);
}
