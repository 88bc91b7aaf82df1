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

describe('the alerts of a file as it lies in a repository:', () => {
  const rules = (indent: string) => group(indent).replace(/^ {0,12}- record.*\n.*\n/m, '');
  const names = (text: string, path = 'rules.yaml') => readRuleFile(sourceFromText(path, text)).alerts.map(({ rule }) => rule.name);
  it.each([
    ['a Template of OpenShift', `kind: Template\nobjects:\n- kind: PrometheusRule\n  spec:\n    groups:\n${rules('    ')}`],
    ['a ConfigMap', `kind: ConfigMap\ndata:\n  a.yml: |\n    groups:\n${rules('    ')}  other: x\n`],
    ['a ConfigMap in a List', `kind: List\nitems:\n- kind: ConfigMap\n  data:\n    a.yml: |-\n      groups:\n${rules('      ')}`],
    ['a ConfigMap with a folded text', `data:\n  a.yml: ${JSON.stringify(`groups:\n${rules('')}`)}\n`],
    ["Helm's values", `additionalPrometheusRulesMap:\n  shop:\n    groups:\n${rules('    ')}`],
    ["Helm's values, as a list", `additionalPrometheusRules:\n- name: x\n  groups:\n${rules('  ')}`],
    ["Helm's values of Prometheus", `serverFiles:\n  alerting_rules.yml:\n    groups:\n${rules('    ')}`],
    ["Helm's values, as text", `ruler:\n  directories:\n    tenant:\n      rules.txt: |\n        groups:\n${rules('        ')}`],
    ["Helm's values without groups", `prometheusRule:\n  rules:\n    - alert: CartDown\n      expr: up\n`],
    ['Grafana', 'apiVersion: 1\ngroups:\n- name: g\n  rules:\n  - uid: a\n    title: CartDown\n    condition: A\n'],
    ["Grafana's ruler", '{"ns":[{"name":"g","rules":[{"expr":"","grafana_alert":{"title":"CartDown","uid":"a"}}]}]}'],
    ["Grafana's operator", 'kind: GrafanaAlertRuleGroup\nspec:\n  rules:\n  - title: CartDown\n    uid: a\n'],
    ['VictoriaMetrics', `kind: VMRule\nspec:\n  groups:\n${rules('  ')}`],
    ['Sloth', 'version: prometheus/v1\nservice: shop\nslos:\n- name: a\n  alerting:\n    name: CartDown\n    page_alert: {}\n'],
    ["Sloth's operator", 'kind: PrometheusServiceLevel\nspec:\n  slos:\n  - name: a\n    alerting: {name: CartDown}\n'],
    ['Pyrra', 'kind: ServiceLevelObjective\nmetadata: {name: cart}\nspec:\n  alerting: {name: CartDown}\n'],
    ['an alias', `x: &r\n- alert: CartDown\n  expr: up\ngroups:\n- name: a\n  rules: *r\n`],
    ['a merged rule', `x: &r {alert: CartDown, expr: up}\ngroups:\n- name: a\n  rules:\n  - <<: *r\n`],
    [
      'a quoted text in lines',
      `groups:\n- name: a\n  rules:\n  - alert: CartDown\n    expr: up\n    annotations:\n      a: "one\n      two"\n      b: 'it''s\n    three'\n`,
    ],
  ])('%s', (_, text) => {
    expect(names(text)).toEqual(['CartDown']);
    expect(read(text)).toMatchObject({ silent: undefined, problems: [] });
  });

  it('Pyrra names them itself, and one may be turned off', () => {
    expect(names('kind: ServiceLevelObjective\nmetadata: {name: cart}\nspec: {target: "99"}\n')).toEqual(['ErrorBudgetBurn']);
    expect(names('kind: ServiceLevelObjective\nmetadata: {name: cart}\nspec:\n  alerting: {disabled: true}\n')).toEqual([]);
  });

  it('a rule in a text has the place where it stands, and takes a link there', () => {
    const text = `kind: ConfigMap\ndata:\n  a.yml: |\n    groups:\n${rules('    ')}`;
    const [alert] = read(text).alerts;
    expect(text.split('\n')[(alert?.rule.place.line ?? 0) - 1]).toContain('alert: "CartDown"');
    expect(alert?.fixed).toBeUndefined();
    expect(read('data:\n  a: "groups: [{rules: [{alert: A, expr: up}]}]"\n').alerts[0]?.fixed).toContain('within the file');
  });

  it.each([
    ['a template', 'rules.yaml', 'groups:\n{{- range .Values.teams }}\n- name: a\n{{- end }}\n', 'a template of Helm', true],
    ['Jsonnet', 'alerts.libsonnet', '{ groups+:: [] }', 'Jsonnet', true],
    ['a broken file', 'rules.yaml', 'groups: [\n', 'no valid YAML', true],
    ['a broken text', 'rules.yaml', 'data:\n  a: |\n    - alert: [\n      expr: up\n', 'no valid YAML', true],
    ['records', 'rules.yaml', 'groups:\n- name: a\n  rules:\n  - record: a:b\n    expr: up\n', 'records a series', false],
    ['tests', 'rules.yaml', 'rule_files: [a]\ntests: []\n', 'tests of rules', false],
    ['anything else', 'rules.yaml', 'a: 1\n', 'no alert rules', false],
    ['nothing', 'rules.yaml', '', 'empty', false],
  ])('says why there are none: %s', (_, path, text, why, isUnread) => {
    const { alerts, silent } = readRuleFile(sourceFromText(path, text));
    expect(alerts).toEqual([]);
    expect(silent).toMatchObject({ file: path, isUnread, why: expect.stringContaining(why) });
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
    'groups:\n  - name: a\n    rules: [{alert: }, 4, {alert: [a]}]\n',
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
