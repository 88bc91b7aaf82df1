/** Which postmortems speak of a runbook, a service or an alert: one index per site. The newest first, as the site has them. */
import { addressPart } from '../../content/address.ts';
import type { Postmortem, Runbook, Site } from '../../content/site.ts';

interface Happened {
  readonly byRunbook: ReadonlyMap<string, readonly Postmortem[]>;
  readonly byService: ReadonlyMap<string, readonly Postmortem[]>;
  readonly byAlert: ReadonlyMap<string, readonly Postmortem[]>;
  readonly byCause: ReadonlyMap<string, readonly Postmortem[]>;
}

const indices = new WeakMap<Site, Happened>();
const none: readonly Postmortem[] = [];

/** Those in which a runbook was worked with, or one of its alerts fired; of a pattern also those that name it as a cause. */
export function happenedAt(site: Site, runbook: Pick<Runbook, 'id' | 'alerts' | 'title' | 'meta'>): readonly Postmortem[] {
  if (site.postmortems.length === 0) return none;
  const { byRunbook, byAlert, byCause } = indexOf(site);
  const names = runbook.meta.pattern === undefined ? [] : [runbook.title, runbook.id.slice(runbook.id.lastIndexOf('/') + 1)];
  const found = new Set([
    ...(byRunbook.get(runbook.id) ?? none),
    ...runbook.alerts.flatMap((alert) => byAlert.get(alert) ?? none),
    ...names.flatMap((name) => byCause.get(addressPart(name)) ?? none),
  ]);
  return found.size === 0 ? none : site.postmortems.filter((postmortem) => found.has(postmortem));
}

export function happenedToService(site: Site, service: string): readonly Postmortem[] {
  return site.postmortems.length === 0 ? none : (indexOf(site).byService.get(service) ?? none);
}

export function happenedByAlert(site: Site, alerts: readonly string[]): readonly Postmortem[] {
  return site.postmortems.filter(({ meta }) => meta.alerts.some((alert) => alerts.includes(alert)));
}

function indexOf(site: Site): Happened {
  const known = indices.get(site);
  if (known !== undefined) return known;
  const by = (names: (postmortem: Postmortem) => readonly string[]) => {
    const map = new Map<string, Postmortem[]>();
    for (const postmortem of site.postmortems)
      for (const name of new Set(names(postmortem))) {
        const list = map.get(name);
        if (list === undefined) map.set(name, [postmortem]);
        else list.push(postmortem);
      }
    return map;
  };
  const made: Happened = {
    byRunbook: by(({ meta }) => meta.runbooks),
    byService: by(({ meta }) => meta.services),
    byAlert: by(({ meta }) => meta.alerts),
    byCause: by(({ meta }) => meta.causes.map(addressPart)),
  };
  indices.set(site, made);
  return made;
}
