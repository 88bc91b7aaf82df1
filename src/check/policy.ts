/** What a team has decided about problems: severities of its own, and reasoned ignores. */
import { globToPattern } from '../content/glob.ts';
import type { Ignore } from '../content/schema/check.ts';
import type { Settings } from '../content/schema/settings.ts';
import { didYouMean } from '../problem/nearest.ts';
import { fileStart, type Problem, type Range } from '../problem/problem.ts';
import { type IgnoreComment, ignoreComments } from './ignore-comment.ts';
import type { SourceLookup } from './world.ts';

export interface PolicyInputs {
  settings: Settings;
  source: SourceLookup;
  /** Files whose comments are read. */
  files: readonly string[];
  /** Names of all checks. */
  checks: readonly string[];
  /** Checks that did not run for want of something, so that an ignore of theirs may well be needed. */
  idle: (check: string) => boolean;
  locate: (file: string, path: readonly PropertyKey[]) => Range;
}

interface Rule {
  check: string;
  because: string;
  excuses: (problem: Problem) => boolean;
  file: string;
  place: () => Range;
}

/**
 * The problems that stay, with the team's severities, and how many were ignored. An ignore that names no check, gives no reason or
 * excuses nothing is itself a problem of `check/ignore`.
 */
export function applyPolicy(problems: readonly Problem[], inputs: PolicyInputs): { problems: Problem[]; ignored: number } {
  const { settings, files, source, checks, idle } = inputs;
  const rules = [
    ...settings.check.ignore.map((ignore, at) => settingsRule(ignore, at, inputs)),
    ...files.flatMap((file) => {
      const text = source(file);
      return text === undefined ? [] : ignoreComments(text).map((comment) => commentRule(comment, file));
    }),
  ];
  const used = new Set<Rule>();
  const kept = problems.filter((problem) => {
    const rule = rules.find((candidate) => candidate.check === problem.check && candidate.because !== '' && candidate.excuses(problem));
    if (rule !== undefined) used.add(rule);
    return rule === undefined;
  });
  const reported = [...kept, ...misnamed(inputs), ...rules.flatMap((rule) => objections(rule, used.has(rule), checks, idle))];
  const severity = new Map(Object.entries(settings.check.severity));
  return {
    problems: reported.flatMap((problem) => {
      const wanted = severity.get(problem.check) ?? problem.severity;
      return wanted === 'off' ? [] : [{ ...problem, severity: wanted }];
    }),
    ignored: problems.length - kept.length,
  };
}

function settingsRule(ignore: Ignore, at: number, { source, locate }: PolicyInputs): Rule {
  const pattern = globToPattern(ignore.file);
  const { line } = ignore;
  const stands = (problem: Problem) => source(problem.file)?.text.split('\n')[problem.line - 1] ?? '';
  return {
    check: ignore.check,
    because: ignore.because,
    excuses: (problem) => pattern.test(problem.file) && (line === undefined || stands(problem).includes(line)),
    file: 'breakglass.yaml',
    place: () => locate('breakglass.yaml', ['check', 'ignore', at]),
  };
}

function commentRule(comment: IgnoreComment, file: string): Rule {
  const { check, because, from, to, line, column, endLine, endColumn } = comment;
  return {
    check,
    because,
    excuses: (problem) => problem.file === file && problem.line >= from && problem.line <= to,
    file,
    place: () => ({ line, column, endLine, endColumn }),
  };
}

function objections(rule: Rule, used: boolean, checks: readonly string[], idle: (check: string) => boolean): Problem[] {
  const report = (severity: Problem['severity'], message: string, hint: string): Problem[] => [
    { check: 'check/ignore', severity, file: rule.file, message, hint, ...rule.place() },
  ];
  if (!checks.includes(rule.check))
    return report(
      'warning',
      `no check is called \`${rule.check}\``,
      didYouMean(rule.check, checks) || 'docs/reference/checks.md lists them',
    );
  if (rule.because === '')
    return report('warning', `this ignore of \`${rule.check}\` gives no reason, so it does not count`, 'write the reason after the colon');
  return used || idle(rule.check) ? [] : report('info', `nothing here needs this ignore of \`${rule.check}\``, 'remove it');
}

function misnamed({ settings, checks, locate }: PolicyInputs): Problem[] {
  return Object.keys(settings.check.severity)
    .filter((check) => !checks.includes(check))
    .map((check) => ({
      ...fileStart,
      check: 'check/ignore',
      severity: 'warning',
      file: 'breakglass.yaml',
      message: `no check is called \`${check}\``,
      hint: didYouMean(check, checks) || 'docs/reference/checks.md lists them',
      ...locate('breakglass.yaml', ['check', 'severity', check]),
    }));
}
