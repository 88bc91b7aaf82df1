/** The jump list: every name a responder may type, small enough to be loaded before the first key. */

import { withAnchor } from '../content/address.ts';
import type { Runbook, Site } from '../content/site.ts';
import { t } from '../words/text.ts';
import { answeredAlerts } from './answered-alerts.ts';
import { signalsOf } from './records.ts';

export const jumpKinds = ['runbook', 'service', 'sheet', 'query', 'page', 'alert', 'action', 'postmortem'] as const;
export type JumpKind = (typeof jumpKinds)[number];

/**
 * Arrays rather than objects, to be small. `names` are as good as the title, one a line; of runbooks they are the alerts that it answers,
 * one that the title has too among them. `words` help to find it.
 * `signals` are of failure patterns alone: those that an unknown alert is matched with.
 */
export type JumpEntry = [kind: number, title: string, names: string, address: string, context: string, words: string, signals?: string];

export function jumpList(site: Site): JumpEntry[] {
  const titles = new Map(site.services.map((service) => [service.id, service.title]));
  const docs = new Set(site.services.filter(({ kind }) => kind === 'docs').map(({ id }) => id));
  return [
    ...site.runbooks.map((runbook) =>
      runbookEntry(runbook, {
        service: titles.get(runbook.service) ?? runbook.service,
        kind: docs.has(runbook.service) ? 'page' : 'runbook',
        elsewhere: ownSections(runbook, site).map(({ alert }) => alert),
      }),
    ),
    ...site.services.map(({ id, title, address }) =>
      entry(docs.has(id) ? 'page' : 'service', title, { names: id === title ? '' : id, address }),
    ),
    ...site.sheets.map(({ title, address }) => entry('sheet', title, { address })),
    ...site.sheets.flatMap((sheet) =>
      sheet.queries.map(({ id, title }) =>
        entry('query', title, { address: withAnchor(sheet.address, id.slice(id.lastIndexOf('/') + 1)), context: sheet.title }),
      ),
    ),
    // An alert with one runbook is a name of it, or of the section that answers it.
    ...site.runbooks.flatMap((runbook) =>
      ownSections(runbook, site).map(({ alert, anchor }) =>
        entry('alert', alert, { address: withAnchor(runbook.address, anchor), context: runbook.title }),
      ),
    ),
    ...site.alerts
      .filter(({ runbooks }) => runbooks.length > 1)
      .map(({ name, address, runbooks }) => entry('alert', name, { address, context: `${runbooks.length} runbooks` })),
    ...site.postmortems.map(({ title, address, day, meta }) =>
      entry('postmortem', title, { address, context: day, words: meta.causes.join(' ') }),
    ),
    ...pages(site).map(([title, address]) => entry('page', title, { address })),
  ];
}

/** The sections that alone answer their alert: its name leads there. Where pages are several, the alert's own page offers the choice. */
function ownSections({ sectionAlerts }: Runbook, { alerts }: Site): Runbook['sectionAlerts'] {
  if (sectionAlerts.length === 0) return [];
  const shared = new Set(alerts.filter(({ runbooks }) => runbooks.length > 1).map(({ name }) => name));
  return sectionAlerts.filter(({ alert }) => !shared.has(alert));
}

interface RunbookAbout {
  service: string;
  kind: JumpKind;
  /** Its alerts that have entries of their own. */
  elsewhere: readonly string[];
}

function runbookEntry(runbook: Runbook, { service, kind, elsewhere }: RunbookAbout): JumpEntry {
  const { title, address, meta } = runbook;
  const names = answeredAlerts(runbook)
    .filter((name) => !elsewhere.includes(name))
    .join('\n');
  const made = entry(kind, title, { names, address, context: service, words: meta.tags.join(' ') });
  if (meta.pattern !== undefined) made.push(signalsOf(meta).join(' '));
  return made;
}

interface About {
  address: string;
  names?: string;
  context?: string;
  words?: string;
}

function entry(kind: JumpKind, title: string, { names = '', address, context = '', words = '' }: About): JumpEntry {
  return [jumpKinds.indexOf(kind), title, names, address, context, words];
}

function pages(site: Site): (readonly [string, string])[] {
  const all: (readonly [string, string])[] = [
    [t`Home`, ''],
    ...(isDocsAlone(site)
      ? ([[t`Contents`, 'runbooks/']] as const)
      : ([
          [t`All runbooks`, 'runbooks/'],
          [t`All alerts`, 'alerts/'],
          [t`Incident: log and postmortem`, 'incident/'],
        ] as const)),
  ];
  if (site.sheets.length > 0) all.push([t`All queries`, 'queries/']);
  if (site.runbooks.some((runbook) => runbook.meta.pattern !== undefined)) all.push([t`Failure patterns`, 'patterns/']);
  if (site.runbooks.some((runbook) => runbook.meta.signals.length > 0)) all.push([t`Golden signals`, 'signals/']);
  if (site.postmortems.length > 0) all.push([t`All postmortems`, 'postmortems/']);
  if (site.settings.statusPages.length > 0) all.push([t`Status pages of providers`, 'status-pages/']);
  return all;
}

function isDocsAlone({ services }: Site): boolean {
  return services.length > 0 && services.every(({ kind }) => kind === 'docs');
}
