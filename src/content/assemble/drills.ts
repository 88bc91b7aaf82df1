/** Reads drills, and holds them against the runbooks that they practise. */
import { namesIn, neverAppear } from '../../drill/appear.ts';
import { causeIn, causesOf } from '../../drill/causes.ts';
import { patchDay } from '../../drill/patch.ts';
import { type DrillScript, drillSchema, type When } from '../../drill/script.ts';
import { stampOf } from '../../drill/stamp.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { type CheckId, fileStart, type Problem } from '../../problem/problem.ts';
import { unifiedDiff } from '../../problem/unified-diff.ts';
import { textDigest } from '../../runbook/step.ts';
import { addressOf, addressPart } from '../address.ts';
import { bounded, type Read } from '../boundary.ts';
import { type ContentRoot, nameOnSite } from '../roots.ts';
import type { BrokenUnit, Drill, Runbook } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import { readYaml } from '../yaml.ts';
import { brokenUnit } from './broken-unit.ts';

/** A file that holds a drill, by its name. */
export interface DrillFile {
  /** `<service>/<name>`, as addresses write it. */
  id: string;
  file: SourceFile;
}

/** The id of the drill in a file below a service's folder, from the path in that folder; undefined for what is no drill. */
export function drillId(service: string, folders: readonly string[], name: string): string | undefined {
  const stem = (folders.at(-1) === 'drills' ? /^(.+)\.ya?ml$/is : /^(.+)\.drill\.ya?ml$/is).exec(name)?.[1];
  if (stem === undefined) return undefined;
  return [service, ...folders.filter((folder) => folder !== 'drills'), stem.replace(/\.drill$/i, '')].map(addressPart).join('/');
}

/** What a drill may speak of. */
export interface DrillSurroundings {
  readonly roots: readonly ContentRoot[];
  readonly runbooks: readonly Runbook[];
  /** The full id of a query, from one that may be short. */
  readonly queryId: (id: string) => string | undefined;
  /** A runbook's file by its path. */
  readonly fileOf: (path: string) => SourceFile | undefined;
}

/** The drills that can be played, in the order of their ids, and those that cannot. */
export interface Drills {
  readonly drills: readonly Drill[];
  readonly broken: readonly BrokenUnit[];
}

/** Reads all drills and compares them with the runbooks that they practise. */
export function readDrills(files: readonly DrillFile[], around: DrillSurroundings): Read<Drills> {
  const drills: Drill[] = [];
  const broken: BrokenUnit[] = [];
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  for (const { id, file } of files) {
    const address = addressOf('drills', ...id.split('/'));
    const rival = taken.get(address);
    const read = bounded<Drill | undefined>(
      file.path,
      () => readDrill(id, file, around),
      () => undefined,
    );
    problems.push(...read.problems);
    if (rival !== undefined) {
      const message = `\`${file.path}\` and \`${rival}\` have the same address: only \`${rival}\` can be played`;
      problems.push({ check: 'drill/duplicate', severity: 'error', file: file.path, message, hint: 'rename one of them', ...fileStart });
      continue;
    }
    taken.set(address, file.path);
    if (read.value !== undefined) drills.push(read.value);
    else broken.push(brokenUnit(file, address, `Drill ${id}`, read.problems));
  }
  return { value: { drills, broken }, problems };
}

type Report = (check: CheckId, path: readonly PropertyKey[], message: string, hint: string) => void;

function readDrill(id: string, file: SourceFile, around: DrillSurroundings): Read<Drill | undefined> {
  if (!file.isReadable) return { value: undefined, problems: file.problems };
  const read = readYaml({ file: file.path, text: file.text }, drillSchema, { check: 'drill/schema' });
  const problems = [...file.problems, ...read.problems];
  if (read.value === undefined) return { value: undefined, problems };
  const isRunbook = (id: string) => around.runbooks.some((candidate) => candidate.id === id);
  const runbookId = nameOnSite({ roots: around.roots, file: file.path, join: '-' }, read.value.runbook, isRunbook);
  const script = { ...read.value, runbook: runbookId };
  const report: Report = (check, path, message, hint) =>
    problems.push({ check, severity: 'error', file: file.path, message, hint, ...read.locate(path) });

  const runbook = around.runbooks.find((candidate) => candidate.id === script.runbook);
  checkNames(script, report);
  checkCauses(script, report);
  if (runbook === undefined) {
    const ids = around.runbooks.map((candidate) => candidate.id);
    report('drill/unknown', ['runbook'], `unknown runbook \`${script.runbook}\``, didYouMean(script.runbook, ids));
    return { value: undefined, problems };
  }
  checkAgainst(script, runbook, around, report);
  const patch = patchOf(around.fileOf(runbook.file));
  return {
    value: { id, address: addressOf('drills', ...id.split('/')), file: file.path, script, revision: textDigest(file.text), patch },
    problems,
  };
}

/** The patch that a drill's page offers once it was played: its runbook was practised on `patchDay`, which script replaces. */
function patchOf(file: SourceFile | undefined): string {
  const stamp = file === undefined ? undefined : stampOf(file.text, patchDay);
  if (file === undefined || stamp === undefined) return '';
  const fix = { ...file.lines.range(stamp.from, stamp.to), text: stamp.text };
  return unifiedDiff(file.path, file.text, [fix], file.lineEnd);
}

/** Symptoms and causes that name each other. */
function checkNames({ symptoms, redHerrings }: DrillScript, report: Report): void {
  const ids = symptoms.map(({ id }) => id);
  const causes = ['truth', ...redHerrings.map(({ id }) => id)];
  const twice = (names: readonly string[], where: (at: number) => PropertyKey[]) => {
    for (const [at, name] of names.entries())
      if (names.indexOf(name) !== at) report('drill/duplicate', where(at), `the id \`${name}\` is used twice`, 'give each its own id');
  };
  twice(ids, (at) => ['symptoms', at, 'id']);
  twice(causes, (at) => ['redHerrings', at - 1, 'id']);
  for (const [at, { when }] of symptoms.entries()) {
    if (when.seen !== undefined && !ids.includes(when.seen))
      report('drill/unknown', ['symptoms', at, 'when', 'seen'], `unknown symptom \`${when.seen}\``, didYouMean(when.seen, ids));
    if (when.proposed !== undefined && !causes.includes(when.proposed))
      report(
        'drill/unknown',
        ['symptoms', at, 'when', 'proposed'],
        `unknown cause \`${when.proposed}\``,
        didYouMean(when.proposed, causes),
      );
  }
}

/** Each cause must match its own words: otherwise nobody who proposes it is recognised. */
function checkCauses(script: DrillScript, report: Report): void {
  for (const [at, { id, cause }] of causesOf(script).entries()) {
    const found = causeIn(script, cause)?.id;
    if (found === id) continue;
    const path = id === 'truth' ? ['truth', 'cause'] : ['redHerrings', at - 1, 'cause'];
    const message =
      found === undefined
        ? 'this sentence does not contain the words that it is recognised by'
        : `this sentence is taken for \`${found}\` by its words`;
    report('drill/words', path, message, 'change `words` so that this sentence, and others like it, fit them');
  }
}

/** Steps and queries that its runbook has, and symptoms that can appear with them. */
function checkAgainst(script: DrillScript, { id, compiled }: Runbook, { queryId }: DrillSurroundings, report: Report): void {
  const steps = compiled.steps.map((step) => step.id);
  const queries = compiled.queries.map((query) => queryId(query.id) ?? query.id);
  const known = [...steps, ...queries];
  const unknown = namesIn(script).filter(({ name }) => !known.includes(name));
  for (const { name, path } of unknown) {
    const isQuery = name.includes('/');
    const message = `\`${id}\` has no ${isQuery ? 'query' : 'step'} \`${name}\``;
    report('drill/unknown', path, message, didYouMean(name, isQuery ? queries : steps));
  }
  // What depends on a wrong name has been reported.
  if (unknown.length > 0 || script.symptoms.some(({ when }) => isMissing(script, when))) return;
  for (const symptom of neverAppear(script, known)) {
    const path = ['symptoms', script.symptoms.indexOf(symptom), 'when'];
    const message = `\`${symptom.id}\` can never appear, whatever is done`;
    report('drill/never', path, message, 'look at `while`, at `after`, and at symptoms that wait for one another');
  }
}

/** Whether it waits for a symptom or a cause that the script does not have. */
function isMissing(script: DrillScript, { seen, proposed }: When): boolean {
  const noSymptom = seen !== undefined && script.symptoms.every(({ id }) => id !== seen);
  return noSymptom || (proposed !== undefined && causesOf(script).every(({ id }) => id !== proposed));
}
