/** Reads postmortems: their frontmatter, the names in it as the site knows them, and their text. */
import type { Agenda } from '../../postmortem/agenda.ts';
import type { KeptLane } from '../../postmortem/kept/lane.ts';
import { didYouMean, nearest } from '../../problem/nearest.ts';
import { compareText, fileStart, type Problem, type Range, sortProblems } from '../../problem/problem.ts';
import type { CompiledRunbook } from '../../runbook/compiled.ts';
import { bounded, type Read } from '../boundary.ts';
import { foreignKeysBeside } from '../foreign-keys.ts';
import { type Frontmatter, frontmatterProblems } from '../frontmatter.ts';
import type { KeptRecords, KeptWriting, keptFile, ReadKeptRecords } from '../kept-record.ts';
import type { PostmortemFile } from '../postmortem-files.ts';
import { type ContentRoot, nameOnSite } from '../roots.ts';
import { type PostmortemMeta, postmortemSchema } from '../schema/postmortem.ts';
import type { Postmortem, Site } from '../site.ts';
import { type SourceFile, sourceFromText } from '../source-file.ts';
import { shownText } from '../text-file.ts';
import { readYaml } from '../yaml.ts';
import type { TextToCompile } from './compiling.ts';

/** Reads records by `read`, unless it remembers what that answered. */
export type RememberRecords = (text: string, writing: KeptWriting, read: ReadKeptRecords) => KeptRecords;

/** How records beside postmortems are read. */
export interface RecordReading {
  readonly read: ReadKeptRecords;
  readonly keptFile: typeof keptFile;
  readonly remember?: RememberRecords | undefined;
}

/** How records are written as postmortems on a site: as the page of the incident does it. */
export function keptWriting({
  settings,
  services,
  runbooks,
  postmortemTemplate: template,
}: Pick<Site, 'settings' | 'services' | 'runbooks' | 'postmortemTemplate'>): Omit<KeptWriting, 'withText'> {
  const pattern = settings.repository?.edit.replaceAll('{line}', '1');
  return {
    template,
    timezone: settings.timezone,
    serviceTitles: Object.fromEntries(services.map(({ id, title }) => [id, title])),
    edit: pattern === undefined ? undefined : { pattern, files: Object.fromEntries(runbooks.map(({ id, file }) => [id, file])) },
  };
}

/** What a postmortem may name, and how its record is read. */
export interface PostmortemSurroundings {
  readonly writing: Omit<KeptWriting, 'withText'>;
  /** Undefined where there are no records. */
  readonly records: RecordReading | undefined;
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
  const { id, name, address } = source;
  const { path } = source.file;
  const kept = bounded<Kept>(
    path,
    () => readKept(source, around),
    () => ({ file: source.file, lane: undefined, agenda: undefined }),
  );
  const { file, lane, agenda } = kept.value;
  const read = bounded(
    path,
    () => readMeta(file, around),
    () => postmortemSchema.parse({}),
  );
  const meta = read.value;
  const text = { file, service: '', format: 'md', fallbackTitle: name, title: meta.title, isPostmortem: true } as const;
  const isReadable = file.isReadable && kept.problems.every(({ severity }) => severity !== 'error');
  const compiled = around.compile(text, isReadable);
  const ofText = [...read.problems, ...compiled.problems.filter(({ check }) => concerns.test(check))];
  // What was written here from a record has no places of its own.
  const placed = file === source.file ? ofText : ofText.map((problem) => ({ ...problem, ...fileStart }));
  return {
    id,
    address,
    file: path,
    title: compiled.value.title,
    meta,
    day: dayOf(meta, name),
    compiled: compiled.value,
    lane,
    agenda,
    source: compiled.value.broken ? source.file.text.slice(0, shownText) : '',
    problems: sortProblems([...kept.problems, ...placed]),
  };
}

/** The file that is shown, and what its record adds: a picture, and what a review talks about. */
interface Kept {
  readonly file: SourceFile;
  readonly lane: KeptLane | undefined;
  readonly agenda: Agenda | undefined;
}

function readKept({ file, record }: PostmortemFile, { records, writing }: PostmortemSurroundings): Read<Kept> {
  if (record === undefined || records === undefined) return { value: { file, lane: undefined, agenda: undefined }, problems: [] };
  const remember = records.remember ?? ((text, how, read) => read(text, how));
  const isAlone = record === file;
  const found = remember(record.text, { ...writing, withText: isAlone }, records.read);
  const named = isAlone ? undefined : incidentNamed(file);
  const one = found.records.find(({ facts }) => facts.incident === named) ?? found.records[0];
  const [wrong] = found.problems.filter(({ outcome }) => outcome !== 'repaired');
  const report = (severity: 'error' | 'warning', message: string, hint: string): Problem[] => [
    { check: 'postmortem/record', severity, file: record.path, message, hint, ...fileStart },
  ];
  const hint = 'export the incident again, or take the file out of this folder';
  if (one === undefined) {
    const why = wrong?.message ?? (found.drills > 0 ? 'This is a drill.' : 'There is no incident in it.');
    return {
      value: { file, lane: undefined, agenda: undefined },
      problems: report(isAlone ? 'error' : 'warning', `not the record of an incident: ${why}`, hint),
    };
  }
  const shown = isAlone ? sourceFromText(file.path, records.keptFile(one.facts, one.markdown)) : file;
  return {
    value: { file: shown, lane: one.lane, agenda: one.agenda },
    problems: wrong === undefined ? [] : report('warning', `the record is not whole: ${wrong.message}`, hint),
  };
}

/** The incident that a postmortem says it is about, before anything in it is checked. */
function incidentNamed({ frontmatter: { yaml } }: SourceFile): string | undefined {
  return /^incident:[ \t]*["']?([^"'\s]+)/m.exec(yaml ?? '')?.[1];
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

function readMeta(file: SourceFile, around: PostmortemSurroundings): Read<PostmortemMeta> {
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
    // Old ones may name what is gone; only what looks like a slip is worth a warning.
    const severity = nearest(name, [...known]) === undefined ? 'info' : 'warning';
    const hint = severity === 'warning' ? didYouMean(name, [...known]) : 'it is shown without a link';
    problems.push({ check: 'postmortem/unknown', severity, file, message, hint, ...(locate(path) ?? fileStart) });
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
