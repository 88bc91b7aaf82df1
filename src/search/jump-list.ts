/** The jump list: every name a responder may type, small enough to be loaded at the first key. */
import type { Site } from '../content/site.ts';

export const jumpKinds = ['runbook', 'service', 'sheet', 'query', 'page'] as const;
export type JumpKind = (typeof jumpKinds)[number];

/** Arrays rather than objects, to be small. `names` are as good as the title, separated by blanks; `words` help to find it. */
export type JumpEntry = [kind: number, title: string, names: string, address: string, context: string, words: string];

export function jumpList(site: Site): JumpEntry[] {
  const titles = new Map(site.services.map((service) => [service.id, service.title]));
  const kind = (name: JumpKind) => jumpKinds.indexOf(name);
  return [
    ...site.runbooks.map((runbook): JumpEntry => {
      const names = runbook.alerts.filter((name) => name !== runbook.title).join(' ');
      return [
        kind('runbook'),
        runbook.title,
        names,
        runbook.address,
        titles.get(runbook.service) ?? runbook.service,
        runbook.meta.tags.join(' '),
      ];
    }),
    ...site.services.map(
      (service): JumpEntry => [kind('service'), service.title, service.id === service.title ? '' : service.id, service.address, '', ''],
    ),
    ...site.sheets.map((sheet): JumpEntry => [kind('sheet'), sheet.title, '', sheet.address, '', '']),
    ...site.sheets.flatMap((sheet) =>
      sheet.queries.map(
        (query): JumpEntry => [
          kind('query'),
          query.title,
          '',
          `${sheet.address}#${query.id.slice(query.id.lastIndexOf('/') + 1)}`,
          sheet.title,
          '',
        ],
      ),
    ),
    ...pages(site).map(([title, address]): JumpEntry => [kind('page'), title, '', address, '', '']),
  ];
}

function pages(site: Site): [string, string][] {
  const all: [string, string][] = [
    ['Home', ''],
    ['All runbooks', 'runbooks/'],
    ['All alerts', 'alerts/'],
    ['Incident: log and postmortem', 'incident/'],
  ];
  if (site.sheets.length > 0) all.push(['All queries', 'queries/']);
  if (site.runbooks.some((runbook) => runbook.meta.pattern !== undefined)) all.push(['Failure patterns', 'patterns/']);
  if (site.runbooks.some((runbook) => runbook.meta.signals.length > 0)) all.push(['Golden signals', 'signals/']);
  return all;
}
