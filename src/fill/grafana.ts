/**
 * Writing values into LogQL (https://grafana.com/docs/loki/latest/query/log_queries/) and TraceQL
 * (https://grafana.com/docs/tempo/latest/traceql/construct-traceql-queries/).
 */
import { all, onlyIf, type Rule, refuse, take, visible } from './rule.ts';

/** Without a sign: `-1 ^ 2` is another tree than `1 ^ 2`. */
const number = /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/;
/** A duration of Prometheus or one of Go’s, which Loki and Tempo try in turn. */
const duration = /^(?=\d)(?:(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?|(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+)$/;
const status = /^(?:error|ok|unset)$/;
const kind = /^(?:unspecified|internal|server|client|producer|consumer)$/;
const otherWord = /^(?:true|false)$/;

/** https://grafana.com/docs/loki/latest/query/log_queries/#label-filter-expression */
const bytes = /^\d+(?:\.\d+)?(?:B|[kKMGTP]B|[KMGTP]iB)$/;

/** As in the table of layers, which this file cannot import. */
type GoDouble = (value: string) => ReturnType<Rule>;

/** Characters that end an attribute's name stand in none without quotes. */
const namePart = onlyIf(/^[A-Za-z_][\w.:-]*$/, 'a name: letters, digits and `_ . : -`');

/** As it is in one of the forms, else a string. */
function unlessText(forms: readonly RegExp[], goDouble: GoDouble): Rule {
  return (value) => {
    if (forms.some((form) => form.test(value))) return take(value);
    if (/^-[\d.]/.test(value)) return refuse('expected a number without a sign, or a text');
    const written = goDouble(value);
    return written.text === undefined ? written : take(`"${written.text}"`);
  };
}

export function grafanaRules(goDouble: GoDouble) {
  return {
    /** What a label is compared with: a number, a duration or a size means itself, all else is text. */
    'logql-value': unlessText([number, duration, bytes], goDouble),
    'logql-number': onlyIf(
      new RegExp([number, duration, bytes].map((form) => form.source).join('|')),
      'a number, a duration such as `1.5s` or a size such as `20KB`',
    ),
    /** An aggregation of lines, which reads no values. */
    'logql-range': onlyIf(
      /^(?:rate|count_over_time|bytes_rate|bytes_over_time)$/,
      '`rate`, `count_over_time`, `bytes_rate` or `bytes_over_time`',
    ),
    quantile: onlyIf(/^(?:0|0?\.\d+|1(?:\.0+)?)$/, 'a number from 0 to 1'),
    'traceql-number': (value) => (duration.test(value) ? take(value) : onlyIf(number, 'a number or a duration such as `500ms`')(value)),
    'either-duration': onlyIf(duration, 'a duration such as `500ms` or `1h30m`'),
    'traceql-status': onlyIf(status, '`error`, `ok` or `unset`'),
    'traceql-kind': onlyIf(kind, '`server`, `client`, `producer`, `consumer`, `internal` or `unspecified`'),
    /** The quotes around a text that has been escaped for them. */
    'traceql-string': (value) => take(`"${value}"`),
    /** What is compared with an attribute: a number, a duration or a word of the language means itself, all else is text. */
    'traceql-value': unlessText([number, duration, status, kind, otherWord], goDouble),
    /** The same behind `>` and its like, where words have no meaning. */
    'traceql-ordered': unlessText([number, duration], goDouble),
    /** A part of an attribute's name. */
    'traceql-name': namePart,
    /** A whole field: an attribute with its scope, or an intrinsic field. */
    'traceql-attribute': onlyIf(
      /^(?:(?:span|resource|event|link|instrumentation|parent)?\.[A-Za-z_][\w.:-]*|duration|name|kind|status|statusMessage|rootName|rootServiceName|traceDuration|span:(?:duration|name|kind|status|statusMessage|id|parentID|childCount)|trace:(?:duration|rootName|rootService|id)|event:(?:name|timeSinceStart)|link:(?:traceID|spanID)|instrumentation:(?:name|version))$/,
      'an attribute with its scope, such as `span.http.route`',
    ),
    /** A name between quotes knows two escapes only. */
    'traceql-quoted-name': all(visible, (value) => take(value.replace(/[\\"]/g, '\\$&'))),
  } satisfies Record<string, Rule>;
}
