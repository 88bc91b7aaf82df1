/** TraceQL (https://grafana.com/docs/tempo/latest/traceql/), read with Grafana's Lezer grammar. */
import { parser } from '@grafana/lezer-traceql';
import { styleTags, tags } from '@lezer/highlight';
import { nearest } from '../../problem/nearest.ts';
import { highlightWith } from '../colour.ts';
import { diagnoseWith } from '../diagnose.ts';
import { explainBorrowed, inBraces } from '../explain.ts';
import type { Grammar, Reading } from '../grammar.ts';
import type { Diagnosis, Language } from '../language.ts';
import { durationMask, numberMask, wordMask } from '../mask.ts';

/** An attribute is one run, dots and all; containers colour the words that the grammar gives no node (`by`, `count()`). */
const styles = styleTags({
  'LineComment BlockComment': tags.comment,
  'AttributeField! IntrinsicField!': tags.labelName,
  String: tags.string,
  'Integer Float Duration': tags.number,
  'Static HintValue': tags.bool,
  TemplateVariable: tags.special(tags.variableName),
  'And Or Gt Lt Desc Anc Pipe ExperimentalOp UnionStructuralOp FieldOp ScalarOp ComparisonOp': tags.operator,
  'GroupOperation SelectOperation CoalesceOperation With HintIdentifier': tags.keyword,
  'Aggregate AggregateExpression MetricsOperationBasicType MetricsOperationHistogram MetricsOperationQuantile MetricsOperationCompare MetricsOverTimeType MetricsAggregatorFunctionType':
    tags.function(tags.variableName),
});

/** https://grafana.com/docs/tempo/latest/traceql/construct-traceql-queries/#intrinsic-fields */
const intrinsics: readonly string[] = (
  'duration kind name rootName rootServiceName status statusMessage traceDuration event:name event:timeSinceStart instrumentation:name ' +
  'instrumentation:version link:spanID link:traceID nestedSetLeft nestedSetParent nestedSetRight span:childCount span:duration span:id span:kind ' +
  'span:name span:parentID span:status span:statusMessage trace:duration trace:id trace:rootName trace:rootService'
).split(' ');

const metricsFunction = /\b(?:rate|compare|\w+_over_time)\s*\(/;

export const traceqlGrammar: Grammar = {
  title: 'TraceQL',
  strict: parser.configure({ props: [styles], strict: true }),
  tolerant: parser.configure({ props: [styles] }),
  quoting: {
    quotes: [
      { mark: '"', escapes: true, multiline: true },
      { mark: '`', escapes: false, multiline: true },
    ],
    lineComment: '//',
    blockComment: true,
  },
  /** The grammar knows `$name` and `${name}` as values and as attribute names; elsewhere they need a mask. */
  masks(text, hole) {
    const length = hole.to - hole.from;
    const spans = wordMask('{}', length);
    return [text.slice(hole.from, hole.to), numberMask(length), durationMask(length), ...(spans === null ? [] : [spans])];
  },
  /**
   * lezer-traceql 1.0.0 lacks the nested-set and child-count intrinsics and all hints but one: the former become
   * attributes of the same length, a well-formed hint becomes blanks. A fraction may begin with its dot (`.99`).
   */
  conceal: (text) =>
    text
      .replace(/\bnestedSet(?:Left|Right|Parent)\b|\bspan:childCount\b/g, (name) => `.${'_'.repeat(name.length - 1)}`)
      .replace(/(?<=[(,=<>]\s*)\.(?=\d)/g, '0')
      .replace(/\bwith\s*\(\s*\w+\s*=\s*[\w.]+\s*(?:,\s*\w+\s*=\s*[\w.]+\s*)*\)\s*$/, (hint) => ' '.repeat(hint.length)),
  /**
   * Nor does it know arithmetic on metrics and their comparison with a number, which Tempo has:
   * (`{} | rate() > 10`, `({} | rate()) / ({} | count_over_time())`): of those nothing is said.
   */
  forgives: (reading, at) => metricsFunction.test(reading.text) && !inBraces(reading, at) && /[-+*/=<>]/.test(outsideBraces(reading)),
  probes: [
    { text: '{ }', name: 'a span selector such as `{ status = error }`', hides: ['a number'] },
    { text: '.x', name: 'an attribute such as `.http.route`', hides: ['`(`'] },
    { text: '"x"', name: 'a value', hides: ['a number'] },
    { text: '= 1', name: 'a comparison' },
    { text: '&& .x', name: '`&&`, `||`' },
    { text: '| rate()', name: 'a pipeline stage such as `| rate()`' },
    { text: 'rate()', name: 'a function such as `rate()`, `count()`' },
    { text: '()', name: '`()`', hides: ['`(`'] },
    { text: '1', name: 'a number' },
    { text: '(', name: '`(`' },
    { text: ')', name: '`)`' },
    { text: '}', name: '`}`' },
    { text: ',', name: '`,`' },
  ],
  explain: (reading, at) =>
    explainBorrowed(reading, at, {
      '==': '`=`',
      and: '`&&`',
      or: '`||`',
      '<>': '`!=`',
      not: '`!`',
      "'": 'a string in double quotes or backquotes',
    }) ?? explainBareName(reading, at),
};

/** `{ service = "x" }`: an attribute without its dot, or a field in another spelling. */
function explainBareName(reading: Reading, at: number): Diagnosis | null {
  const { text } = reading;
  const word = /^[A-Za-z_][\w.:]*/.exec(text.slice(at))?.[0];
  if (word === undefined || !inBraces(reading, at) || !/[{(&|!,]\s*$/.test(text.slice(0, at))) return null;
  const near = nearest(word, intrinsics);
  const expected =
    near === undefined
      ? `an attribute: \`.${word}\`, \`span.${word}\` or \`resource.${word}\``
      : `\`${near}\` or the attribute \`.${word}\``;
  return { from: at, to: at + word.length, message: `found \`${word}\`, which is no field of a span`, expected };
}

function outsideBraces(reading: Reading): string {
  return reading.read.replace(/"(?:\\.|[^"\\])*"|`[^`]*`/g, '').replace(/\{[^{}]*\}/g, '');
}

export const traceql: Language = {
  id: 'traceql',
  title: 'TraceQL',
  aliases: ['tempo'],
  kind: 'query',
  diagnose: (text) => diagnoseWith(traceqlGrammar, text),
  highlight: (text) => highlightWith(traceqlGrammar, text),
  slots: null,
  harms: () => [],
};
