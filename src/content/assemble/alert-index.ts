/** Alerts by name, each with the runbooks that answer it. */
import { compareText, type Problem } from '../../problem/problem.ts';
import type { Read } from '../boundary.ts';
import type { Alert, Runbook } from '../site.ts';
import type { FrontmatterPlace } from './runbooks.ts';

/** Every alert that a runbook names, in the order of their names. */
export function readAlertIndex(runbooks: readonly Runbook[], place: FrontmatterPlace): Read<Alert[]> {
  const problems: Problem[] = [];
  const byName = new Map<string, string[]>();
  for (const runbook of runbooks) for (const name of runbook.alerts) byName.set(name, [...(byName.get(name) ?? []), runbook.id]);
  const taken = new Map<string, string>();
  const value = [...byName]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, ids]) => {
      const safe = name.replace(/[^A-Za-z0-9_.:-]+/g, '-');
      const rival = taken.get(safe.toLowerCase());
      taken.set(safe.toLowerCase(), name);
      if (rival !== undefined) {
        const id = ids[0] ?? '';
        const file = runbooks.find((runbook) => runbook.id === id)?.file ?? '';
        problems.push({
          check: 'alert/case',
          severity: 'warning',
          file,
          message: `the alerts \`${rival}\` and \`${name}\` differ in case only: on some hosts one hides the other`,
          hint: 'spell them alike',
          ...place(id, ['alerts']),
        });
      }
      return { name, address: `alerts/${safe}/`, runbooks: ids };
    });
  return { value, problems };
}
