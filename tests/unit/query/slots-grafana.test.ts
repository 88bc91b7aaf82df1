/** What ordinary values become where they stand in LogQL and TraceQL, and what is refused. */
import { describe, expect, it } from 'vitest';
import { writeValue } from '../../../src/fill/layer.ts';
import type { Language } from '../../../src/query/language.ts';
import { logql } from '../../../src/query/languages/logql/index.ts';
import { traceql } from '../../../src/query/languages/traceql/index.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';

/** The text with the value in each of its places, or the first refusal. */
function filled(language: Language, text: string, value: string): string {
  const placeholders = findPlaceholders(text, 'query');
  const slots = language.slots?.(text, placeholders) ?? [];
  let result = text;
  for (const [at, hole] of [...placeholders.entries()].reverse()) {
    const written = writeValue(slots[at] ?? ['nowhere'], value);
    if (written.text === undefined) return `refused: ${written.refused}`;
    result = result.slice(0, hole.from) + written.text + result.slice(hole.to);
  }
  return result;
}

describe('LogQL', () => {
  it.each([
    ['{app="${x}"}', 'prod', '{app="prod"}'],
    ['{app="${x}"}', "O'Brien", `{app="O'Brien"}`],
    ['{app="${x}"}', 'a "b" \\c', '{app="a \\"b\\" \\\\c"}'],
    ['{app=~"${x}"}', 'api-7f9c-x2', '{app=~"api-7f9c-x2"}'],
    ['{app=~"${x}.*"}', '10.0.0.1:9090', '{app=~"10\\\\.0\\\\.0\\\\.1:9090.*"}'],
    ['{app=~`${x}`}', '/users/{id}', '{app=~`/users/\\{id\\}`}'],
    ['{a="b"} |= "${x}"', '/users/{id}', '{a="b"} |= "/users/{id}"'],
    ['{a="b"} |= `${x}`', 'a`b', 'refused: it holds a backquote, and the text stands between backquotes'],
    ['{a="b"} |~ "[${x}]"', 'prod', 'refused: no value can be put here'],
    ['{a="b"} |~ `\\Q${x}\\E`', 'prod', 'refused: no value can be put here'],
    ['{a="b"} | json | level=${x}', 'error', '{a="b"} | json | level="error"'],
    ['{a="b"} | json | status=${x}', '500', '{a="b"} | json | status=500'],
    ['{a="b"} | json | size>${x}', '20KB', '{a="b"} | json | size>20KB'],
    ['{a="b"} | json | size>${x}', 'prod', 'refused: expected a number, a duration such as `1.5s` or a size such as `20KB`'],
    ['{a="b"} | json y="${x}"', 'request.headers[0]', '{a="b"} | json y="request.headers[0]"'],
    ['{a="b"} | line_format "{{.${x}}}"', 'msg', '{a="b"} | line_format "{{.msg}}"'],
    ['{a="b"} | line_format "${x}: {{.y}}"', '{{.z}}', 'refused: it holds a brace, which begins or ends an action of the template'],
    ['sum by (${x}) (rate({a="b"}[5m]))', 'pod', 'sum by (pod) (rate({a="b"}[5m]))'],
    ['sum by (${x}) (rate({a="b"}[5m]))', 'by', 'refused: `by` is a word of the language'],
    ['rate({a="b"}[${x}] offset ${x})', '1h30m', 'rate({a="b"}[1h30m] offset 1h30m)'],
    ['rate({a="b"}[${x}m])', '5', 'rate({a="b"}[5m])'],
    ['max_over_time({a="b"} | unwrap y [5m] offset ${x})', '1d', 'max_over_time({a="b"} | unwrap y [5m] offset 1d)'],
    ['quantile_over_time(${x}, {a="b"} | unwrap y [5m])', '99', 'refused: expected a number from 0 to 1'],
    ['label_replace(rate({a="b"}[5m]), "c", "${x}", "d", "(.*)")', 'a$1', 'label_replace(rate({a="b"}[5m]), "c", "a$$1", "d", "(.*)")'],
    ['{a="b"} |= ip("${x}")', '10.0.0.0/8', '{a="b"} |= ip("10.0.0.0/8")'],
    ['rate({a="b"}[$__auto])', '5m', 'refused: no value can be put here'],
  ])('%s with %s', (text, value, expected) => expect(filled(logql, text, value)).toBe(expected));
});

describe('TraceQL', () => {
  it.each([
    ['{ resource.service.name = "${x}" }', "O'Brien", `{ resource.service.name = "O'Brien" }`],
    ['{ span.http.route =~ "${x}" }', '/users/{id}', '{ span.http.route =~ "/users/\\\\{id\\\\}" }'],
    ['{ span.a = ${x} }', 'api-7f9c-x2', '{ span.a = "api-7f9c-x2" }'],
    ['{ span.a = ${x} }', '10.0.0.1:9090', '{ span.a = "10.0.0.1:9090" }'],
    ['{ span.a = ${x} }', '500', '{ span.a = 500 }'],
    ['{ span.a = ${x} }', 'true', '{ span.a = true }'],
    ['{ span.a > ${x} }', 'error', '{ span.a > "error" }'],
    ['{ name = ${x} }', '500', '{ name = "500" }'],
    ['{ name =~ ${x} }', 'GET /a.b', '{ name =~ "GET /a\\\\.b" }'],
    ['{ duration > ${x} }', '1.5s', '{ duration > 1.5s }'],
    ['{ duration > ${x} }', 'long', 'refused: expected a number or a duration such as `500ms`'],
    ['{ duration > ${x}ms }', '500', '{ duration > 500ms }'],
    ['{ status = ${x} }', 'error', '{ status = error }'],
    ['{ status = ${x} }', 'prod', 'refused: expected `error`, `ok` or `unset`'],
    ['{ kind = ${x} }', 'server', '{ kind = server }'],
    ['{ span.${x} = 1 }', 'http.route', '{ span.http.route = 1 }'],
    ['{ span."${x}" = 1 }', 'with "quotes"', '{ span."with \\"quotes\\"" = 1 }'],
    ['{ ${x} = 1 }', 'span.http.route', '{ span.http.route = 1 }'],
    ['{ ${x} = 1 }', 'http.route', 'refused: expected an attribute with its scope, such as `span.http.route`'],
    ['{ } | rate() by (${x})', 'resource.service.name', '{ } | rate() by (resource.service.name)'],
    ['{ } | quantile_over_time(duration, ${x})', '.99', '{ } | quantile_over_time(duration, .99)'],
    ['{ } | count() > ${x}', '3', '{ } | count() > 3'],
    ['({ } | rate()) * ${x}', '10s', 'refused: expected a number without a sign'],
    ['{ } | rate() | topk(${x})', '10', '{ } | rate() | topk(10)'],
    ['${x} | rate()', '{ }', 'refused: no value can be put here'],
    ['{ .a = 1 } // ${x}', 'a\n{ }', expect.stringContaining('refused')],
  ])('%s with %s', (text, value, expected) => expect(filled(traceql, text, value)).toEqual(expected));
});
