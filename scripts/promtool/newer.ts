/**
 * What Prometheus takes and an older promtool does not know. An expression is set aside only when the place and the words
 * of the refusal are those of a construct in this list, so that nothing else hides behind it.
 */
import type { SyntaxNode, Tree } from '@lezer/common';

export interface NewerConstruct {
  name: string;
  since: string;
  /** The change that brought it. */
  source: string;
  /** What an older promtool says of it. */
  refusal: RegExp;
  /** Whether the node at that place, or one around it, is such a construct. */
  is: (node: SyntaxNode, text: string) => boolean;
}

const pull = (number: number) => `https://github.com/prometheus/prometheus/pull/${number}`;
const unknown = /unknown function with name|unexpected "\("/;
const called = (names: RegExp) => (node: SyntaxNode, text: string) => node.name === 'FunctionCall' && names.test(text);
const noDuration =
  /bad duration syntax|missing unit character in duration|unexpected .* in (?:offset|subquery or range|subquery selector)|unexpected colon/;

/** https://github.com/prometheus/prometheus/blob/main/CHANGELOG.md */
export const newerConstructs: readonly NewerConstruct[] = [
  { name: '`histogram_stddev`, `histogram_stdvar`', since: '2.47', source: pull(12614), refusal: unknown, is: called(/^histogram_std/) },
  { name: '`sort_by_label`, `sort_by_label_desc`', since: '2.49', source: pull(11299), refusal: unknown, is: called(/^sort_by_label/) },
  { name: '`mad_over_time`', since: '2.49', source: pull(13059), refusal: unknown, is: called(/^mad_over_time/) },
  { name: '`histogram_avg`', since: '2.51', source: pull(13467), refusal: unknown, is: called(/^histogram_avg/) },
  {
    name: '`limitk`, `limit_ratio`',
    since: '2.54',
    source: pull(12503),
    refusal: /unknown function with name|unexpected <(?:by|without)>/,
    is: (node, text) => node.name === 'AggregateExpr' && /^limit(?:k|_ratio)\b/i.test(text),
  },
  {
    name: 'a `_` between digits',
    since: '2.54',
    source: pull(12821),
    refusal: /bad number or duration syntax/,
    is: (node, text) => /^NumberDurationLiteral/.test(node.name) && text.includes('_'),
  },
  {
    name: 'a number as a duration',
    since: '2.54',
    source: pull(9138),
    refusal: /missing unit character in duration|unexpected number .* in (?:offset|subquery selector)/,
    is: (node, text) => /^(?:Offset)?DurationExpr$/.test(node.name) && /^[+-]?\s*[\d.]+(?:e[+-]?\d+)?$/i.test(text),
  },
  {
    name: 'a duration as a number',
    since: '2.54',
    source: pull(9138),
    refusal: /unexpected duration/,
    is: (node, text) => node.name === 'NumberDurationLiteral' && /[smhdwy]$/.test(text),
  },
  { name: '`info`', since: '2.55', source: pull(14495), refusal: unknown, is: called(/^info\b/) },
  {
    name: 'a metric or label name in quotes',
    since: '3.0',
    source: pull(14705),
    refusal: /unexpected string .* in (?:label matching|grouping opts)/,
    is: (node) => node.name === 'QuotedLabelName',
  },
  {
    name: '`double_exponential_smoothing`',
    since: '3.0',
    source: pull(14930),
    refusal: unknown,
    is: called(/^double_exponential_smoothing/),
  },
  {
    name: 'an offset of nothing',
    since: '3.4',
    source: pull(16249),
    refusal: /duration must be greater than 0/,
    is: (node, text) => node.name === 'OffsetDurationExpr' && /^[+-]?\s*(?:0+(?:ms|[smhdwy])?)+$/.test(text),
  },
  {
    name: 'arithmetic in durations',
    since: '3.4',
    source: pull(16249),
    refusal: noDuration,
    is: (node, text) => /^(?:Offset)?DurationExpr$/.test(node.name) && /[*/%^()+-]/.test(text),
  },
  { name: '`ts_of_…_over_time`', since: '3.5', source: pull(16722), refusal: unknown, is: called(/^ts_of_/) },
  { name: '`first_over_time`', since: '3.7', source: pull(16963), refusal: unknown, is: called(/^first_over_time/) },
  {
    name: '`anchored`, `smoothed`',
    since: '3.7',
    source: pull(16457),
    refusal: /unexpected identifier "(?:anchored|smoothed)"/,
    is: (node) => node.name === 'Anchored' || node.name === 'Smoothed',
  },
  {
    name: '`fill`, `fill_left`, `fill_right`',
    since: '3.10',
    source: pull(17644),
    refusal: unknown,
    is: (node) => node.name === 'FillModifier',
  },
  {
    name: '`</`, `>/`',
    since: '3.11',
    source: pull(17904),
    refusal: /unexpected <op:\/>/,
    is: (node) => node.name === 'TrimUpper' || node.name === 'TrimLower',
  },
  { name: '`histogram_quantiles`', since: '3.11', source: pull(17285), refusal: unknown, is: called(/^histogram_quantiles/) },
  {
    name: '`start()`, `end()`, `range()`, `step()` as functions',
    since: '3.12',
    source: pull(17877),
    refusal: unknown,
    is: called(/^(?:start|end|range|step)\s*\(/),
  },
  { name: '`start_timestamp`', since: '3.14', source: pull(19089), refusal: unknown, is: called(/^start_timestamp/) },
];

/** The construct that an older promtool refused there, or null when the refusal means something else. `text` is what the tree was read from. */
export function newerConstruct(text: string, tree: Tree, refusal: string): NewerConstruct | null {
  const place = /(\d+):(\d+): parse error: (.*)$/.exec(refusal);
  if (place === null) return null;
  const at = offsetOf(text, Number(place[1]), Number(place[2]));
  for (const side of [1, -1] as const) {
    for (let node: SyntaxNode | null = tree.resolveInner(at, side); node !== null; node = node.parent) {
      const around = node;
      const found = newerConstructs.find(
        (construct) => construct.refusal.test(place[3] ?? '') && construct.is(around, text.slice(around.from, around.to)),
      );
      if (found !== undefined) return found;
    }
  }
  return null;
}

/** promtool counts columns in bytes, from 1. */
function offsetOf(text: string, row: number, column: number): number {
  const lines = text.split('\n');
  const before = lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const bytes = Buffer.from(lines[row - 1] ?? '').subarray(0, column - 1);
  return before + bytes.toString('utf8').length;
}
