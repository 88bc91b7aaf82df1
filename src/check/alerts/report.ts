/** Which alerts have a runbook: a report for people and one for programs. */

import { type AlertCoverage, type Coverage, isAnswered } from '../../content/rules/alert-rule.ts';
import { bySeverity } from '../../content/rules/by-severity.ts';

/** Severity first; those without a runbook by name and place, of the others the number. */
export function coverageText(coverage: Coverage): string {
  const groups = bySeverity(coverage).map(({ severity, alerts }) => {
    const open = alerts.filter((alert) => !isAnswered(alert));
    const head = `${severity}: ${alerts.length - open.length} of ${alerts.length} ${alerts.length === 1 ? 'alert has' : 'alerts have'} a runbook`;
    return [head, ...open.map(({ rule }) => `  ✗ ${rule.name}  ${rule.file}:${rule.place.line}`)].join('\n');
  });
  const names = new Set(coverage.alerts.map(({ rule }) => rule.name));
  const answered = new Set(coverage.alerts.filter(isAnswered).map(({ rule }) => rule.name));
  const total = `${answered.size} of ${names.size} alerts have a runbook (${count(coverage.alerts.length, 'rule')} in ${count(coverage.files.length, 'file')})`;
  return [...groups, total, ...silentText(coverage)].join('\n\n');
}

/** The files that gave no alerts, each with the reason: what could not be read first, since the total is not all then. */
function silentText({ silent }: Coverage): string[] {
  const lines = (isUnread: boolean) =>
    silent.filter((file) => file.isUnread === isUnread).map(({ file, line, why }) => `  ${file}:${line}  ${why}`);
  const unread = lines(true);
  const none = lines(false);
  return [
    ...(unread.length > 0 ? [`${count(unread.length, 'file')} not read, so these are not all alerts:\n${unread.join('\n')}`] : []),
    ...(none.length > 0 ? [`${count(none.length, 'file')} without alerts:\n${none.join('\n')}`] : []),
  ];
}

/** All of it, a row a rule. */
export function coverageMarkdown(coverage: Coverage): string {
  const rows = bySeverity(coverage).flatMap(({ severity, alerts }) =>
    alerts.map(({ rule, runbook, link }) => {
      const answer =
        runbook === null ? (link === 'elsewhere' ? `elsewhere: ${rule.annotations['runbook_url'] ?? ''}` : '**none**') : runbook;
      return `| ${severity} | ${cell(rule.name)} | ${cell(answer)} | ${link} | ${cell(rule.file)}:${rule.place.line} |`;
    }),
  );
  const table = ['| severity | alert | runbook | `runbook_url` | rule |', '| --- | --- | --- | --- | --- |', ...rows];
  const silent = coverage.silent.map(
    ({ file, line, why, isUnread }) => `| ${isUnread ? '**not read**' : 'no alerts'} | ${cell(file)}:${line} | ${cell(why)} |`,
  );
  return [...table, ...(silent.length > 0 ? ['', '| | file | why |', '| --- | --- | --- |', ...silent] : [])].join('\n');
}

export function coverageJson(coverage: Coverage): string {
  const alerts = coverage.alerts.map(({ rule, runbook, address, link }: AlertCoverage) => ({
    alert: rule.name,
    severity: rule.labels['severity'] ?? null,
    group: rule.group,
    file: rule.file,
    line: rule.place.line,
    runbook,
    address,
    link,
  }));
  return JSON.stringify({ files: coverage.files, silent: coverage.silent, alerts }, null, 2);
}

function count(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}
