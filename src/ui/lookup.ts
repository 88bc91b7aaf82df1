/** Finds the things of a site by address or id: one index per site, made on first use, so that a page costs no search. */
import { queryIndex } from '../content/query-index.ts';
import type { Address, Alert, Redirect, Runbook, Service, Sheet, Site } from '../content/site.ts';
import type { Query } from '../query/query.ts';

export interface Lookup {
  runbookAt: ReadonlyMap<Address, Runbook>;
  runbook: ReadonlyMap<string, Runbook>;
  serviceAt: ReadonlyMap<Address, Service>;
  service: ReadonlyMap<string, Service>;
  sheetAt: ReadonlyMap<Address, Sheet>;
  sheet: ReadonlyMap<string, Sheet>;
  /** By address in small letters: people type alert names in any case. */
  alertAt: ReadonlyMap<Address, Alert>;
  redirectAt: ReadonlyMap<Address, Redirect>;
  query: (id: string) => Query | undefined;
  /** Services that say they depend on the one with this id. */
  dependents: ReadonlyMap<string, Service[]>;
  /** Runbooks that describe a failure pattern, in the order of their services. */
  patterns: Runbook[];
  /** Runbooks that give a shape of the golden signals. */
  withSignals: Runbook[];
  brokenRunbooks: Runbook[];
  /** First and last day of review, and how many runbooks give one. */
  reviewed: { count: number; oldest: string; newest: string };
}

const lookups = new WeakMap<Site, Lookup>();

export function lookup(site: Site): Lookup {
  let found = lookups.get(site);
  if (found === undefined) {
    found = makeLookup(site);
    lookups.set(site, found);
  }
  return found;
}

/** A query by `sheet/id`, or by `id` alone where one sheet has it. */
export function findQuery(site: Site, id: string): Query | undefined {
  return lookup(site).query(id);
}

/** The runbooks before and after this one in its service; undefined at the ends. */
export function neighbours(site: Site, runbook: Runbook): { previous: Runbook | undefined; next: Runbook | undefined; count: number } {
  const { service, runbook: byId } = lookup(site);
  const ids = service.get(runbook.service)?.runbooks ?? [];
  const at = ids.indexOf(runbook.id);
  return { previous: byId.get(ids[at - 1] ?? ''), next: at === -1 ? undefined : byId.get(ids[at + 1] ?? ''), count: ids.length };
}

/** The things with these ids, in order; ids that nothing has are left out. */
export function pick<T>(from: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return ids.map((id) => from.get(id)).filter((thing) => thing !== undefined);
}

function makeLookup(site: Site): Lookup {
  const dependents = new Map<string, Service[]>();
  const serviceAt = new Map(site.services.map((service) => [service.address, service]));
  for (const service of site.services) {
    for (const dependency of service.dependencies) {
      const target = dependency.internal ? serviceAt.get(dependency.href) : undefined;
      if (target !== undefined) dependents.set(target.id, [...(dependents.get(target.id) ?? []), service]);
    }
  }
  const days = site.runbooks
    .map((runbook) => runbook.meta.lastReviewed ?? '')
    .filter((day) => day !== '')
    .sort();
  return {
    runbookAt: new Map(site.runbooks.map((runbook) => [runbook.address, runbook])),
    runbook: new Map(site.runbooks.map((runbook) => [runbook.id, runbook])),
    serviceAt,
    service: new Map(site.services.map((service) => [service.id, service])),
    sheetAt: new Map(site.sheets.map((sheet) => [sheet.address, sheet])),
    sheet: new Map(site.sheets.map((sheet) => [sheet.id, sheet])),
    alertAt: new Map(site.alerts.map((alert) => [alert.address.toLowerCase(), alert])),
    redirectAt: new Map(site.redirects.map((redirect) => [redirect.from, redirect])),
    query: queryIndex(site.sheets).find,
    dependents,
    patterns: site.runbooks.filter((runbook) => runbook.meta.pattern !== undefined),
    withSignals: site.runbooks.filter((runbook) => runbook.meta.signals.length > 0),
    brokenRunbooks: site.runbooks.filter((runbook) => runbook.compiled.broken),
    reviewed: { count: days.length, oldest: days[0] ?? '', newest: days.at(-1) ?? '' },
  };
}
