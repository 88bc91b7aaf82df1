/** Values written into PromQL stay what they are: the tree around them does not change, whatever they hold. */
import type { SyntaxNode } from '@lezer/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Slot, writeValue } from '../../../src/fill/layer.ts';
import { promql, promqlGrammar } from '../../../src/query/languages/promql/index.ts';
import { readQuery } from '../../../src/query/lezer/grammar.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';
import { unescapeString } from '../../../src/query/string-escape.ts';
import { seed } from '../../support/seed.ts';

const templates = [
  'up{job="${a}"} == 0',
  `up{job='\${a}', pod!="x-\${b}-y"}`,
  'up{job=`${a}`, path=`/v1/${b}`}',
  'up{job=~"${a}", pod!~"web-${b}.*"}',
  'up{pod=~"(?i)(${a}|${b})"}',
  `up{pod=~'\${a}+', job=~\`\${b}{2,3}\`}`,
  'up{pod=~"(?:x${a})?\\\\d${b}*[a-z]${c}"}',
  'up{pod=~"[${a}]{${b}}(?P<${c}>x)\\\\${d}\\\\x4${e}"}',
  'up{job=${a}, pod=~${b}}',
  'up{${a}="x", b_${b}!="y", ${c}_c=~"z"}',
  '{"${a}", "${b}"="y"}',
  '{${a}}',
  'sum by (${a}, "${b}", c_${c}) (up{d="${d}"})',
  'sum(up) without (${a}) / on (${b}) group_left (${c}) x',
  'a - ignoring (${a}) group_right (x, ${b}) b',
  '${a}',
  '(${a})',
  '-${a} + 1',
  '${a}{job="x"}',
  'job:${a}:rate5m / ${b}_total',
  'rate(${a}[5m])',
  'rate(${a}{job="${b}"}[${c}] offset ${d})',
  'rate(x_total[${a}m]) > ${b}',
  'increase(x_total[1h${a}m30s])',
  'max_over_time(rate(x[${a}])[${b}:${c}] offset ${d}h)',
  'max_over_time(x[${a}d:${b}s] offset -${c}w)',
  'x @ ${a} + x offset ${b} @ end()',
  'topk(${a}, x) * ${b} ^ ${c}',
  'quantile(0.${a}, x) % ${b}',
  'clamp(x, ${a}, ${b})',
  'x > bool ${a} and ${b} unless ${c}',
  '1 > ${a}',
  'x + on (y) fill (${a}) z',
  'label_replace(up, "${a}", "$1-${b}", "${c}", "(.*)${d}")',
  'label_replace(up, `${a}`, `${b}$1`, `c`, `${c}:(.*)`)',
  'label_replace(up, "a", "$1${a}${b}", ("c"), ("x${c}?"))',
  'label_replace(up, ${a}, ${b}, ${c}, ${d})',
  'label_join(up, "${a}", "${b}", "${c}")',
  'count_values("${a}", up) + count_values(${b}, up)',
  'sort_by_label(up, "${a}")',
  'up # ${a} and "${b}\n+ down # ${c}',
  '${a}(rate(x[5m]))',
  '${a} by (pod) (x)',
  '${a}(x[5m])',
  '${a}(${b}, ${c})',
  '${a} > ${b}',
  '${a} > ${b} + ${c} == ${d}',
  '${a} and ${b} > ${c}',
  '${a}(${b}[5m])',
  '"${a}"',
  'absent(up{job="${a}"}) or vector(${b})',
  '${a}${b} + o${c} + ${d}n',
  'a{b="${a}${b}", c=~"${c}${d}"}',
];

const ordinary = [
  'prod',
  'api-7f9c-x2',
  '10.0.0.1:9090',
  "O'Brien",
  '/users/{id}',
  '5m',
  '5',
  'sum',
  'rate',
  'job="api"',
  'up{job="api"}',
  '0.95',
];
const hostile = [
  ...[
    '"',
    "'",
    '`',
    '\\',
    '\\\\"',
    '$(rm -rf /)',
    '`id`',
    '!!',
    '\n',
    '\r',
    '\0',
    '\u2028',
    '\u202e',
    '\u200b',
    '\ud800',
    '\udc00x',
    '😀',
    'é',
  ],
  ...['"} or vector(1) #', "'} or vector(1) #", '`} or vector(1) #', '*/ --', "'; DROP TABLE x; --", '/*', '#', '//', '--', '\\', 'a\\'],
  ...[
    '${other}',
    '$1',
    '$$',
    '${1}',
    '$__range',
    '{{',
    '}}',
    '{{ .x }}',
    '-1',
    '-rf',
    '+1',
    '--x',
    '(',
    ')',
    '[5m]',
    '{',
    '}',
    ',',
    ')(',
    '|',
    '.*',
    '.+',
  ],
  ...[
    'offset',
    'by',
    'without',
    'on',
    'bool',
    'inf',
    'NaN',
    'and',
    'OR',
    'unless',
    'atan2',
    'start',
    'end',
    'sum',
    'group_left',
    '__name__',
    'step',
  ],
  ...[
    '1e9',
    '1e999',
    '0x1F',
    '010',
    '1_000',
    '.5',
    '5.',
    '0',
    '0s',
    '0m',
    '1y',
    '999y',
    '5m30s',
    '30s5m',
    '1.5h',
    '5 m',
    '99999999999',
    'x, y',
    'x) or (y',
  ],
  ...[
    'x[5m]',
    'x{}',
    'x{a=""}',
    'x{a="b"} or y',
    'x{a=~"("}',
    'x{__name__="y"}',
    'a="b", c="d"',
    'a="b"} or {c="d"',
    'a=~".*"',
    'x offset 5m',
    'x + y',
    'n',
    'u',
  ],
];
const piece = fc.oneof(fc.constantFrom(...hostile), fc.constantFrom(...ordinary), fc.string({ unit: 'binary', maxLength: 4 }));
const value = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: fc.constantFrom(...ordinary) },
  { weight: 2, arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')) },
);

interface Filled {
  text: string;
  spans: { from: number; to: number }[];
}

/** The template with each text in its place. */
function fill(template: string, texts: readonly string[]): Filled {
  const filled: Filled = { text: '', spans: [] };
  let last = 0;
  findPlaceholders(template, 'query').forEach((hole, at) => {
    filled.text += template.slice(last, hole.from);
    const from = filled.text.length;
    filled.text += texts[at] ?? '';
    filled.spans.push({ from, to: filled.text.length });
    last = hole.to;
  });
  filled.text += template.slice(last);
  return filled;
}

/** What may stand alone where a value was put: an operand is a number or a selector, as the product chose. */
const alone: Readonly<Record<string, string>> = {
  VectorSelector: 'operand',
  NumberDurationLiteral: 'operand',
  UnquotedLabelMatcher: 'matcher',
};

/** Names of all nodes outside the values and how deep they are; of a value only what it is as a whole. */
function shape({ text, spans }: Filled): string {
  const { tree, failure } = readQuery(promqlGrammar, text);
  if (tree === null || failure !== null) return `no query: ${failure}`;
  const lines: string[] = [];
  const walk = (node: SyntaxNode, depth: number): void => {
    const inside = spans.some((span) => span.from <= node.from && node.to <= span.to);
    const name = inside ? (alone[node.name] ?? node.name) : node.name;
    const row = ' '.repeat(depth) + name;
    // Several matchers may stand where one may.
    if (!(name === 'matcher' && lines.at(-1) === row)) lines.push(row);
    if (inside) return;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) walk(child, depth + 1);
  };
  walk(tree.topNode, 0);
  return lines.join('\n');
}

/** What the string around that place says. */
function decoded(text: string, at: number): string | null {
  const node = readQuery(promqlGrammar, text).tree?.resolveInner(at, 1);
  if (node?.name !== 'StringLiteral') return null;
  const written = text.slice(node.from, node.to);
  return written.startsWith('`') ? written.slice(1, -1) : unescapeString(written.slice(1, -1));
}

const isText = (slot: Slot) => slot.length === 1 && /^go-|^promql-quoted$/.test(slot[0] ?? '');
const slotsOf = (template: string) => promql.slots?.(template, findPlaceholders(template, 'query')) ?? [];
const innocent = (slot: Slot) => ordinary.map((one) => writeValue(slot, one).text).find((text) => text !== undefined);

describe(`values in PromQL (seed ${seed}) @fault-30`, () => {
  it('leave the tree around them as it is, and say themselves', () => {
    const kinds = templates.map((template) => {
      const slots = slotsOf(template);
      const harmless = slots.map((slot) => innocent(slot) ?? 'x');
      const fillable = slots.every((slot) => innocent(slot) !== undefined);
      return { template, slots, harmless, expected: fillable ? shape(fill(template, harmless)) : null };
    });
    const able = kinds.filter(({ expected }) => expected !== null);
    expect(able.length).toBeGreaterThan(40);
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...able),
        fc.array(value, { minLength: 5, maxLength: 5 }),
        ({ template, slots, harmless, expected }, values) => {
          const texts = slots.map((slot, at) => {
            const written = writeValue(slot, values[at] ?? '').text;
            if (written === undefined) refused++;
            else taken++;
            return written ?? harmless[at] ?? '';
          });
          const filled = fill(template, texts);
          const clash = (promql.diagnose?.(filled.text) ?? []).filter(
            ({ message }) => !/^found the label `.*` in `on` and in the group$/.test(message),
          );
          expect(clash).toEqual([]);
          expect(shape(filled)).toBe(expected);
          slots.forEach((slot, at) => {
            if (!isText(slot) || writeValue(slot, values[at] ?? '').text === undefined) return;
            expect(decoded(filled.text, filled.spans[at]?.from ?? 0)).toContain(values[at]);
          });
        },
      ),
      { seed, numRuns: 12_000 },
    );
    expect(taken).toBeGreaterThan(5_000);
    expect(refused).toBeGreaterThan(5_000);
  });

  it('mean themselves in regular expressions', () => {
    const slots = slotsOf('up{a=~"${a}", b=~"${b}+"}');
    fc.assert(
      fc.property(value, (text) => {
        for (const slot of slots) {
          const written = writeValue(slot, text).text;
          if (written === undefined) continue;
          const regex = new RegExp(`^(?:${unescapeString(written)})$`, 's');
          expect(regex.test(text)).toBe(true);
          expect(regex.test(`${text}x`)).toBe(false);
        }
      }),
      { seed, numRuns: 3_000 },
    );
  });
});

describe('ordinary values in PromQL', () => {
  it('may be numbers where the query stays right', () => {
    expect(slotsOf('${metric} > ${limit}')).toEqual([['promql-selector'], ['promql-operand']]);
    expect(slotsOf('${a} > bool ${b}')).toEqual([['promql-operand'], ['promql-operand']]);
  });

  it.each([
    ['up{job="${a}"}', 'api-7f9c-x2', 'up{job="api-7f9c-x2"}'],
    ['up{job="${a}"}', "O'Brien", 'up{job="O\'Brien"}'],
    ["up{job='${a}'}", "O'Brien", "up{job='O\\'Brien'}"],
    ['up{instance="${a}"}', '10.0.0.1:9090', 'up{instance="10.0.0.1:9090"}'],
    ['up{instance=~"${a}"}', '10.0.0.1:9090', 'up{instance=~"10\\\\.0\\\\.0\\\\.1:9090"}'],
    ['up{route=~`${a}`}', '/users/{id}', 'up{route=~`/users/\\{id\\}`}'],
    ['up{route=~"${a}*"}', 'a.b', 'up{route=~"(?:a\\\\.b)*"}'],
    ['up{job=${a}}', 'a"b', 'up{job="a\\"b"}'],
    ['rate(${a}[${b}])', 'http_requests_total', 'rate(http_requests_total[5m])'],
    ['rate(${a}[5m])', 'up{job="api"} or vector(1)', null],
    ['rate(${a}[5m])', 'up{job="api", code=~"5.+"}', 'rate(up{job="api", code=~"5.+"}[5m])'],
    ['up > ${a}', '0.95', 'up > 0.95'],
    ['up > ${a}', 'limit:api', 'up > limit:api'],
    ['x[${a}m:${b}]', '30', 'x[30m:5m]'],
    ['x offset ${a}', '1h30m', 'x offset 1h30m'],
    ['topk(${a}, up)', '5', 'topk(5, up)'],
    ['sum by (${a}) (up)', 'group', 'sum by (group) (up)'],
    ['up @ ${a}', '1609746000', 'up @ 1609746000'],
    ['label_replace(up, "a", "${a}", "b", "(.*)")', '$5', 'label_replace(up, "a", "$$5", "b", "(.*)")'],
    ['{"${a}"}', 'http.requests', '{"http.requests"}'],
    ['{${a}}', 'job="api"', '{job="api"}'],
    ['${a}(rate(x[5m]))', 'max', 'max(rate(x[5m]))'],
    ['${a}(x[5m])', 'irate', 'irate(x[5m])'],
    ['up # seen by ${a}', "O'Brien", "up # seen by O'Brien"],
  ])('%s takes %s', (template, text, expected) => {
    const slots = slotsOf(template);
    const texts = slots.map((slot, at) => writeValue(slot, at === 0 ? text : '5m').text);
    expect(texts.includes(undefined) ? null : fill(template, texts.map(String)).text).toBe(expected);
  });

  it.each([
    ['up{job="$__job"}', 'what Grafana fills in'],
    ['up{job=~"[${a}]"}', 'a class of a regular expression'],
    ['up{job=~"\\\\Q${a}\\\\E"}', 'a quoted regular expression'],
    ['label_replace(up, "a", "$1${b}", "b", "(.*)")', 'the name of a group'],
    ['label_replace(up, "a", "$host", "b", "(?P<host>.*)")', 'a group that the regular expression has'],
    ['${a}${b}', 'half of a word'],
    ['${a}(${b}, ${c})', 'a function of which nothing is known'],
    ['o${a}', 'what could become a keyword'],
    ['sum(${a}, up)', 'an argument too many'],
    ['x[${a}y]', 'years'],
  ])('%s takes none: %s', (template) => {
    for (const slot of slotsOf(template)) expect(slot).toEqual(['nowhere']);
  });
});
