/** Places of PromQL that only PromQL has. Each rule takes what is one thing there, whatever stands around. Runs in the browser too. */
import { all, everyUnseen, onlyIf, type Rule, refuse, take, unless, visible, type Written } from './rule.ts';

/** Words that Prometheus' lexer takes for something else than a name: https://github.com/prometheus/prometheus/blob/main/promql/parser/lex.go */
export const promqlWords: ReadonlySet<string> = new Set(
  (
    'and or unless atan2 by without on ignoring group_left group_right bool offset start end inf nan step range anchored smoothed ' +
    'fill fill_left fill_right min_of max_of sum avg count min max group stddev stdvar topk bottomk count_values quantile limitk limit_ratio'
  ).split(' '),
);
const notReserved: Rule = (value) => (promqlWords.has(value.toLowerCase()) ? refuse(`\`${value}\` is a word of PromQL`) : take(value));

const metric = all(onlyIf(/^[A-Za-z_:][\w:]*$/, 'a metric name: letters, digits, underscores and colons'), notReserved);

/** A leading zero makes a number octal; 10^309 is no number. */
const number = onlyIf(
  /^(?:(?:0|[1-9]\d{0,99})(?:\.\d{1,99})?|\.\d{1,99})(?:[eE][+-]?\d{1,2})?$/,
  'a number without a sign, such as `0.95`',
);

/** Matchers whose values need no escape and cannot be empty; `__name__` may stand there once only. */
const matcher = String.raw`(?!__name__)[A-Za-z_]\w*(?:!?="[\w ./:@|,+-]+"|[=!]~"(?:[\w ./:@|-]|\.[*+])+")`;
const nonEmpty = String.raw`(?!__name__)[A-Za-z_]\w*="[\w ./:@|,+-]+"`;
const matchers = `(?:, ?${matcher})*`;
const selector = new RegExp(String.raw`^[A-Za-z_:][\w:]*\{${matcher}${matchers}\}$`);
const isSelector: Rule = (value) => {
  const brace = value.indexOf('{');
  if (brace === -1) return metric(value);
  const named = metric(value.slice(0, brace));
  if (named.text === undefined) return named;
  return selector.test(value) ? take(value) : refuse('expected a selector such as `up{job="api"}`');
};

/** Either, whichever it is. */
const numberOr =
  (other: Rule): Rule =>
  (value) =>
    /^[.\d]/.test(value) ? number(value) : other(value);

const unitSeconds: Readonly<Record<string, number>> = { y: 31536000, w: 604800, d: 86400, h: 3600, m: 60, s: 1, ms: 0.001 };

/** https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations; more than nothing, less than 292 years. */
function duration(value: string): Written {
  const shape = /^(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/.test(value);
  const parts = [...value.matchAll(/(\d+)(ms|[smhdwy])/g)];
  const seconds = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitSeconds[unit] ?? 0), 0);
  return shape && seconds > 0 && seconds < 2 ** 63 / 1e9 ? take(value) : refuse('expected a duration such as `5m` or `1h30m`');
}

const quoted: Rule = (value) =>
  take(
    `"${value.replace(/[\\"]/g, '\\$&').replace(everyUnseen, (sign) => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`)}"`,
  );

export const promqlRules = {
  /** Of a regular expression, before `*`, `+`, `?` or `{…}`, which repeat what stands before them: all of the value. */
  'regex-atom': (value) => take(`(?:${value.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')})`),
  /** To the end of the line. */
  'promql-comment': visible,
  /** A string that brings its quotes along. */
  'promql-quoted': quoted,
  /** Before a matcher's sign; a metric name may be set once only. */
  'promql-matcher-label': all(
    onlyIf(/^[A-Za-z_]\w*$/, 'a label name: letters, digits and underscores'),
    unless(/^__name__$/, 'it sets the metric name'),
  ),
  /** The same in quotes. */
  'promql-label-text': unless(/^__name__$/, 'it sets the metric name'),
  /** In `by (…)`, `on (…)` and their like; words of the language may stand there, three excepted. */
  'promql-label': all(
    onlyIf(/^[A-Za-z_]\w*$/, 'a label name: letters, digits and underscores'),
    unless(/^(?:without|inf|nan)$/i, 'PromQL does not take this word for a label'),
  ),
  'promql-metric': metric,
  'promql-selector': isSelector,
  'promql-number': number,
  /** Behind `@`: seconds since 1970. */
  'promql-timestamp': onlyIf(/^(?:0|[1-9]\d{0,11})(?:\.\d{1,3})?$/, 'seconds since 1970, such as `1609746000`'),
  /** An operand that may be either. */
  'promql-operand': numberOr(isSelector),
  'promql-matchers': onlyIf(new RegExp(`^${nonEmpty}${matchers}$`), 'matchers such as `job="api", code=~"5.."`'),
  /** Behind other letters of a name. */
  'promql-part': onlyIf(/^\w{1,200}$/, 'a part of a name: letters, digits and underscores'),
  'promql-metric-part': onlyIf(/^[\w:]{1,200}$/, 'a part of a metric name: letters, digits, underscores and colons'),
  /** Before other letters of a name. */
  'promql-start': onlyIf(/^[A-Za-z_]\w{0,199}$/, 'the start of a name: letters, digits and underscores'),
  'promql-metric-start': onlyIf(/^[A-Za-z_:][\w:]{0,199}$/, 'the start of a metric name: letters, digits, underscores and colons'),
  /** Behind the dot of a number. */
  'promql-digits': onlyIf(/^\d{1,20}$/, 'digits'),
  'promql-duration': duration,
  /** Before a unit. */
  'promql-count': onlyIf(/^[1-9]\d{0,4}$/, 'a whole number from 1 to 99999'),
  'promql-weeks': onlyIf(/^[1-9]\d{0,2}$/, 'a whole number from 1 to 999'),
  'promql-aggregation': onlyIf(/^(?:sum|avg|min|max|count|group|stddev|stdvar)$/, 'an aggregation such as `sum` or `max`'),
  'promql-range-function': onlyIf(
    /^(?:rate|irate|increase|delta|idelta|deriv|changes|resets|(?:avg|min|max|sum|count|stddev|stdvar|last|present|absent)_over_time)$/,
    'a function of a range such as `rate` or `max_over_time`',
  ),
} satisfies Record<string, Rule>;
