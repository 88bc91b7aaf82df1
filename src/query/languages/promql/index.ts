/** PromQL (https://prometheus.io/docs/prometheus/latest/querying/basics/), read with Prometheus' own Lezer grammar. */
import { styleTags, tags } from '@lezer/highlight';
import { parser } from '@prometheus-io/lezer-promql';
import { highlightWith } from '../../colour.ts';
import { readsOnly } from '../../danger/danger.ts';
import type { Diagnosis, Language } from '../../language.ts';
import { grammarAccepts } from '../../lezer/claim.ts';
import { diagnoseWith } from '../../lezer/diagnose.ts';
import { explainBorrowed, explainFunction, inBraces } from '../../lezer/explain.ts';
import type { Grammar } from '../../lezer/grammar.ts';
import { readQuery } from '../../lezer/grammar.ts';
import { wholeQuery } from '../../lezer/language.ts';
import { beforeUnit, durationMask, inBrackets, nameMask, numberMask, stringMask, wordMask } from '../../lezer/mask.ts';
import { type Quoting, quotedRanges, rangeAt } from '../../quoting.ts';
import { findBadEscape } from '../../string-escape.ts';
import { claimPromql } from './claim.ts';
import { refusedByLexer } from './lexer.ts';
import { promqlSlots } from './slots.ts';
import { checkTypes } from './types.ts';

/** https://prometheus.io/docs/prometheus/latest/querying/functions/ and /operators/#aggregation-operators; a test holds them against the grammar. */
export const promqlFunctions: readonly string[] = (
  'abs absent absent_over_time acos acosh asin asinh atan atanh avg_over_time ceil changes clamp clamp_max clamp_min cos cosh count_over_time ' +
  'day_of_month day_of_week day_of_year days_in_month deg delta deriv double_exponential_smoothing end exp first_over_time floor histogram_avg ' +
  'histogram_count histogram_fraction histogram_quantile histogram_quantiles histogram_stddev histogram_stdvar histogram_sum hour idelta ' +
  'increase info irate label_join label_replace last_over_time ln log10 log2 mad_over_time max_over_time min_over_time minute month pi ' +
  'predict_linear present_over_time quantile_over_time rad range rate resets round scalar sgn sin sinh sort sort_by_label sort_by_label_desc ' +
  'sort_desc sqrt start start_timestamp stddev_over_time stdvar_over_time step sum_over_time tan tanh time timestamp ts_of_first_over_time ' +
  'ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time vector year'
).split(' ');
export const promqlAggregations: readonly string[] =
  'avg bottomk count count_values group limit_ratio limitk max min quantile stddev stdvar sum topk'.split(' ');

/** The grammar brings a table of its own; these are the nodes that it forgets or names wrongly. */
const styles = styleTags({
  CountValues: tags.operatorKeyword,
  'FirstOverTime HistogramQuantiles HistogramStdDev HistogramStdVar Info MadOverTime StartTimestamp TsOfFirstOverTime TsOfLastOverTime TsOfMaxOverTime TsOfMinOverTime':
    tags.function(tags.variableName),
  'Fill FillLeft FillRight': tags.modifier,
  'TrimUpper TrimLower': tags.operator,
  'QuotedLabelName/StringLiteral': tags.labelName,
});

const quoting: Quoting = {
  quotes: [
    { mark: '"', escapes: true, multiline: false },
    { mark: "'", escapes: true, multiline: false },
    { mark: '`', escapes: false, multiline: true },
  ],
  lineComment: '#',
  blockComment: false,
};

/** Where an operand belongs: at the start, behind a sign, an operator or the labels of `on (…)`. Blanks and comments may follow. */
const beforeOperand =
  /(?<=(?:^|[(,+\-*/%^<>=]|\b(?:and|or|unless|atan2|bool|group_left|group_right)\b|\b(?:on|ignoring|group_left|group_right)\s*\([^()]*\))(?:\s|#.*\n)*)/
    .source;
const offsetAsName = new RegExp(`${beforeOperand}\\boffset\\b`, 'gi');
/** `5.` and `1.e3`. */
const trailingDot = /(?<![\w.:])(\d+)\.(?![\d.$])/g;

/** What Prometheus takes and lezer-promql 0.315 does not: a metric named `offset`, numbers that end with their dot. */
function concealGaps(text: string): string {
  if (!/offset|\d\./i.test(text)) return text;
  const quoted = quotedRanges(text, quoting);
  const outside = (at: number, whole: string, instead: string) => (rangeAt(quoted, at) === undefined ? instead : whole);
  return text
    .replace(offsetAsName, (word, at: number) => outside(at, word, '_ffset'))
    .replace(trailingDot, (number, digits: string, at: number) => outside(at, number, ` ${digits}`));
}

export const promqlGrammar: Grammar = {
  title: 'PromQL',
  strict: parser.configure({ props: [styles], strict: true }),
  tolerant: parser.configure({ props: [styles] }),
  quoting,
  masks(text, hole) {
    const length = hole.to - hole.from;
    if ((beforeUnit(text, hole) && inBrackets(text, hole)) || /\d\.$/.test(text.slice(0, hole.from))) return [numberMask(length)];
    const plain = [nameMask(length), numberMask(length), durationMask(length), stringMask(length)];
    const aggregation = wordMask('sum', length);
    return inBrackets(text, hole) ? [durationMask(length), ...plain] : aggregation === null ? plain : [...plain, aggregation];
  },
  conceal: concealGaps,
  /** `min_of(1, 2)`, experimental since Prometheus 3.13, is a duration only to lezer-promql 0.315. */
  forgives: ({ read }, at) => read[at] === '(' && /\b(?:min|max)_of\s*$/.test(read.slice(0, at)),
  probes: [
    {
      text: 'x{}',
      name: 'an expression',
      hides: ['a timestamp or `start()`', 'a duration such as `5m`', 'a label name', 'a quoted string', '`(`', 'an operator'],
    },
    { text: 'start()', name: 'a timestamp or `start()`', hides: ['a duration such as `5m`', 'an operator'] },
    { text: '5m', name: 'a duration such as `5m`', hides: ['`(`', 'an operator'] },
    { text: 'x="y"', name: 'a label matcher such as `job="api"`', hides: ['a quoted string'] },
    { text: 'x,y', name: 'a label name' },
    { text: '="x"', name: '`=`, `!=`, `=~`, `!~`' },
    { text: '"x"', name: 'a quoted string' },
    { text: '(', name: '`(`' },
    { text: ')', name: '`)`' },
    { text: ']', name: '`]`' },
    { text: '}', name: '`}`' },
    { text: ',', name: '`,`' },
    { text: '+1', name: 'an operator' },
  ],
  explain(reading, at) {
    // Renamed in Prometheus 3.0: https://prometheus.io/docs/prometheus/latest/migration/
    const renamed = /\bholt_winters(?=\s*$)/.exec(reading.text.slice(0, at));
    if (renamed !== null && reading.text[at] === '(') {
      return {
        from: renamed.index,
        to: renamed.index + 12,
        message: 'found `holt_winters`, its name before Prometheus 3',
        expected: '`double_exponential_smoothing`',
      };
    }
    const named = explainFunction(reading, at, [...promqlFunctions, ...promqlAggregations], 'PromQL');
    if (named !== null) return named;
    if (inBraces(reading, at)) return explainBorrowed(reading, at, { '==': '`=`' });
    const compares = /[\w)\]}"'`]\s*$/.test(reading.text.slice(0, at));
    return explainBorrowed(reading, at, { ...(compares ? { '=': '`==` to compare' } : {}), '&&': '`and`', '||': '`or`', '<>': '`!=`' });
  },
};

function diagnose(text: string): Diagnosis[] {
  const found = diagnoseWith(promqlGrammar, text);
  if (found.length > 0) return found;
  const reading = readQuery(promqlGrammar, text);
  const badEscape = findBadEscape(text, reading.quoted);
  if (badEscape !== null) return [badEscape];
  if (reading.tree === null) return [];
  const refused = refusedByLexer(reading);
  return refused.length > 0 ? refused : checkTypes(reading.read, reading.tree, reading.placeholders);
}

export const promql: Language = {
  id: 'promql',
  title: 'PromQL',
  aliases: ['prometheus', 'prom'],
  kind: 'query',
  diagnose,
  limit: (text) => readQuery(promqlGrammar, text).limit,
  highlight: (text) => highlightWith(promqlGrammar, text),
  slots: (text, placeholders) => promqlSlots(promqlGrammar, text, placeholders, diagnose),
  missing: wholeQuery,
  claims: (text) => claimPromql(promqlGrammar, text),
  accepts: (text) => grammarAccepts(promqlGrammar, text),
  assess: () => readsOnly,
};
