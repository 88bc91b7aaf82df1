/**
 * TraceQL (https://grafana.com/docs/tempo/latest/traceql/construct-traceql-queries/), read with a grammar of our own:
 * Grafana's lezer-traceql 1.0.0 lacks arithmetic on metrics, hints, most durations and Tempo's order of operators.
 */
import { styleTags, tags } from '@lezer/highlight';
import { nearest } from '../../../problem/nearest.ts';
import type { Diagnosis } from '../../language.ts';
import { explainBorrowed, inBraces } from '../../lezer/explain.ts';
import type { Grammar, Reading } from '../../lezer/grammar.ts';
import { lezerLanguage } from '../../lezer/language.ts';
import { durationMask, nameMask, numberMask, wordMask } from '../../lezer/mask.ts';
import { claimTraceql } from './claim.ts';
import { parser } from './parser.ts';
import { checkPipeline } from './pipeline.ts';
import { slotIn } from './slots.ts';
import { checkFields } from './types.ts';

const styles = styleTags({
  'LineComment BlockComment': tags.comment,
  'Attribute Intrinsic ScopedIntrinsic': tags.labelName,
  String: tags.string,
  'Integer Float Duration Limit': tags.number,
  'Boolean Nil Status Kind': tags.bool,
  'Pipe And Or Not Eq Neq Re Nre Gt Gte Lt Lte Structural Plus Minus Mul Div Mod Pow': tags.operator,
  'By Select Coalesce With HintName/Word': tags.keyword,
  'Count AggregateName RateName OverTimeName QuantileName CompareName SecondStageName': tags.function(tags.variableName),
});

const intrinsics: readonly string[] = (
  'duration kind name rootName rootServiceName status statusMessage traceDuration event:name event:timeSinceStart instrumentation:name ' +
  'instrumentation:version link:spanID link:traceID nestedSetLeft nestedSetParent nestedSetRight span:childCount span:duration span:id span:kind ' +
  'span:name span:parentID span:status span:statusMessage trace:duration trace:id trace:rootName trace:rootService'
).split(' ');

const constants: readonly string[] = 'true false nil ok error unset unspecified internal server client producer consumer'.split(' ');

/** https://grafana.com/docs/tempo/latest/metrics-from-traces/metrics-queries/functions/ */
const functions: readonly string[] = (
  'avg avg_over_time bottomk by coalesce compare count count_over_time histogram_over_time max max_over_time min min_over_time ' +
  'quantile_over_time rate select sum sum_over_time topk with'
).split(' ');

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
  masks(text, hole) {
    const length = hole.to - hole.from;
    const before = text[hole.from - 1] ?? '';
    const after = text[hole.to] ?? '';
    // Within a name (`span.${name}`, `.${a}.id`), or the number of a duration (`${n}ms`).
    if (/[\w.:]/.test(before)) return [nameMask(length), numberMask(length)];
    if (/[\w]/.test(after)) return [numberMask(length), nameMask(length)];
    const words = ['{}', 'rate', 'avg', 'topk'].map((word) => wordMask(word, length)).filter((word) => word !== null);
    return [`.${nameMask(length - 1)}`, numberMask(length), durationMask(length), ...words];
  },
  conceal: (text) => text,
  probes: [
    { text: '{ }', name: 'a span selector such as `{ status = error }`', hides: ['a number', '`(`'] },
    { text: '.x', name: 'an attribute such as `.http.route`', hides: ['`(`'] },
    { text: '"x"', name: 'a value', hides: ['a number'] },
    { text: '= 1', name: 'a comparison' },
    { text: '&& .x', name: '`&&`, `||`' },
    { text: '| rate()', name: 'a pipeline stage such as `| rate()`', hides: ['a comparison'] },
    { text: 'rate()', name: 'a function such as `rate()`, `count()`' },
    { text: '1', name: 'a number' },
    { text: '(', name: '`(`' },
    { text: ')', name: '`)`' },
    { text: '}', name: '`}`' },
    { text: ',', name: '`,`' },
  ],
  explain: (reading, at) =>
    // The grammar takes the first sign of `<>` and stops at the second.
    explainBorrowed(reading, reading.text.startsWith('<>', at - 1) ? at - 1 : at, {
      '==': '`=`',
      and: '`&&`',
      or: '`||`',
      '<>': '`!=`',
      not: '`!`',
      "'": 'a string in double quotes or backquotes',
    }) ??
    explainBareName(reading, at) ??
    explainCall(reading, at),
};

/** `{ service = "x" }`: an attribute without its dot, or a field in another spelling. */
function explainBareName(reading: Reading, at: number): Diagnosis | null {
  const { text } = reading;
  const word = /^[A-Za-z_][\w.:]*/.exec(text.slice(at))?.[0];
  if (word === undefined || !inBraces(reading, at) || reading.placeholders.some((hole) => hole.from < at + word.length && at < hole.to))
    return null;
  const before = text.slice(0, at);
  const place = { from: at, to: at + word.length };
  if (/[.:]$/.test(word)) return null;
  if (/[=<>~]\s*$/.test(before)) {
    const constant = nearest(word, constants);
    return {
      ...place,
      message: `found \`${word}\` without quotes`,
      expected: `${constant === undefined ? '' : `\`${constant}\` or the text `}\`"${word}"\``,
    };
  }
  if (!/[{(&|!,+\-*/%^]\s*$/.test(before)) return null;
  const near = nearest(word, intrinsics);
  const attribute = word.includes(':') ? '' : ` or the attribute \`.${word}\``;
  const expected = near === undefined ? `an attribute: \`.${word}\`, \`span.${word}\` or \`resource.${word}\`` : `\`${near}\`${attribute}`;
  return { ...place, message: `found \`${word}\`, which is no field of a span`, expected };
}

/** `| rats()`: the name of a stage or function that Tempo does not have. */
function explainCall(reading: Reading, at: number): Diagnosis | null {
  const { text } = reading;
  const word = /^[A-Za-z_]\w*(?=\s*\()/.exec(text.slice(at))?.[0];
  if (word === undefined || functions.includes(word) || !/(?:^|[|(])\s*$/.test(text.slice(0, at))) return null;
  if (reading.placeholders.some((hole) => hole.from <= at && at < hole.to)) return null;
  const near = nearest(word, functions);
  return {
    from: at,
    to: at + word.length,
    message: `found \`${word}\`, which is no function of TraceQL`,
    expected: near === undefined ? 'a function such as `rate` or `count`' : `\`${near}\``,
  };
}

export const traceql = lezerLanguage({
  id: 'traceql',
  aliases: ['tempo'],
  grammar: traceqlGrammar,
  checks: [checkFields, checkPipeline],
  claims: (text) => claimTraceql(traceqlGrammar, text),
  slot: slotIn,
});
