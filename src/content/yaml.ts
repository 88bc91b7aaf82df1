/** Reads YAML with places: every problem, also one that a schema finds, points at its line and column. */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { z } from 'zod';
import { boundProblems } from '../problem/bounded.ts';
import { didYouMean } from '../problem/nearest.ts';
import { LineIndex } from '../problem/position.ts';
import type { CheckId, Problem, ProblemSeverity, Range } from '../problem/problem.ts';
import type { Diagnosis } from '../query/language.ts';
import { childAt, readDocuments, type YamlFault } from '../query/languages/yaml/documents.ts';
import { diagnosisOfFault } from '../query/languages/yaml/faults.ts';
import { offsetInScalar } from '../query/languages/yaml/scalar.ts';
import { existing, KeptIndices, setAt, valueAt } from './yaml-kept.ts';
import { holdsTexts, isRecord, knownKeys } from './yaml-schema.ts';
import { keepWrittenNumbers, meantBy } from './yaml-values.ts';
import { flatten, issueMessage, pathName } from './yaml-words.ts';

export interface YamlSource {
  /** Path relative to the content root. */
  file: string;
  /** The YAML text. */
  text: string;
  /** The whole file and where in it the text starts: differs from `text` for frontmatter. */
  within?: { source: string; offset: number };
}

export interface YamlRead<T> {
  /** The value by its schema, or undefined when it could not be made valid. */
  value: T | undefined;
  problems: Problem[];
  /** The place of a key or value by its path, for problems found later. */
  locate: (path: readonly PropertyKey[]) => Range;
  /** The place of a key itself. */
  locateKey: (path: readonly PropertyKey[]) => Range;
  /** The place of a part of a text value: `from` and `to` are offsets in the value. */
  locateIn: (path: readonly PropertyKey[], from: number, to: number) => Range;
}

/** How much of a YAML document its schema owns. */
export interface YamlRules {
  check: CheckId;
  /** Severity of an unknown key: foreign frontmatter (Hugo's `weight`) is no error. Known keys stay strict. */
  unknownKeys?: ProblemSeverity;
  /** Keys of other generators that are passed over in silence. */
  foreignKeys?: readonly string[];
}

/**
 * Parses and validates. Nothing throws: syntax errors, unknown keys (with the nearest known one), wrong types and
 * missing keys come back as problems, all of them. Keys with a problem are left out and the rest is kept where the
 * schema allows that.
 */
export function readYaml<S extends z.ZodType>(source: YamlSource, schema: S, rules: YamlRules): YamlRead<z.infer<S>> {
  const offset = source.within?.offset ?? 0;
  const lines = new LineIndex(source.within?.source ?? source.text);
  const place = (from: number, to: number) => lines.range(offset + from, offset + to);
  const problems: Problem[] = [];
  const report = (range: Range, message: string, hint = '', severity: ProblemSeverity = 'error', check = rules.check) =>
    problems.push({ check, severity, file: source.file, message, hint, ...range });

  // A billion-laughs document is refused by the library's alias limit when it is turned into a value.
  const { documents, limit } = readDocuments(source.text);
  const [first, second] = documents;
  const contents = first?.document.contents ?? null;
  const several = second === undefined ? [] : [severalDocuments(second.document.range)];
  const faults = limit === null ? [...(first?.faults ?? []), ...several] : [limit];
  for (const fault of withoutFollowers(faults)) {
    const { from, to, message, expected } = fault.code === 'LIMIT' ? limitFound(fault) : diagnosisOfFault(source.text, fault);
    const isRead = fault.code !== 'LIMIT';
    report(place(from, to), `${isRead ? 'not valid YAML' : 'not read'}: ${message}`, expected === '' ? '' : `expected ${expected}`);
  }
  const locate = (path: readonly PropertyKey[]) => place(...rangeOf(contents, path));
  const locateKey = (path: readonly PropertyKey[]) => keyRange(contents, path, place);
  const textLines = new LineIndex(source.text);
  const offsets = new Map<unknown, (at: number) => number>();
  const locateIn = (path: readonly PropertyKey[], from: number, to: number) => {
    const node = nodeAt(contents, path);
    const offset = offsets.get(node) ?? offsetInScalar(textLines, rangeOf(contents, path)[0], node);
    if (isScalar(node)) offsets.set(node, offset);
    return place(offset(from), offset(to));
  };
  if (first === undefined || faults.length > 0) return { value: undefined, problems: boundProblems(problems), locate, locateKey, locateIn };

  keepWrittenNumbers(first.document);
  let data: unknown;
  try {
    data = first.document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    const { from, to, message, hint } = aliasFault(source.text, error);
    report(place(from, to), message, hint);
    return { value: undefined, problems, locate, locateKey, locateIn };
  }
  if (isRecord(data)) for (const key of rules.foreignKeys ?? []) delete data[key];

  const fitted = fitToSchema(schema, data, contents, rules, place, report);
  if (fitted === undefined) return { value: undefined, problems: boundProblems(unique(problems)), locate, locateKey, locateIn };
  // Paths into the value lead past what was dropped.
  const at = (path: readonly PropertyKey[]) => fitted.kept.original(data, path);
  return {
    value: fitted.value,
    problems: boundProblems(problems),
    locate: (path) => locate(at(path)),
    locateKey: (path) => locateKey(at(path)),
    locateIn: (path, from, to) => locateIn(at(path), from, to),
  };
}

type Report = (range: Range, message: string, hint?: string, severity?: ProblemSeverity) => void;

/**
 * The value by its schema, and where its list entries were in the source. Each pass reports all that is wrong and drops it; what is left
 * is tried again, so one bad field does not cost the others. Undefined when nothing valid is left.
 */
function fitToSchema<S extends z.ZodType>(
  schema: S,
  data: unknown,
  contents: Node | null,
  rules: YamlRules,
  place: (from: number, to: number) => Range,
  report: Report,
): { value: z.infer<S>; kept: KeptIndices } | undefined {
  const kept = new KeptIndices();
  const reported = new Set<string>();
  for (let pass = 0; pass < 20; pass++) {
    const parsed = schema.safeParse(data);
    if (parsed.success) return { value: parsed.data, kept };
    const drops: PropertyKey[][] = [];
    let hasRead = false;
    for (const issue of flatten(parsed.error.issues)) {
      const at = kept.original(data, issue.path);
      // What was reported and dropped is missing now: when it is needed, what held it goes too.
      if (reported.has(JSON.stringify(at)) && valueAt(data, issue.path) === undefined) {
        drops.push(existing(data, issue.path));
        continue;
      }
      reported.add(JSON.stringify(at));
      if (issue.code === 'unrecognized_keys') {
        const known = knownKeys(schema, issue.path);
        for (const key of issue.keys) {
          const range = keyRange(contents, [...at, key], place);
          report(range, `unknown key \`${key}\``, didYouMean(key, known), rules.unknownKeys ?? 'error');
          drops.push([...issue.path, key]);
        }
        continue;
      }
      const meant = meantBy(issue, valueAt(data, issue.path), nodeAt(contents, at), holdsTexts(schema, issue.path));
      if (meant !== undefined && setAt(data, issue.path, meant)) {
        hasRead = true;
        continue;
      }
      report(place(...rangeOf(contents, at)), `${pathName(at)}${issueMessage(issue, valueAt(data, issue.path))}`);
      drops.push(existing(data, issue.path));
    }
    if (!kept.drop(data, drops) && !hasRead) return undefined;
  }
  return undefined;
}

/** An alias that nothing defines; the library reports it, without a place, when the value is made. */
function aliasFault(text: string, error: unknown): { from: number; to: number; message: string; hint: string } {
  const found = error instanceof Error ? error.message : String(error);
  const name = /^Unresolved alias .*: (\S+)$/.exec(found)?.[1] ?? '';
  const from = name === '' ? -1 : text.indexOf(`*${name}`);
  if (from === -1) return { from: 0, to: 0, message: `not valid YAML: ${found}`, hint: '' };
  const message = `not valid YAML: \`*${name}\` refers to a text that nothing names`;
  return { from, to: from + 1 + name.length, message, hint: 'expected quotes around it' };
}

/** Where the second document begins. */
function severalDocuments([from]: readonly [number, ...number[]]): YamlFault {
  return { from, to: from + 1, message: 'found a second document', code: 'MULTIPLE_DOCS' };
}

/** Behind the first slip of a document the library stumbles over what follows from it. */
const followers = new Set(['UNEXPECTED_TOKEN', 'BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY', 'BAD_INDENT', 'MISSING_CHAR']);

function withoutFollowers(faults: readonly YamlFault[]): readonly YamlFault[] {
  const first = faults.findIndex(({ code }) => followers.has(code));
  return faults.filter(({ code }, at) => at === first || !followers.has(code));
}

function limitFound({ from, to, message }: YamlFault): Diagnosis {
  return { from, to, message, expected: 'a file that is split, or flatter' };
}

function rangeOf(root: Node | null, path: readonly PropertyKey[]): [number, number] {
  let node: unknown = root;
  let range: [number, number] = [0, 0];
  for (const key of path) {
    if (isMap(node)) {
      const pair = childAt(node, key);
      if (pair === undefined) break;
      node = pair.value;
      range = nodeRange(pair.key) ?? range;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
    } else break;
    range = nodeRange(node) ?? range;
  }
  return range;
}

function nodeAt(root: Node | null, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((node, key) => childAt(node, key)?.value, root);
}

function keyRange(root: Node | null, path: readonly PropertyKey[], place: (from: number, to: number) => Range): Range {
  let node: unknown = root;
  for (const key of path.slice(0, -1)) node = childAt(node, key)?.value;
  const last = path.at(-1);
  if (isMap(node) && last !== undefined) {
    const pair = childAt(node, last);
    const range = pair === undefined ? undefined : nodeRange(pair.key);
    if (range !== undefined) return place(...range);
  }
  return place(...rangeOf(root, path));
}

function nodeRange(node: unknown): [number, number] | undefined {
  const range = isRecord(node) || isMap(node) || isSeq(node) || isScalar(node) ? (node as { range?: unknown }).range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' && typeof range[1] === 'number' ? [range[0], range[1]] : undefined;
}

function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.line}:${problem.column}:${problem.message}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
