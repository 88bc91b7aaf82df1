/** Reads alert rules with their places: rule files of Prometheus, Mimir and Loki, and PrometheusRule manifests. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { boundProblems } from '../../problem/bounded.ts';
import type { LineIndex } from '../../problem/position.ts';
import { fileStart, type Problem, type Range } from '../../problem/problem.ts';
import { readDocuments } from '../../query/languages/yaml/documents.ts';
import { nameLimit } from '../schema/common.ts';
import type { SourceFile } from '../source-file.ts';
import type { AlertRule } from './alert-rule.ts';

/** The mapping of one alert in its YAML, for those who write into it. */
export interface AlertNode {
  rule: AlertRule;
  node: YAMLMap;
}

/**
 * The alerts of a file, and why it could not be read. The form is that of Prometheus
 * (https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/); the operator has it under `spec`, Mimir and Loki
 * put a `namespace` beside it, and several documents or a `List` may stand in one file. Documents of other kinds are passed over.
 */
export function readRuleFile(file: SourceFile): { alerts: AlertNode[]; text: string; problems: Problem[] } {
  const { text, lines } = file;
  const problems = [...file.problems];
  const alerts: AlertNode[] = [];
  const { documents, limit } = readDocuments(text);
  const parts = limit === null ? documents : [{ document: null, faults: [limit] }];
  for (const { document, faults } of parts) {
    const [error] = faults;
    if (error !== undefined) {
      const { line } = lines.point(error.from);
      const template = text.slice(lines.lineStart(line), lines.lineStart(line + 1)).includes('{{');
      problems.push({
        check: 'alert/file',
        severity: 'error',
        file: file.path,
        message: error.code === 'LIMIT' ? `not read: ${error.message}` : `not valid YAML: ${error.message}`,
        hint: template ? 'this looks like a template: name the rules that it makes (`helm template`) instead' : '',
        ...lines.range(error.from, error.to),
      });
      continue;
    }
    for (const { rule, node } of groupsOf(document?.contents ?? null).flatMap((group) => alertsOf(group, file.path, lines))) {
      if (rule.name.length <= nameLimit) alerts.push({ rule, node });
      else problems.push(tooLong(rule));
    }
  }
  return { alerts, text, problems: boundProblems(problems) };
}

function tooLong({ file, place, name }: AlertRule): Problem {
  const message = `not read: this alert's name is longer than ${nameLimit} characters, which is the limit: \`${name.slice(0, 40)}…\``;
  return { check: 'alert/file', severity: 'error', file, message, hint: 'give it a shorter one', ...place };
}

/** A rule file that a setting or option names and that is not there. */
export function noRuleFile(pattern: string): Problem {
  return {
    check: 'alert/file',
    severity: 'error',
    file: 'breakglass.yaml',
    message: `no rule file matches \`${pattern}\``,
    hint: 'globs start at the content root, as in `../monitoring/**/*.yaml`',
    ...fileStart,
  };
}

function groupsOf(root: Node | null): YAMLMap[] {
  if (!isMap(root)) return [];
  const items = root.get('items', true);
  if (isSeq(items)) return items.items.flatMap((item) => (isMap(item) ? groupsOf(item) : []));
  const spec = root.get('spec', true);
  const groups = root.get('groups', true) ?? (isMap(spec) ? spec.get('groups', true) : undefined);
  return isSeq(groups) ? groups.items.filter((group) => isMap(group)) : [];
}

function alertsOf(group: YAMLMap, file: string, lines: LineIndex): AlertNode[] {
  const rules = group.get('rules', true);
  if (!isSeq(rules)) return [];
  return rules.items.flatMap((node) => {
    if (!isMap(node)) return [];
    const name = node.get('alert', true);
    if (!isScalar(name) || typeof name.value !== 'string') return [];
    const annotations = node.get('annotations', true);
    const url = isMap(annotations) ? annotations.get('runbook_url', true) : undefined;
    const rule: AlertRule = {
      name: name.value,
      group: textOf(group.get('name')),
      labels: textMap(node.get('labels', true)),
      annotations: textMap(annotations),
      file,
      place: rangeOf(name, lines),
      urlPlace: isScalar(url) ? rangeOf(url, lines) : null,
    };
    return [{ rule, node }];
  });
}

function textMap(node: unknown): Record<string, string> {
  if (!isMap(node)) return {};
  return Object.fromEntries(
    node.items.map(({ key, value }) => [textOf(isScalar(key) ? key.value : ''), textOf(isScalar(value) ? value.value : '')]),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function rangeOf(node: Node, lines: LineIndex): Range {
  const [from, to] = node.range ?? [0, 0];
  return lines.range(from, to);
}
