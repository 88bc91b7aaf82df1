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
    ...findings.map(findingText),
    ...(findings.length > 0 && report.host === null ? [unknownHost(report)] : []),
    `Looked ${looked} at: ${tried.join(', ') || 'nothing'}.`,
    ...(notTried.length === 0 ? [] : [['Not looked at:', ...notTried.map(({ what, why }) => `  ${what}: ${why}`)].join('\n')]),
    `${site}${version === null ? '' : ` (version ${version})`}: ${counts.join(', ') || 'nothing found'}`,
  ];
  return parts.join('\n\n');
}

/** Who runs a server that nothing is known of gets the rules, and no line of another server's settings. */
function unknownHost({ server }: Report): string {
  const which = server === null ? 'Which server answers is not shown' : `The doctor does not know the settings of “${server}”`;
  return `${which}: docs/how-to/operations.md, “What a host must do”, has the rules for every host.`;
}

function findingText({ check, severity, address, found, expected, change, on }: Finding): string {
  const named = hosts.filter((name) => on[name] !== undefined);
  return [
    `${signs[severity]} ${address} [${check}]`,
    `    found     ${found}`,
    `    expected  ${expected}`,
    `    change    ${change}`,
    ...named.map((name) => `              ${hostNames[name]}: ${on[name]}`),
  ].join('\n');
}
