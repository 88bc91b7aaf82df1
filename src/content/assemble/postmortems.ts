/** Reads postmortems: their frontmatter, the names in it as the site knows them, and their text. */
import type { Agenda } from '../../postmortem/agenda.ts';
import type { KeptLane } from '../../postmortem/kept/lane.ts';
import { didYouMean, nearest } from '../../problem/nearest.ts';
import { compareText, fileStart, type Problem, type Range, sortProblems } from '../../problem/problem.ts';
import type { CompiledRunbook } from '../../runbook/compiled.ts';
import { bounded, type Read } from '../boundary.ts';
import { foreignKeysBeside } from '../foreign-keys.ts';
import { type Frontmatter, frontmatterProblems } from '../frontmatter.ts';
import type { KeptRecord, KeptRecords, KeptWriting, keptFile, ReadKeptRecords } from '../kept-record.ts';
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
  return { value, problems: [...value.flatMap(({ problems }) => problems), ...sameIncident(value)] };
}

/** An incident that two files are about is listed twice, and counted twice wherever something is counted. */
function sameIncident(postmortems: readonly Postmortem[]): Problem[] {
  const named = postmortems.filter(({ meta }) => meta.incident !== undefined);
  return [...Map.groupBy(named, ({ meta }) => meta.incident).values()].flatMap((some) => {
    const [first, ...others] = some.toSorted((a, b) => compareText(a.file, b.file));
    return others.map(({ file }): Problem => {
      const message = `the same incident as \`${first?.file}\`: it is counted twice`;
      return { check: 'postmortem/duplicate', severity: 'warning', file, message, hint: 'keep one of the two', ...fileStart };
    });
  });
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
    () => withoutRecord(source.file),
  );
  const { file, lane, agenda, incident } = kept.value;
  const read = bounded(
    path,
    () => readMeta(file, around),
    () => postmortemSchema.parse({}),
  );
  const meta = incident === undefined ? read.value : { ...read.value, incident };
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

/** The file that is shown, and what its record adds: a picture, what a review talks about, and which incident it is of. */
interface Kept {
  readonly file: SourceFile;
  readonly lane: KeptLane | undefined;
  readonly agenda: Agenda | undefined;
  readonly incident: string | undefined;
}

const withoutRecord = (file: SourceFile): Kept => ({ file, lane: undefined, agenda: undefined, incident: undefined });

function readKept({ file, record }: PostmortemFile, { records, writing }: PostmortemSurroundings): Read<Kept> {
  if (record === undefined || records === undefined) return { value: withoutRecord(file), problems: [] };
  const remember = records.remember ?? ((text, how, read) => read(text, how));
  const isAlone = record === file;
  const found = remember(record.text, { ...writing, withText: isAlone }, records.read);
  const named = isAlone ? undefined : incidentNamed(file);
  const chosen = chooseRecord(found, named, isAlone);
  const [wrong] = found.problems.filter(({ outcome }) => outcome !== 'repaired');
  const problems = [...(chosen.problem ?? []), ...(wrong && chosen.one ? [notWhole(wrong.message)] : [])].map(
    (problem): Problem => ({ check: 'postmortem/record', file: record.path, ...problem, ...fileStart }),
  );
  const { one } = chosen;
  if (one === undefined) return { value: withoutRecord(file), problems };
  const shown = isAlone ? sourceFromText(file.path, records.keptFile(one.facts, one.markdown)) : file;
  return { value: { file: shown, lane: one.lane, agenda: one.agenda, incident: one.facts.incident }, problems };
}

type Reported = Pick<Problem, 'severity' | 'message' | 'hint'>;

const exportAgain = 'export the incident again, or take the file out of this folder';
const notWhole = (why: string): Reported => ({ severity: 'warning', message: `the record is not whole: ${why}`, hint: exportAgain });

/** The incident that is meant, out of those in the record; none where it is about others: their picture would be taken for this one's. */
function chooseRecord(
  { records, drills, problems }: KeptRecords,
  named: string | undefined,
  isAlone: boolean,
): { readonly one: KeptRecord | undefined; readonly problem?: readonly Reported[] } {
  const [first, ...others] = records;
  if (first === undefined) {
    const wrong = problems.find(({ outcome }) => outcome !== 'repaired');
    const why = wrong?.message ?? (drills > 0 ? 'This is a drill.' : 'There is no incident in it.');
    const severity = isAlone ? 'error' : 'warning';
    return { one: undefined, problem: [{ severity, message: `not the record of an incident: ${why}`, hint: exportAgain }] };
  }
  if (named !== undefined) {
    const one = records.find(({ facts }) => facts.incident === named);
    if (one !== undefined) return { one };
    const message = `the record is of another incident than the postmortem beside it, which names \`${named}\`: nothing of it is shown`;
    const hint = `write \`incident: ${first.facts.incident}\` there if it is of this one`;
    return { one: undefined, problem: [{ severity: 'warning', message, hint }] };
  }
  if (others.length === 0) return { one: first };
  const message = `there are ${records.length} incidents in the record, and only “${first.facts.title}” is shown`;
  const hint = '`breakglass postmortem` with this file writes a postmortem for each';
  return { one: first, problem: [{ severity: 'warning', message, hint }] };
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
