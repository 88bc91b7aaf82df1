/**
 * Writing a value where it stands so that it cannot change what stands around it. Runs in the browser too: no packages,
 * small. Rules of one language that need room stand in a file of their own and are spread in here.
 *
 * A place for a value has one or more layers, the innermost first: in `app{route=~"${route}"}` the value is text inside a
 * regular expression inside a string in double quotes, so its layers are `regex` and `go-double`. Each layer either
 * rewrites the value so that it means itself there, or refuses it with the reason. What a layer cannot write it refuses:
 * a copied query is right or it is visibly not filled in.
 */

import { grafanaRules } from './grafana.ts';
import { pathRules } from './path.ts';
import { promqlRules } from './promql.ts';
import { findRegexFault } from './re2.ts';
import { all, everyUnseen, onlyIf, type Rule, refuse, take, unless, visible, type Written } from './rule.ts';
import { shellRules } from './shell.ts';
import { sqlRules } from './sql.ts';

/** Escapes of Go's string literals (https://go.dev/ref/spec#String_literals), which PromQL, LogQL and TraceQL share. */
function goString(quote: '"' | "'"): Rule {
  return (value) =>
    take(
      value
        .replaceAll('\\', '\\\\')
        .replaceAll(quote, `\\${quote}`)
        .replace(everyUnseen, (character) => {
          const code = character.codePointAt(0) ?? 0;
          if (character === '\n') return '\\n';
          if (character === '\t') return '\\t';
          return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
        }),
    );
}

const rules = {
  /** Text in a regular expression of RE2 (https://github.com/google/re2/wiki/Syntax): matches itself. */
  regex: (value) => take(value.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
  /** A value that is a regular expression itself. */
  re2: (value) => {
    const fault = findRegexFault(value);
    return fault === null ? take(value) : refuse(`no valid regular expression: found ${fault}`);
  },
  /** The replacement of `label_replace`: `$` begins a reference to a group. */
  replacement: (value) => take(value.replaceAll('$', '$$$$')),
  /** Between quotes of PromQL, LogQL and TraceQL. */
  'go-double': goString('"'),
  'go-single': goString("'"),
  /** Between backquotes nothing can be escaped. */
  'go-raw': all(visible, unless(/`/, 'it holds a backquote, and the text stands between backquotes')),
  /** Go's template text (`line_format`), and the name of a label in an action. */
  'template-text': unless(/[{}]/, 'it holds a brace, which begins or ends an action of the template'),
  'template-name': onlyIf(/^[A-Za-z_]\w*$/, 'a name: letters, digits and underscores'),
  /** Text of a LogQL `pattern`: captures stand between angle brackets. */
  'pattern-text': unless(/[<>]/, 'it holds `<` or `>`, which mark captures of the pattern'),
  'json-path': onlyIf(/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d+\])*$/, 'a path such as `request.headers[0]`'),
  ip: onlyIf(/^(?=[^/-]*[.:])[0-9A-Fa-f.:]+(?:\/\d{1,3}|-[0-9A-Fa-f.:]+)?$/, 'an address, a range or a CIDR'),
  /** https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations */
  duration: onlyIf(/^(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/, 'a duration such as `5m` or `1h30m`'),
  /** https://pkg.go.dev/time#ParseDuration, without a sign. */
  'go-duration': onlyIf(/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/, 'a duration such as `500ms` or `1h30m`'),
  ...pathRules,
  ...sqlRules,
  integer: onlyIf(/^\d+$/, 'a whole number'),
  number: onlyIf(/^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/, 'a number without a sign'),
  /** A word of the language's own: a label, a field, a function that stands alone. Words with a meaning are refused. */
  name: all(onlyIf(/^[A-Za-z_]\w*$/, 'a name: letters, digits and underscores'), notReserved),
  'metric-name': all(onlyIf(/^[A-Za-z_:][\w:]*$/, 'a metric name: letters, digits, underscores and colons'), notReserved),
  /** Where no parser knows the surroundings: characters that have no meaning in any of the languages. */
  plain: onlyIf(/^[A-Za-z0-9_/][\w./:@-]*$/, 'letters, digits and `_ . / : @ -` only: no parser here knows how to quote it'),
  /** As `plain`, within a text that another program reads as code: `sh -c "…"`, `awk '…'`. */
  'inner-code': onlyIf(/^[A-Za-z0-9_/][\w./:@-]*$/, 'letters, digits and `_ . / : @ -` only: it becomes part of another program’s code'),
  ...promqlRules,
  ...shellRules,
  ...grafanaRules(goString('"')),
  nowhere: () => refuse('no value can be put here'),
} satisfies Record<string, Rule>;

/**
 * Words of PromQL, LogQL and TraceQL that stand for themselves nowhere.
 * https://github.com/prometheus/prometheus/blob/main/promql/parser/lex.go
 */
const reserved = new Set(
  (
    'and or unless atan2 by without on ignoring group_left group_right bool offset start end inf nan smoothed anchored fill fill_left fill_right ' +
    'sum avg count min max group stddev stdvar topk bottomk count_values quantile limitk limit_ratio ' +
    'json logfmt unpack pattern regexp unwrap line_format label_format decolorize drop keep true false nil'
  ).split(' '),
);

function notReserved(value: string): Written {
  return reserved.has(value.toLowerCase()) ? refuse(`\`${value}\` is a word of the language`) : take(value);
}

export type Layer = keyof typeof rules;

/** Where a value stands: its layers, the innermost first. */
export type Slot = readonly Layer[];

export function isLayer(name: string): name is Layer {
  return Object.hasOwn(rules, name);
}

const loneSurrogate = /\p{Cs}/u;

/** The value as it must be written in that slot, or why it cannot be. */
export function writeValue(slot: Slot, value: string): Written {
  if (value === '') return refuse('it is empty');
  if (loneSurrogate.test(value)) return refuse('it is not valid Unicode');
  return slot.reduce<Written>((written, layer) => (written.text === undefined ? written : rules[layer](written.text)), take(value));
}
