/** One wrong value in a YAML file costs the entry that it spoils, and nothing else. */
import { describe, expect, it } from 'vitest';
import { serviceSchema } from '../../../src/content/schema/service.ts';
import { sheetSchema } from '../../../src/content/schema/sheet.ts';
import { readYaml } from '../../../src/content/yaml.ts';

function service(text: string) {
  return readYaml({ file: 'service.yaml', text }, serviceSchema, { check: 'service/schema' });
}

const around = 'title: Shop\nowner: team-shop\n';

describe('an entry with one wrong value that it needs', () => {
  it.each([
    ['a link that runs script', 'links', '  - { title: js, url: "javascript:alert(1)" }'],
    ['a link whose address is a list', 'links', '  - { title: a, url: [x] }'],
    ['a link without an address', 'links', '  - { title: a }'],
    ['a link with an empty title', 'links', '  - { title: "", url: https://example.com/a }'],
    ['two wrong values', 'links', '  - { title: [], url: 7 }'],
    ['whom to call, as a list', 'escalation', '  - { to: [a, b] }'],
    ['a dashboard without a good address', 'dashboards', '  - { title: Load, url: "load" }'],
    ['a dependency whose address is wrong', 'dependencies', '  - { name: DNS, url: "javascript:x" }'],
  ])('is left out alone: %s', (_, key, entry) => {
    const good = {
      links: '{ title: ok, url: https://example.com/ }',
      escalation: '{ to: ops }',
      dashboards: '{ title: ok, url: https://example.com/ }',
      dependencies: '{ service: db }',
    };
    const sound = good[key as keyof typeof good];
    const { value, problems } = service(`${around}${key}:\n${entry}\n  - ${sound}\n`);
    expect(value).toMatchObject({ title: 'Shop', owner: 'team-shop' });
    expect(value?.[key as keyof typeof good].at(-1)).toEqual(service(`${key}:\n  - ${sound}\n`).value?.[key as keyof typeof good][0]);
    expect(problems.length).toBeGreaterThan(0);
    for (const { line } of problems) expect(line).toBe(4);
  });

  it('leaves the other queries of a sheet', () => {
    const text =
      'title: Sheet\nqueries:\n  - { id: a, title: [x], language: promql, query: up }\n  - { id: b, title: B, language: promql, query: up }\n';
    const { value, problems } = readYaml({ file: 'a.yaml', text }, sheetSchema, { check: 'sheet/schema' });
    expect(value?.queries.map(({ id }) => id)).toEqual(['b']);
    expect(problems.map(({ line }) => line)).toEqual([3]);
  });
});

describe('YAML that is not valid', () => {
  it.each([
    ['a key that is indented deeper', 'title: A\n owner: b\n', '2:2 found `owner` indented by 1, below a key that has a value already'],
    ['a key without its colon', 'links:\n- id x\n  title: a\n', '2:3 found a line that is no entry'],
    ['a key between entries', 'links:\n  - title: a\n   url: b\n', '3:1 found a line that is no entry'],
    ['a quote that nothing closes', 'owner: a\ntitle: "A\nlinks: []\n', '2:8 found no closing quote'],
    ['a bracket that nothing closes', 'links: [a,\nowner: b\n', '1:8 found a list or map in brackets that breaks off'],
    ['what follows from the first slip', '- a\nb: c\nd: e\n', '2:1 found text behind the end of a value'],
    ['a star before a text', 'title: *a\n', '1:8 `*a` refers to a text that nothing names'],
  ])('is reported once, where its author looks: %s', (_what, text, expected) => {
    const { problems } = service(text);
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message.replace('not valid YAML: ', '')}`)).toEqual([expected]);
  });

  it.each([
    ['title: {{ .Alert }} fires', 'quotes'],
    ['title: [a] is down', 'quotes'],
    ['title: "a" is down', 'quotes'],
    ['title: @oncall broken', 'quotes'],
    ['title: `kubectl` fails', 'quotes'],
    ['title: %x', 'quotes'],
    ['title: Payments: time out', 'quotes'],
    ['links: [x', '`]`'],
    ['title: {b', '`}`'],
    ['title: "x', 'quote'],
  ])('has the mend in its hint: %s', (text, mend) => {
    const { problems } = service(`${text}\n`);
    expect(problems[0]?.hint).toContain(mend);
  });
});
