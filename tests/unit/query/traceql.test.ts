/** TraceQL by its grammar: what it takes, what its grammar lacks and Tempo has, and what an author is told about the rest. */
import { describe, expect, it } from 'vitest';
import { traceql } from '../../../src/query/languages/traceql/index.ts';
import { told } from './told.ts';

const valid = [
  '{ }',
  '{ true }',
  '{ .http.route = "/cart" }',
  '{ resource.service.name = "api" && status = error }',
  '{ span.http.status_code >= 500 || duration > 1.5s }',
  '{ name =~ "GET .*" && kind = server }',
  '{ span."key with blanks" = `x` }',
  '{ .a != nil && !.b }',
  '{ span.x = -1 }',
  '{ event:name = "exception" && link:traceID = "x" }',
  '{ .a } && { .b } || { .c }',
  '{ .a } >> { .b } > { .c }',
  '{ .a } | count() > 2',
  '{ .a } | by(resource.service.name) | avg(duration) > 200ms',
  '{ .a } | select(.b, span.c)',
  '{ status = error } | rate() by (name)',
  '{ } | histogram_over_time(duration) by (resource.service.name)',
  '{ } | quantile_over_time(duration, 0.99, 0.9)',
  '{ } | compare({ status = error })',
  '{ } | rate() | topk(10)',
  '{ .a } with (most_recent=true)',
  '// comment\n{ .a = 1 } /* and another */',
];

/** Valid in Tempo (its own test_examples.yaml has all of these forms), unknown to lezer-traceql 1.0.0. */
const newerThanTheGrammar = [
  '{ } | rate() > 10',
  '{ } | rate() by (span.client_ip) >= 5.5',
  '({ .a } | rate()) / ({ } | rate()) * 100',
  '100 * ({ } | rate())',
  '{ } | rate() | topk(5) > 10',
  '{ } | count_over_time() with(sample=0.1)',
  '{ nestedSetParent < 0 }',
  '{ } | quantile_over_time(duration, .99, .9)',
];

const templates = [
  '{ resource.service.name = "${service}" && duration > ${min_duration} }',
  '{ span.${attribute} = ${value} }',
  '{ .a = $value } | rate() by (${label})',
  '{ } | rate() | topk(${k})',
  '{ } | quantile_over_time(duration, ${q}) by (name)',
  '{ } | count() > ${n}',
  '${filter} | rate()',
  '{ } | ${function}() by (name)',
  '{ ${filter} && status = error } >> ${other}',
];

const broken: [query: string, told: string][] = [
  ['', '0–0 found nothing; expected a span selector such as `{ status = error }` or a function such as `rate()`, `count()`'],
  ['status = error', '0–6 found `status`; expected a span selector such as `{ status = error }` or a function such as `rate()`, `count()`'],
  ['{ status = error', '16–16 found the end of the query; expected `}` to close `{`'],
  ['{ (.a = 1 }', '10–11 found `}`; expected `)` to close `(`'],
  [
    '{ service.name = "x" }',
    '2–14 found `service.name`, which is no field of a span; expected an attribute: `.service.name`, `span.service.name` or `resource.service.name`',
  ],
  ['{ rootname = "x" }', '2–10 found `rootname`, which is no field of a span; expected `rootName` or the attribute `.rootname`'],
  ['{ .a == 1 }', '5–7 found `==`; expected `=`'],
  ['{ .a = 1 and .b = 2 }', '9–12 found `and`; expected `&&`'],
  ['{ .a = 1 or .b = 2 }', '9–11 found `or`; expected `||`'],
  ["{ .a = 'b' }", "7–8 found `'`; expected a string in double quotes or backquotes"],
  ['{ .a = "b }', '7–11 found the string `"b }`, which is never closed; expected a closing `"`'],
  ['{ .a > }', '7–8 found `}`; expected an attribute such as `.http.route` or a value'],
  ['{ duration > 2 sec }', '15–18 found `sec`; expected a comparison, `&&`, `||` or `}`'],
  ['{ .a } count() > 2', '7–12 found `count`; expected a pipeline stage such as `| rate()` or the end of the query'],
  ['{ .a } | rate', '13–13 found the end of the query; expected `(`'],
  ['{ .a } | rate(', '14–14 found the end of the query; expected `)` to close `rate(`'],
  ['{ .a } | select(.b', '18–18 found the end of the query; expected `)` to close `select(`'],
  ['{ .a } | max() = 1', '13–14 found `)`; expected an attribute such as `.http.route` or a value'],
  ['{ .a } | count()', '9–16 found `count()`, compared with nothing; expected a comparison such as `count() > 3`'],
  ['{ .a } + { .b }', '7–8 found `+` between two sets of spans; expected `&&`, `||` or a structural operator such as `>>`'],
  ['{ .a } /* open', '7–9 found a comment that is never closed; expected `*/`'],
];

describe('TraceQL', () => {
  it.each(valid)('takes %s', (query) => expect(told(traceql, query)).toEqual([]));

  it.each(newerThanTheGrammar)('says nothing of %s', (query) => expect(told(traceql, query)).toEqual([]));

  it.each(templates)('takes the template %s', (query) => expect(told(traceql, query)).toEqual([]));

  it.each(broken)('says what is wrong with %s', (query, expected) => expect(told(traceql, query)).toEqual([expected]));
});
