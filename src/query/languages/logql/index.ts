/** LogQL (https://grafana.com/docs/loki/latest/query/), read with Grafana's Lezer grammar. */
import { parser } from '@grafana/lezer-logql';
import { styleTags, tags } from '@lezer/highlight';
import { nearest } from '../../../problem/nearest.ts';
import type { Diagnosis } from '../../language.ts';
import { explainBorrowed, explainFunction, inBraces } from '../../lezer/explain.ts';
import type { Grammar, Reading } from '../../lezer/grammar.ts';
import { lezerLanguage } from '../../lezer/language.ts';
import { beforeUnit, durationMask, inBrackets, nameMask, numberMask, stringMask, wordMask } from '../../lezer/mask.ts';
import { rangeAt } from '../../quoting.ts';
import { claimLogql } from './claim.ts';
import { concealLogql } from './conceal.ts';
import { slotIn } from './slots.ts';
import { checkStrings } from './strings.ts';
import { checkLogql } from './types.ts';

/** https://grafana.com/docs/loki/latest/query/metric_queries/ */
export const logqlFunctions: readonly string[] = (
  'absent_over_time approx_count_distinct approx_topk avg avg_over_time bottomk bytes_over_time bytes_rate count count_over_time first_over_time ' +
  'label_replace last_over_time max max_over_time min min_over_time quantile_over_time rate rate_counter sort sort_desc stddev stddev_over_time ' +
  'stdvar stdvar_over_time sum sum_over_time topk vector'
).split(' ');

/** https://grafana.com/docs/loki/latest/query/log_queries/ */
const stages = ['json', 'logfmt', 'pattern', 'regexp', 'unpack', 'line_format', 'label_format', 'decolorize', 'drop', 'keep', 'unwrap'];

const styles = styleTags({
  LineComment: tags.comment,
  'Identifier LabelName': tags.labelName,
  String: tags.string,
  'Number Duration Bytes': tags.number,
  'Json Logfmt Unpack Pattern Regexp Unwrap LabelFormat LineFormat Decolorize Drop Keep ParserFlag': tags.keyword,
  'By Without On Ignoring GroupLeft GroupRight Bool Offset': tags.modifier,
  'And Or Unless': tags.logicOperator,
  'Sum Avg Count Max Min Stddev Stdvar Bottomk Topk Sort Sort_Desc Approx_Topk ApproxCountDistinct': tags.operatorKeyword,
  'CountOverTime Rate RateCounter BytesOverTime BytesRate AvgOverTime SumOverTime MinOverTime MaxOverTime StddevOverTime StdvarOverTime QuantileOverTime FirstOverTime LastOverTime AbsentOverTime':
    tags.function(tags.variableName),
  'LabelReplace Vector BytesConv DurationConv DurationSecondsConv Ip': tags.function(tags.variableName),
  'Eq Neq Re Nre Npa Pipe PipeExact PipeMatch PipePattern Gtr Gte Lss Lte Eql Add Sub Mul Div Mod Pow': tags.operator,
});

export const logqlGrammar: Grammar = {
  title: 'LogQL',
  strict: parser.configure({ props: [styles], strict: true }),
  tolerant: parser.configure({ props: [styles] }),
  quoting: {
    quotes: [
      { mark: '"', escapes: true, multiline: false },
      { mark: '`', escapes: false, multiline: true },
    ],
    lineComment: '#',
    blockComment: false,
  },
  masks(text, hole) {
    const length = hole.to - hole.from;
    // Written over already.
    if (text.slice(hole.from, hole.to).trim() === '') return [' '.repeat(length)];
    if (beforeUnit(text, hole) || /[\d.]$/.test(text.slice(0, hole.from))) return [numberMask(length), durationMask(length)];
    const plain = [nameMask(length), numberMask(length), durationMask(length), stringMask(length)];
    const words = ['sum', 'rate', 'json', '{a="b"}', 'a=""', '|=""', 'bytes']
      .map((word) => wordMask(word, length))
      .filter((word) => word !== null);
    return inBrackets(text, hole) ? [durationMask(length), ...plain] : [...plain, ...words];
  },
  conceal: concealLogql,
  probes: [
    { text: '{x="y"}', name: 'a stream selector such as `{app="api"}`' },
    { text: 'rate({x="y"}[5m])', name: 'a metric query', hides: ['a number', '`(`', 'an operator'] },
    { text: 'x="y"', name: 'a label matcher such as `app="api"`', hides: ['a label name'] },
    { text: '="x"', name: '`=`, `!=`, `=~`, `!~`' },
    { text: '> 1', name: 'a comparison' },
    { text: '|= "x"', name: 'a line filter such as `|= "error"`' },
    { text: '| json', name: 'a stage such as `| json`' },
    { text: 'json', name: 'a parser such as `json`' },
    { text: '"x"', name: 'a string in double quotes or backquotes' },
    { text: '5m', name: 'a duration such as `5m`' },
    { text: '1', name: 'a number', hides: ['an operator'] },
    { text: 'x', name: 'a label name' },
    { text: '[5m]', name: 'a range such as `[5m]`' },
    { text: '(', name: '`(`' },
    { text: ')', name: '`)`' },
    { text: ']', name: '`]`' },
    { text: '}', name: '`}`' },
    { text: ',', name: '`,`' },
    { text: '+ 1', name: 'an operator', hides: ['a comparison'] },
  ],
  explain: (reading, at) =>
    explainUnwrap(reading, at) ??
    explainStage(reading, at) ??
    (inBraces(reading, at) ? null : explainFunction(reading, at, logqlFunctions, 'LogQL')) ??
    explainBorrowed(reading, at, {
      '&&': '`and`',
      '||': '`or`',
      '<>': '`!=`',
      "'": 'a string in double quotes or backquotes',
      ...(inBraces(reading, at) ? { '==': '`=`' } : {}),
    }),
};

/** `unwrap` makes numbers of lines: it stands last, and only where numbers are read. */
function explainUnwrap(reading: Reading, at: number): Diagnosis | null {
  const { text, quoted } = reading;
  const stages = [...text.matchAll(/\bunwrap\b/gi)].filter(
    ({ index }) => rangeAt(quoted, index) === undefined && /\|\s*$/.test(text.slice(0, index)),
  );
  const found = stages.findLast(({ index }) => index <= at);
  if (found === undefined) return null;
  const place = { from: found.index, to: found.index + found[0].length };
  const after = text.slice(place.to, at);
  if (place.from === at && stages.length > 1 && stages[0] !== found)
    return { ...place, message: 'found `unwrap` twice', expected: 'one `unwrap`, the last stage before the range' };
  if (/\|\s*$/.test(after) || /^(?:\|[=~>]|![=~>])/.test(text.slice(at))) {
    const stage = tokenBehind(text, at);
    return {
      from: at,
      to: at + stage.length,
      message: `found \`${stage}\` after \`unwrap\``,
      expected: 'label filters only, or the stage before `unwrap`',
    };
  }
  if (place.from === at)
    return {
      ...place,
      message: 'found `unwrap` in a log query',
      expected: '`unwrap` within an aggregation: `sum_over_time({ … } | unwrap label [5m])`',
    };
  return null;
}

function tokenBehind(text: string, at: number): string {
  return /^(?:\w+|\|[=~>]|![=~>])/.exec(text.slice(at))?.[0] ?? text.charAt(at);
}

/** `| jsn`: the grammar takes the word for a label and misses its comparison one token later. */
function explainStage(reading: Reading, at: number): Diagnosis | null {
  const stage = /\|\s*([A-Za-z_]\w*)\s*$/.exec(reading.text.slice(0, at));
  const word = stage?.[1];
  if (stage === null || word === undefined || stages.includes(word)) return null;
  const near = nearest(word, stages);
  if (near === undefined) return null;
  const from = stage.index + stage[0].indexOf(word, 1);
  return {
    from,
    to: from + word.length,
    message: `found \`${word}\`, which is neither a stage nor compared with a value`,
    expected: `\`${near}\``,
  };
}

export const logql = lezerLanguage({
  id: 'logql',
  aliases: ['loki'],
  grammar: logqlGrammar,
  checks: [checkLogql, checkStrings],
  claims: (text) => claimLogql(logqlGrammar, text),
  slot: slotIn,
});
