import { describe, expect, it } from 'vitest';
import { readRuleFile } from '../../../../src/content/rules/rule-file.ts';
import { sourceFromText } from '../../../../src/content/source-file.ts';

const read = (text: string) => readRuleFile(sourceFromText('rules.yaml', text));
const names = (text: string) => read(text).alerts.map(({ rule }) => `${rule.group}/${rule.name}`);
const group = (indent: string) =>
  `- name: shop\n  rules:\n    - record: a:b\n      expr: up\n    - alert: "CartDown"\n      expr: up == 0\n      labels: {severity: critical, tier: 1}\n      annotations:\n        runbook_url: https://r.example.com/x\n`.replace(
    /^(?=.)/gm,
    indent,
  );

describe('the alerts of', () => {
  it.each([
    ['a rule file', `groups:\n${group('  ')}`],
    ['Mimir’s, with a namespace', `namespace: shop\ngroups:\n${group('')}`],
    ['a PrometheusRule', `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups:\n${group('    ')}`],
    ['a List', `kind: List\nitems:\n  - kind: PrometheusRule\n    spec:\n      groups:\n${group('        ')}`],
    ['one of several documents', `kind: ConfigMap\n---\ngroups:\n${group('  ')}---\n`],
    ['JSON', '{"groups":[{"name":"shop","rules":[{"alert":"CartDown","expr":"up"}]}]}'],
  ])('%s', (_, text) => {
    expect(names(text)).toEqual(['shop/CartDown']);
  });
});

it('come with labels, annotations and places', () => {
  expect(read(`groups:\n${group('  ')}`).alerts[0]?.rule).toMatchObject({
    labels: { severity: 'critical', tier: '1' },
    annotations: { runbook_url: 'https://r.example.com/x' },
    place: { line: 6, column: 16, endColumn: 26 },
    urlPlace: { line: 10, column: 24 },
  });
});

it('files of other kinds have none, and that is no problem', () => {
  for (const text of [
    '',
    'just text',
    '- a\n- b\n',
    'groups: 3\n',
    'groups:\n  - rules: x\n',
    'groups:\n  - name: a\n    rules: [{alert: 3}, 4, {alert: [a]}]\n',
  ])
    expect(read(text)).toMatchObject({ alerts: [], problems: text === '' ? [{ check: 'file/empty' }] : [] });
});

it('what is no YAML is told at its place; a template is named as one', () => {
  expect(read('groups:\n{{- range .Values.teams }}\n  - name: a\n').problems[0]).toMatchObject({
    check: 'alert/file',
    line: 2,
    hint: expect.stringContaining('helm template'),
  });
});
