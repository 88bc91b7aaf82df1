/** Reads postmortems: their frontmatter, the names in it as the site knows them, and their text. */
import { didYouMean } from '../../problem/nearest.ts';
import { compareText, fileStart, type Problem, type Range, sortProblems } from '../../problem/problem.ts';
import type { CompiledRunbook } from '../../runbook/compiled.ts';
import { bounded, type Read } from '../boundary.ts';
import { foreignKeysBeside } from '../foreign-keys.ts';
import { type Frontmatter, frontmatterProblems } from '../frontmatter.ts';
import type { PostmortemFile } from '../postmortem-files.ts';
import { type ContentRoot, nameOnSite } from '../roots.ts';
import { type PostmortemMeta, postmortemSchema } from '../schema/postmortem.ts';
import type { Postmortem } from '../site.ts';
import { readYaml } from '../yaml.ts';
import type { TextToCompile } from './compiling.ts';

/** What a postmortem may name. */
export interface PostmortemSurroundings {
  readonly roots: readonly ContentRoot[];
  readonly compile: (text: TextToCompile, isReadable?: boolean) => Read<CompiledRunbook>;
  readonly services: ReadonlySet<string>;
  readonly runbooks: ReadonlySet<string>;
  /** Alerts that runbooks answer or rules have. */
  readonly alerts: ReadonlySet<string>;
}

const frontmatter: Frontmatter = { check: 'postmortem/frontmatter', keys: Object.keys(postmortemSchema.shape) };
const foreignKeys = foreignKeysBeside(postmortemSchema.shape);

/** All postmortems, the newest first; those whose day nobody wrote come last. */
export function readPostmortems(files: readonly PostmortemFile[], around: PostmortemSurroundings): Read<readonly Postmortem[]> {
  const value = files.map((file) => readPostmortem(file, around)).sort(newestFirst);
  return { value, problems: value.flatMap(({ problems }) => problems) };
}

function newestFirst(a: Postmortem, b: Postmortem): number {
  return compareText(b.day, a.day) || compareText(a.id, b.id);
}

function readPostmortem(source: PostmortemFile, around: PostmortemSurroundings): Postmortem {
  const { file, id, name, address } = source;
  const read = bounded(
    file.path,
    () => readMeta(source, around),
    () => postmortemSchema.parse({}),
  );
  const meta = read.value;
  const text = { file, service: '', format: 'md', fallbackTitle: name, title: meta.title, isPostmortem: true } as const;
  const compiled = around.compile(text, file.isReadable);
  return {
    id,
    address,
    file: file.path,
    title: compiled.value.title,
    meta,
    day: dayOf(meta, name),
    compiled: compiled.value,
    source: compiled.value.broken ? file.text : '',
    problems: sortProblems([...read.problems, ...compiled.problems.filter(({ check }) => concerns.test(check))]),
  };
}

/** Of its text no more is asked than that it can be read and that its links lead somewhere: what was run stands there as it was. */
const concerns = /^(?:file|link|image|markdown|mdx|anchor|diagram)\//;

/** The day that it happened; empty when nobody wrote it. */
function dayOf(meta: PostmortemMeta, name: string): string {
  const { started, detected, acknowledged, notified, mitigated, resolved } = meta;
  const times = [started, detected, acknowledged, notified, mitigated, resolved].filter((time) => time !== undefined);
  const [earliest] = times.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const named = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(name)?.[0];
  const written = meta.day ?? earliest?.slice(0, 10) ?? named ?? '';
  return postmortemSchema.shape.day.safeParse(written).success ? written : '';
}

function readMeta({ file }: PostmortemFile, around: PostmortemSurroundings): Read<PostmortemMeta> {
  const { path, text } = file;
  const misplaced = frontmatterProblems(path, text, frontmatter);
  const { yaml, yamlOffset } = file.frontmatter;
  const none = { value: postmortemSchema.parse({}), problems: [...file.problems, ...misplaced] };
  if (yaml === null || !file.isReadable) return none;
  const source = { file: path, text: yaml, within: { source: text, offset: yamlOffset } };
  const read = readYaml(source, postmortemSchema, { check: 'postmortem/frontmatter', foreignKeys });
  const named = withNames(read.value ?? none.value, path, read.locate, around);
  return { value: named.value, problems: [...none.problems, ...read.problems, ...named.problems] };
}

/** Services, runbooks and alerts by their names on the site. What the site does not have stays as it is written, and is reported. */
function withNames(
  meta: PostmortemMeta,
  file: string,
  locate: (path: readonly PropertyKey[]) => Range,
  { roots, services, runbooks, alerts }: PostmortemSurroundings,
): Read<PostmortemMeta> {
  const problems: Problem[] = [];
  const resolve = (kind: string, known: ReadonlySet<string>) => (name: string, path: readonly PropertyKey[]) => {
    const found = known === alerts ? name : nameOnSite({ roots, file, join: '-' }, name, (one) => known.has(one));
    if (known.has(found)) return found;
    const message = `unknown ${kind} \`${name}\``;
    const hint = didYouMean(name, [...known]) || `this site has no ${kind} of that name: it is shown without a link`;
    problems.push({ check: 'postmortem/unknown', severity: 'warning', file, message, hint, ...(locate(path) ?? fileStart) });
    return name;
  };
  const service = resolve('service', services);
  const runbook = resolve('runbook', runbooks);
  const alert = resolve('alert', alerts);
  const value: PostmortemMeta = {
    ...meta,
    services: meta.services.map((name, at) => service(name, ['services', at])),
    runbooks: meta.runbooks.map((name, at) => runbook(name, ['runbooks', at])),
    alerts: meta.alerts.map((name, at) => alert(name, ['alerts', at])),
    actions: meta.actions.map((action, at) =>
      action.service === undefined ? action : { ...action, service: service(action.service, ['actions', at, 'service']) },
    ),
    repairs: meta.repairs.map((repair, at) => ({ ...repair, runbook: runbook(repair.runbook, ['repairs', at, 'runbook']) })),
  };
  return { value, problems };
}
