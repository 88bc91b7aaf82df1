/**
 * YAML in runbooks: settings, manifests, rules, and parts of them. A text with parts left out is a sample, one that Helm or Jinja would
 * make is a template; neither is judged.
 */
import { isScalar, visit } from 'yaml';
import { LineIndex } from '../../../problem/position.ts';
import type { Diagnosis, LeftAlone } from '../../language.ts';
import { tooLong } from '../../limits.ts';
import { recent } from '../../recent.ts';
import { readDocuments, type YamlDocument, type YamlFault } from './documents.ts';
import { beginsAnother, diagnosisOfFault } from './faults.ts';
import { manifestProblems } from './kubernetes.ts';
import { ruleProblems } from './rules.ts';

export interface YamlReading {
  readonly problems: readonly Diagnosis[];
  readonly leftAlone: LeftAlone | null;
  readonly limit: Diagnosis | null;
}

/** Its parser takes a time that grows with the length alone. */
const longest = 200_000;

/** Places for values that YAML would take for a map, or for a tag, an alias or a directive. */
const places = /\$\{[^{}\n]*\}|\{\{ ?[A-Za-z_]\w* ?\}\}|@[A-Za-z]\w*@|%[A-Za-z]\w*%/g;
/** Numbers behind lines, to which the text around it refers: `key: value [1]`. */
const numbered = /\S[ \t]+(?:\[\d+(?:, ?\d+)*\]|<\d+>|\(\d+\))[ \t]*$/m;
/** Parts left out: `...`, `…`, `[...]`, `<snip>`. */
const leftOut = /\.\.\.|…|^[ \t]*\.[ \t]*$|<(?:snip|omitted|truncated)>|\[(?:snip|truncated|output omitted)\]/im;
const engines = /\{%|<%|\{\{[-~#/^%>!]?/;

const remembered = recent<YamlReading>();

export function readYamlText(text: string): YamlReading {
  return remembered(text, () => readAnew(text));
}

function readAnew(text: string): YamlReading {
  const long = tooLong(text, longest);
  if (long !== null) return { problems: [], leftAlone: null, limit: long };
  // Each place has a name of its own: two of them may be keys of one map.
  let count = 0;
  const read = text.replace(places, (place) => (count++).toString(36).padStart(place.length, '_'));
  const { documents, limit } = readDocuments(read);
  if (limit !== null) return { problems: [], leftAlone: null, limit: limitOf(limit) };
  const outside = withoutScalars(read, documents);
  if (engines.test(outside)) return left('template');
  if (leftOut.test(outside) || /^[ \t]*(?:\$|#|>|PS|\w+@\S+[$#])[ \t]*(?:kubectl|oc|cat|curl|helm)\b/m.test(outside)) return left('sample');
  const [fault] = documents.flatMap(({ faults }) => faults);
  if (fault !== undefined && fault.code !== 'DUPLICATE_KEY') {
    if (engines.test(text)) return left('template');
    if (leftOut.test(text) || numbered.test(text) || isPart(text, fault)) return left('sample');
    return { problems: [diagnosisOfFault(text, fault)], leftAlone: null, limit: null };
  }
  const problems = [
    ...documents
      .flatMap(({ faults }) => faults)
      .filter((one) => !beginsAnother(text, one))
      .map((one) => diagnosisOfFault(text, one)),
    ...contentProblems(text, read, documents),
  ];
  return { problems: problems.sort((one, other) => one.from - other.from), leftAlone: null, limit: null };
}

/** What is wrong with what the documents mean. Rules are read with their own placeholders, which PromQL knows better. */
function contentProblems(text: string, read: string, documents: readonly YamlDocument[]): Diagnosis[] {
  const manifests = documents.flatMap(({ document }) => manifestProblems(document.contents));
  const written = text === read ? documents : readDocuments(text).documents;
  if (written.some(({ faults }) => faults.some(({ code }) => code !== 'DUPLICATE_KEY'))) return manifests;
  const lines = new LineIndex(text);
  return [...manifests, ...written.flatMap(({ document }) => ruleProblems(document.contents, lines))];
}

function left(leftAlone: LeftAlone): YamlReading {
  return { problems: [], leftAlone, limit: null };
}

/** The text with quoted and block scalars blank: what is written in them is text. */
function withoutScalars(text: string, documents: readonly YamlDocument[]): string {
  const ranges: [number, number][] = [];
  for (const { document } of documents) {
    visit(document, {
      Scalar: (_, node) => {
        if (isScalar(node) && node.type !== 'PLAIN' && node.range != null) ranges.push([node.range[0], node.range[1]]);
      },
    });
  }
  let outside = '';
  let at = 0;
  for (const [from, to] of ranges.sort(([one], [other]) => one - other)) {
    if (from < at) continue;
    outside += text.slice(at, from) + text.slice(from, to).replace(/[^\n]/g, ' ');
    at = to;
  }
  return outside + text.slice(at);
}

/** Whether a text was cut out of a longer one: a line at or before the fault is indented less than the first. */
function isPart(text: string, { from }: YamlFault): boolean {
  const lines = text.slice(0, text.indexOf('\n', from) === -1 ? text.length : text.indexOf('\n', from)).split('\n');
  const indents = lines.filter((line) => /^\s*[^\s#]/.test(line) && !/^---/.test(line)).map((line) => line.search(/\S/));
  const [first = 0] = indents;
  return indents.some((indent) => indent < first);
}

function limitOf({ from, to, message }: YamlFault): Diagnosis {
  return { from, to: Math.max(from, to), message: `not checked: ${message}`, expected: 'less', severity: 'warning' };
}
