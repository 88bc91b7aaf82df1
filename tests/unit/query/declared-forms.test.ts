/** `<name>` and `{{name}}` in queries are values where the name is declared, and what the language makes of them elsewhere. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fillIn } from '../../../src/fill/value.ts';
import { findHoles, readCode } from '../../../src/query/code.ts';
import { languageById, prepareLanguages } from '../../../src/query/registry.ts';

beforeAll(() => prepareLanguages());

const variables = { job: {}, name: {}, n: {}, id: {}, pod_name: {} };

function filled(id: string, text: string, value: string): string {
  return findHoles(languageById(id), text, variables)
    .toReversed()
    .reduce((so, { slot, from, to }) => so.slice(0, from) + (fillIn({}, slot, value).text ?? '✗') + so.slice(to), text);
}

describe('declared names in queries', () => {
  it.each([
    ['promql', 'up{job="<job>"}', 'a"b', 'up{job="a\\"b"}'],
    ['promql', 'up{job="{{job}}"}', 'a', 'up{job="a"}'],
    ['promql', 'up{job=~"<job>.*"}', 'a.b', 'up{job=~"a\\\\.b.*"}'],
    ['promql', 'up > <n>', '5', 'up > 5'],
    ['promql', 'topk({{ n }}, up)', '5', 'topk(5, up)'],
    ['promql', 'sum by (<name>) (up)', 'pod', 'sum by (pod) (up)'],
    ['promql', 'up{pod="<pod name>"}', 'a', 'up{pod="a"}'],
    ['promql', 'up{pod="<pod-name>"}', 'a', 'up{pod="a"}'],
    ['promql', 'a{b="<job>"} > <n> and up{c="${id}"}', '5', 'a{b="5"} > 5 and up{c="5"}'],
    ['logql', '{app="<name>"} |= "{{job}}"', 'x', '{app="x"} |= "x"'],
    ['logql', 'topk(<n>, rate({app="a"}[5m]))', '5', 'topk(5, rate({app="a"}[5m]))'],
    ['traceql', '{ .a = "<job>" && duration > {{n}} }', '5', '{ .a = "5" && duration > 5 }'],
    ['sql', 'select 1 where id = <id>', '5', 'select 1 where id = 5'],
    ['sql', "select 1 where id = '<id>'", "a'b", "select 1 where id = 'a''b'"],
    ['sql', "select '{{name}}'", "a'b", "select 'a''b'"],
    ['mysql', 'select <n>', '5', 'select 5'],
  ])('%s: %s with %j is %s', (id, text, value, expected) => {
    expect(filled(id, text, value)).toBe(expected);
    const { html } = readCode(languageById(id), text, variables);
    expect(
      html
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    ).toBe(text);
    expect(languageById(id).diagnose?.(text, new Set(Object.keys(variables))) ?? []).toEqual([]);
  });

  it.each([
    ['promql', 'label_replace(up, "a", "$1", "b", "(?P<name>.*)")'],
    ['promql', 'up{a=~"(?<name>x)"}'],
    ['logql', '{app="a"} | pattern "<_> <name> <n>"'],
    ['logql', '{app="a"} | pattern `<name>`'],
    ['logql', '{app="a"} |> "<name>"'],
    ['logql', '{app="a"} | line_format "{{name}}"'],
    ['promql', 'up{a="<other>", b="{{other}}"}'],
    ['sql', "select '<none>'"],
    ['sql', 'select 1 where a <job and b> 2'],
  ])('%s: %s has none', (id, text) => expect(findHoles(languageById(id), text, variables)).toEqual([]));
});
