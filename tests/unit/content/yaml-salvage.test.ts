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
