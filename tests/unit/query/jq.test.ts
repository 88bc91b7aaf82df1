/** jq filters, as jq itself compiles them. Valid ones are in the style of the manual, https://jqlang.org/manual/. */
import { beforeAll, describe, expect, it } from 'vitest';
import { jq } from '../../../src/query/languages/jq/index.ts';
import { told } from './told.ts';

const valid = [
  '.',
  '.items[] | select(.status.phase != "Running") | .metadata.name',
  '.items | map({name: .metadata.name, node: .spec.nodeName})',
  '[.[] | {a, b: .c, "d e": .f, (.g): 1}]',
  '.a.b?, .["c d"], .e[2:4], .f[-1], .g."h i"',
  '.users[]? // "nobody"',
  '.[] as {name: $n, tags: [$first]} | "\\($n): \\($first)"',
  'def f($x): . + $x; map(f(1))',
  'reduce .[] as $x (0; . + $x)',
  'foreach .[] as [$a, $b] (0; . + $a; [., $b])',
  'if .level == "error" then .msg elif .level == "warn" then "w" else empty end',
  'if . then 1 end',
  'try error("x") catch .',
  '.[] | select(.duration_ms > 500 and (.route | test("^/users"; "i")))',
  'group_by(.code) | map({code: .[0].code, n: length}) | sort_by(-.n)',
  'to_entries[] | "\\(.key)=\\(.value)"',
  '@csv, @base64d, @sh "echo \\(.a)"',
  '.. | objects | select(has("error"))',
  'paths(type == "number") as $p | getpath($p)',
  'del(.metadata.managedFields, .status)',
  '.spec.replicas |= . + 1 | .a //= 2 | .b += 1',
  'label $out | .[] | if . > 3 then break $out else . end',
  'limit(3; .[] | .x)',
  '[inputs | .level] | unique',
  'now - (.ts | fromdateiso8601) < 3600',
  '$ENV.HOME, $__loc__',
  '# which ones\n.a # this one',
  '.a as [$x] ?// $x | $x',
  // What depends on the version and on options.
  'trimstr("a") | toarray | my_function(1; 2)',
  '.ns == $ns',
  // Syntax of jq 1.8, from its tests.
  '{x: 1 + 2, y: false or true}',
  '{x: if true then 1 else 2 end}',
  '[foreach .[] as $x (0; . + $x) as $x | $x]',
  'if true then [.] else . end []',
  // Placeholders and command lines.
  '.items[] | select(.metadata.namespace == "${namespace}") | .spec.<field> == <value>',
  '.items[<number>] | select(.n > ${limit})',
  "kubectl get pods -o json | jq -r '.items[].metadata.name'",
  "jq '.a' file.json",
  "'.items[]'",
];

const broken: [string, string][] = [
  ['', '0–0 found nothing; expected a filter'],
  ['.a |', '4–4 found the end of the filter; expected '],
  ['.items[', '7–7 found the end of the filter; expected '],
  ['map(.a', '6–6 found the end of the filter; expected `;` or `)`'],
  ['{a: 1', '5–5 found the end of the filter; expected `}`'],
  ['.a | select(.b == )', '18–19 found `)`; expected '],
  ['.a)', '2–3 found `)`; expected an operator or the end of the filter'],
  ['.a]', '2–3 found `]`; expected an operator or the end of the filter'],
  ['if .a then 1 else 2', '19–19 found the end of the filter; expected `end` to close `if`'],
  ['"\\(.a', '5–5 found the end of the filter; expected '],
  ['"abc', '4–4 found the end of the filter; expected a closing `"`'],
  ['.a as $x', '8–8 found the end of the filter; expected `|`'],
  ['.a == = 1', '6–7 found `=`; expected '],
  ['limit(3;)', '8–9 found `)`; expected '],
  ['.[1:2:3]', '5–6 found `:`; expected '],
  ["select(.a == 'b')", "13–14 found `'`; expected "],
  ['"é" | .a )', '9–10 found `)`; expected an operator or the end of the filter'],
  ['.a |\n  .b )\n  | .c', '10–11 found `)`; expected an operator or the end of the filter'],
  ['.a | <b> | ]', '11–12 found `]`; expected '],
  ['"a" "b"', '4–5 found `"`; expected an operator or the end of the filter'],
];

describe('jq', () => {
  beforeAll(() => jq.prepare?.());

  it.each(valid)('takes %s', (filter) => expect(told(jq, filter)).toEqual([]));

  it.each(broken)('says what is wrong with %s', (filter, expected) => expect(told(jq, filter)).toEqual([expected]));

  it('compiles and never runs', () => expect(told(jq, 'last(repeat(1))')).toEqual([]));
});
