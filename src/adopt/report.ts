/** What adopting did, for people: what was recognised, what changed and what to look at. */
import type { Adopted } from './adopt.ts';
import { kindTitles } from './collection.ts';
import type { Remark } from './remarks.ts';

/** The report in Markdown. `existing` are files that were there already and stay as they were. */
export function adoptReport(adopted: Adopted, existing: readonly string[]): string {
  const { collection, changed, look, left, pages, copies } = adopted;
  const services = new Set([...adopted.texts.keys()].flatMap((path) => (/^runbooks\/[^/]+\//.test(path) ? [path.split('/')[1]] : [])));
  return [
    '# Adopted',
    '',
    `Recognised ${kindTitles[collection.kind]}, by ${collection.evidence}. ${count(pages, 'runbook')} of ${count(services.size, 'service')}${copies.length > 0 ? `, ${count(copies.length, 'file')} copied` : ''}. The source is as it was.`,
    ...section(
      'Was there already, and stays',
      existing.map((path) => `- ${path}`),
    ),
    ...section(
      'To look at',
      look.map(({ file, line, what }) => `- ${file}:${line} ${what}`),
    ),
    ...section('Changed', grouped(changed)),
    ...section(
      'Left where it is',
      left.map(({ file, why }) => `- ${file}: ${why}`),
    ),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : ['', `## ${title} (${lines.filter((line) => !line.startsWith('### ') && line !== '').length})`, '', ...lines];
}

/** By what was done, then by place: a person reads one kind at a time. */
function grouped(changed: readonly Remark[]): string[] {
  const byWhat = Map.groupBy(changed, ({ what }) => what);
  return [...byWhat].flatMap(([what, remarks], at) => [
    ...(at === 0 ? [] : ['']),
    `### ${what.charAt(0).toUpperCase()}${what.slice(1)}`,
    '',
    ...[...new Set(remarks.map(({ file, line }) => `- ${file}:${line}`))],
  ]);
}

function count(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}
