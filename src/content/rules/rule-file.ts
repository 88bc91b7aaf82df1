/** Reads alert rules with their places, in whatever form they lie in a repository, or says why a file gave none. */
import { isMap, isScalar } from 'yaml';
import { boundProblems } from '../../problem/bounded.ts';
import { fileStart, type Problem } from '../../problem/problem.ts';
import { nameLimit } from '../schema/common.ts';
import type { SourceFile } from '../source-file.ts';
import type { AlertRule, SilentFile } from './alert-rule.ts';
import { type AlertNode, type FoundRules, findRules, readGoYaml, type UnreadText, unreadText } from './find-rules.ts';

export type { AlertNode };

export interface RuleFile {
  readonly alerts: readonly AlertNode[];
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Why it gave no alerts, or not all; undefined where it gave some and nothing in it was unread. */
  readonly silent: SilentFile | undefined;
}

/**
 * The alerts of a file: of Prometheus, Mimir, Loki, Thanos and VictoriaMetrics, of the operators' manifests, of Grafana, Sloth and
 * Pyrra; in Lists, Templates and ConfigMaps, and in Helm's values, as data or as text.
 */
export function readRuleFile(file: SourceFile): RuleFile {
  const { text, lines } = file;
  const program = programOf(file);
  if (program !== undefined) return { alerts: [], text, ...unreadFile(file, program) };
  const problems = [...file.problems];
  const fault = file.isReadable
    ? undefined
    : problems.find(({ check }) => check !== 'file/empty' && check !== 'file/bom' && check !== 'file/line-ends');
  if (fault !== undefined) return { alerts: [], text, problems, silent: { file: file.path, line: 1, why: fault.message, isUnread: true } };
  const found: FoundRules = { alerts: [], records: 0, unread: [] };
  const keys: string[] = [];
  const faults: UnreadText[] = [];
  for (const { document, faults: ofDocument } of readGoYaml(text)) {
    const [fault] = ofDocument;
    if (fault !== undefined) faults.push(unreadText(text, fault, (from, to) => lines.range(from, to)));
    else if (document !== null) {
      if (isMap(document.contents)) keys.push(...document.contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')));
      findRules(document, { file: file.path, lines, text, found });
    }
  }
  const alerts = found.alerts.filter(({ rule }) => rule.name.length <= nameLimit);
  problems.push(...found.alerts.filter(({ rule }) => rule.name.length > nameLimit).map(({ rule }) => tooLong(rule)));
  const isHelm = faults.length > 0 && isHelmTemplate(text);
  const unread = isHelm ? faults.slice(0, 1) : [...faults, ...found.unread];
  problems.push(...unread.map((one) => unreadProblem(file, one, isHelm)));
  const [first] = unread;
  if (first !== undefined) {
    const why = isHelm
      ? `${helmTemplate}: render it first, or name its chart by \`--helm CHART\``
      : `it is no valid YAML: ${first.message}`;
    const message = first.isLimit ? first.message : why;
    return {
      alerts,
      text,
      problems: boundProblems(problems),
      silent: { file: file.path, line: first.place.line, why: message, isUnread: true },
    };
  }
  const silent = found.alerts.length > 0 ? undefined : { file: file.path, line: 1, why: whyNone(file, found, keys), isUnread: false };
  return { alerts, text, problems: boundProblems(problems), silent };
}

const helmTemplate = 'a template of Helm';

function unreadProblem(file: SourceFile, { message: found, expected, isLimit, line, place }: UnreadText, isHelm: boolean): Problem {
  const problem = { check: 'alert/file', file: file.path, ...place } as const;
  const template = 'this looks like a template: name the rules that it makes (`helm template`) instead';
  const hint = isHelm || line.includes('{{') ? template : expected === '' ? '' : `expected ${expected}`;
  if (isHelm) return { ...problem, severity: 'warning', message: `not read: it is ${helmTemplate}`, hint };
  const message = isLimit ? `not read: ${found}` : `not valid YAML: ${found}`;
  return { ...problem, severity: 'error', message, hint };
}

/** Actions that only Helm's templates have; `{{ $labels.x }}` stands in rules as well. */
function isHelmTemplate(text: string): boolean {
  return /\{\{-?\s*(?:if|else|end|with|range|include|template|define|block|toYaml|tpl|fail|required|\/\*|\.Values|\.Release|\.Chart|\.Files|\$[\w.]*\s*:?=|\$\.)/.test(
    text,
  );
}

/** A file whose rules a program makes: what it is, and how to get them. */
function programOf({ path }: SourceFile): string | undefined {
  if (/\.(?:jsonnet|libsonnet)$/i.test(path)) return `Jsonnet: render it first, as in \`jsonnet -J vendor ${path} > rules.json\``;
  if (/\.(?:tpl|tmpl|gotmpl|j2|erb)$/i.test(path)) return 'a template: render it first, and name the rules that it makes';
  if (/\.(?:tf|hcl)$/i.test(path)) return 'Terraform: name the rules that it applies, or read them from the server by `--from URL`';
  if (/\.(?:cue|dhall|ts|js|py|go|rb|md)$/i.test(path)) return 'a program or page: name the rules that it makes';
  return undefined;
}

function unreadFile({ path }: SourceFile, why: string): Pick<RuleFile, 'problems' | 'silent'> {
  const problem: Problem = {
    check: 'alert/file',
    severity: 'warning',
    file: path,
    message: `not read: it is ${why}`,
    hint: '',
    ...fileStart,
  };
  return { problems: [problem], silent: { file: path, line: 1, why: `it is ${why}`, isUnread: true } };
}

/** What a file without alerts is, as far as its keys show it. */
function whyNone(file: SourceFile, { records }: FoundRules, keys: readonly string[]): string {
  if (!file.isReadable) return file.problems[0]?.message ?? 'it is empty';
  if (records > 0) return `it records ${records === 1 ? 'a series' : `${records} series`} and has no alert`;
  const has = (...some: readonly string[]) => some.every((key) => keys.includes(key));
  if (has('tests')) return 'it holds tests of rules';
  if (has('scrape_configs')) return 'it holds settings of Prometheus';
  if (has('route', 'receivers')) return 'it holds settings of Alertmanager';
  if (has('panels')) return 'it is a dashboard of Grafana';
  return 'no alert rules in it';
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
