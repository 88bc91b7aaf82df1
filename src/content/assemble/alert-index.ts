/** Which alerts runbooks answer, and the addresses at which they do. */
import { compareText, type Problem, type Range } from '../../problem/problem.ts';
import { type Address, addressKey, alertAddress, otherAlertAddresses, readableAddress } from '../address.ts';
import type { Alert, AlertPage, Runbook } from '../site.ts';

/** Where a frontmatter key of a runbook is. */
export type Place = (id: string, path: readonly PropertyKey[]) => Range;

export interface AlertIndex {
  /** In the order of their names. */
  readonly alerts: Alert[];
  readonly pages: AlertPage[];
}

/**
 * Every alert with its address and runbooks, and every page below `alerts/`. Alerts whose addresses some hosts cannot tell
 * apart share one page, at each of their addresses, which offers the runbooks of all.
 */
export function alertIndex(runbooks: readonly Runbook[], place: Place): { value: AlertIndex; problems: Problem[] } {
  const alerts = alertsOf(runbooks);
  const own = Map.groupBy(alerts, ({ address }) => addressKey(address));
  const pages = new Map<Address, AlertPage>();
  for (const sharing of own.values()) for (const { address } of sharing) pages.set(address, pageOf(address, sharing));

  // An alert's own address goes before one that leads to it for another reason.
  const others = alerts.flatMap((alert) => otherAlertAddresses(alert.name).map((address) => ({ address, alert })));
  const free = others.filter(({ address }) => !own.has(addressKey(address)));
  for (const sharing of Map.groupBy(free, ({ address }) => addressKey(address)).values()) {
    const meant = [...new Set(sharing.map(({ alert }) => alert))];
    for (const { address } of sharing) pages.set(address, pageOf(address, meant));
  }
  const problems = [
    ...[...own.values()].flatMap((sharing) => sharedAddresses(sharing, runbooks, place)),
    ...alerts.filter(({ name }) => name.split('/').some((part) => /^\.*$/.test(part))).map((alert) => oddAddress(alert, runbooks, place)),
  ];
  return { value: { alerts, pages: [...pages.values()] }, problems };
}

function alertsOf(runbooks: readonly Runbook[]): Alert[] {
  const byName = new Map<string, string[]>();
  for (const runbook of runbooks) for (const name of new Set(runbook.alerts)) byName.set(name, [...(byName.get(name) ?? []), runbook.id]);
  return [...byName].sort(([a], [b]) => compareText(a, b)).map(([name, ids]) => ({ name, address: alertAddress(name), runbooks: ids }));
}

function pageOf(address: Address, alerts: readonly Alert[]): AlertPage {
  return { address, alerts: alerts.map(({ name }) => name), runbooks: [...new Set(alerts.flatMap(({ runbooks }) => runbooks))] };
}

/** An alert whose name is a path that leads up, or has an empty part: its page is elsewhere than its name says. */
function oddAddress({ name, address, runbooks: [id = ''] }: Alert, runbooks: readonly Runbook[], place: Place): Problem {
  return {
    check: 'alert/address',
    severity: 'warning',
    file: runbooks.find((runbook) => runbook.id === id)?.file ?? '',
    message: `an address cannot hold the name of the alert \`${name}\`: its page is /${readableAddress(address)}`,
    hint: 'name the alert as the rule does, without `..` and empty parts between slashes',
    ...place(id, ['alerts']),
  };
}

/** A problem for each alert but the first of those that share an address. */
function sharedAddresses(sharing: readonly Alert[], runbooks: readonly Runbook[], place: Place): Problem[] {
  const [first, ...rest] = sharing;
  if (first === undefined) return [];
  return rest.map((alert) => {
    const id = alert.runbooks[0] ?? '';
    const at = {
      severity: 'warning' as const,
      file: runbooks.find((runbook) => runbook.id === id)?.file ?? '',
      ...place(id, ['alerts']),
    };
    const names = `the alerts \`${first.name}\` and \`${alert.name}\``;
    if (first.name.toLowerCase() === alert.name.toLowerCase())
      return {
        check: 'alert/case',
        message: `${names} differ in case only, which some hosts ignore: their page offers the runbooks of both`,
        hint: 'spell them alike, or give one another name',
        ...at,
      };
    const address = readableAddress(alert.address);
    return {
      check: 'alert/address',
      message: `${names} have the same address, /${address}: the page there offers the runbooks of both`,
      hint: 'give one another name',
      ...at,
    };
  });
}
