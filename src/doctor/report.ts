/** The report of the doctor for people; programs get it as JSON. */
import { severities } from '../problem/problem.ts';
import { hostNames, hosts } from './advice.ts';
import type { Finding, Report } from './finding.ts';

const signs = { error: '✗ error', warning: '! warning', info: '· note' } as const;

/** Findings, gravest first, then what looked, what was tried and what was not. */
export function reportText(report: Report): string {
  const { site, version, browser, findings, tried, notTried } = report;
  const looked = browser === null ? 'by HTTP, without a browser' : `by HTTP and with ${browser}`;
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity === 'info' ? 'note' : severity}${count === 1 ? '' : 's'}`];
  });
  const parts = [
    ...findings.map((finding) => findingText(finding, report)),
    `Looked ${looked} at: ${tried.join(', ') || 'nothing'}.`,
    ...(notTried.length === 0 ? [] : [['Not looked at:', ...notTried.map(({ what, why }) => `  ${what}: ${why}`)].join('\n')]),
    `${site}${version === null ? '' : ` (version ${version})`}: ${counts.join(', ') || 'nothing found'}`,
  ];
  return parts.join('\n\n');
}

function findingText({ check, severity, address, found, expected, change, on }: Finding, { host }: Report): string {
  const named = hosts.filter((name) => on[name] !== undefined && (host === null || host === name));
  return [
    `${signs[severity]} ${address} [${check}]`,
    `    found     ${found}`,
    `    expected  ${expected}`,
    `    change    ${change}`,
    ...named.map((name) => `              ${hostNames[name]}: ${on[name]}`),
  ].join('\n');
}
