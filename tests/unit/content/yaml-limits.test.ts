/** YAML of any size and depth: read, or refused with the limit, and never in a time that grows with the square. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readRuleFile } from '../../../src/content/rules/rule-file.ts';
import { sheetSchema } from '../../../src/content/schema/sheet.ts';
import { sourceFromText } from '../../../src/content/source-file.ts';
import { readYaml } from '../../../src/content/yaml.ts';
import { mostProblems } from '../../../src/problem/bounded.ts';
import { hostileYaml } from '../../support/hostile-yaml.ts';

const rules = { check: 'sheet/schema' } as const;

function sheet(text: string) {
  return readYaml({ file: 'queries/a.yaml', text }, sheetSchema, rules);
}

function alerts(text: string) {
  return readRuleFile(sourceFromText('alerts.yaml', text));
}

describe('hostile YAML @fault-50', () => {
  for (const { name, make } of hostileYaml) {
    it(`is read as a sheet and as a rule file: ${name}`, () => {
      // What reading costs besides is the queries in a sheet: one each.
      const text = make(/entries|alerts|anchors/.test(name) ? 500 : 3_000);
      for (const { problems } of [sheet(text), alerts(text)]) {
        for (const { line, column, message } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toMatch(/call stack|RangeError/);
        }
      }
    });
  }

  it('leaves the next file as it is', () => {
    for (const { make } of hostileYaml) sheet(make(500));
    expect(sheet('title: a\nqueries:\n  - id: q\n    title: a\n    language: promql\n    query: up\n').problems).toEqual([]);
    expect(alerts('groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: up\n').alerts).toHaveLength(1);
  });
});

describe('a limit @fault-50', () => {
  it.each([
    ['[[[ …', '['.repeat(5_000), 1],
    ['{a: …', `title: a\nqueries: ${'{a: '.repeat(5_000)}1${'}'.repeat(5_000)}`, 2],
    ['- - -', `title: a\n${'- '.repeat(5_000)}a`, 2],
    ['blocks', Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''), 101],
  ])('of depth is named where it is passed: %s', (_, text, line) => {
    const { value, problems } = readYaml({ file: 'a.yaml', text }, sheetSchema, rules);
    expect(value).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual(['not read: found lists or maps nested deeper than 100 levels']);
    expect(problems[0]?.line).toBe(line);
  });

  it('of depth takes what is just within it', () => {
    const text = `title: a\nx: ${'['.repeat(90)}${']'.repeat(90)}`;
    expect(readYaml({ file: 'a.yaml', text }, sheetSchema, rules).problems.map(({ message }) => message)).not.toContain(
      'not read: found lists or maps nested deeper than 100 levels',
    );
  });

  it('of size is named with both numbers', () => {
    const { problems } = readYaml({ file: 'a.yaml', text: `title: ${'a'.repeat(1_000_001)}` }, sheetSchema, rules);
    expect(problems).toMatchObject([{ message: 'not read: found 1,000,008 characters; at most 1,000,000 are read', line: 1 }]);
  });
});

describe('many problems of one file', () => {
  const text = `title: a\nqueries: [{ id: q, title: a, language: promql, query: up }]\n${Array.from({ length: 20_000 }, (_, at) => `key${at}: a\n`).join('')}`;
  const { value, problems } = readYaml({ file: 'a.yaml', text }, sheetSchema, rules);

  it('are the first hundred and how many more there are', () => {
    expect(problems).toHaveLength(mostProblems + 1);
    expect(problems.at(-1)).toMatchObject({ message: 'and 19,900 more problems in this file', severity: 'error' });
  });

  it('stand at their places', () => {
    expect(problems.slice(0, 3).map(({ line, message }) => [line, message])).toEqual([
      [3, 'unknown key `key0`'],
      [4, 'unknown key `key1`'],
      [5, 'unknown key `key2`'],
    ]);
  });

  it('cost what is right nothing', () => {
    expect(value?.title).toBe('a');
  });
});

it('reports each key that stands twice in its map, at its second place', () => {
  const text = 'title: a\nqueries: []\ntitle: b\nvariables:\n  x: 1\n  x: 2\n';
  const { problems } = readYaml({ file: 'a.yaml', text }, sheetSchema, rules);
  expect(problems.map(({ line, column, message }) => [line, column, message])).toEqual([
    [3, 1, 'not valid YAML: `title` stands twice in its map'],
    [6, 3, 'not valid YAML: `x` stands twice in its map'],
  ]);
});

it('half of a character, which an escape can write, is read as U+FFFD in keys and values', () => {
  const text = 'a: "a\\ud800b"\n"v\\udc00": ["\\ud83d\\ude00"]\n';
  const { value } = readYaml({ file: 'a.yaml', text }, z.record(z.string(), z.unknown()), rules);
  expect(value).toEqual({ a: 'a\ufffdb', 'v\ufffd': ['😀'] });
  const read = alerts('groups: [{ name: g, rules: [{ alert: "A\\ud800", expr: up }] }]\n');
  expect(read.alerts.map(({ rule }) => rule.name)).toEqual(['A\ufffd']);
});
