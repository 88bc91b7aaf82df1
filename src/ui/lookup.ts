/** Finds the things of a site by address or id: one index per site, made on first use, so that a page costs no search. */

import { addressAt, addressKey, addressPart } from '../content/address.ts';
import { queryIndex } from '../content/query-index.ts';
import { identityOfSite } from '../content/scope.ts';
import { type Address, type AlertPage, isDocs, type Redirect, type Runbook, type Service, type Sheet, type Site } from '../content/site.ts';
import type { Query } from '../query/query.ts';
import { otherIndexes } from '../search/index-languages.ts';

export interface Lookup {
  runbookAt: ReadonlyMap<Address, Runbook>;
  runbook: ReadonlyMap<string, Runbook>;
  serviceAt: ReadonlyMap<Address, Service>;
  service: ReadonlyMap<string, Service>;
  sheetAt: ReadonlyMap<Address, Sheet>;
  sheet: ReadonlyMap<string, Sheet>;
  /** By the key of the address: people type alert names in any case. */
  alertPageAt: ReadonlyMap<string, AlertPage>;
  redirectAt: ReadonlyMap<Address, Redirect>;
  query: (id: string) => Query | undefined;
  /** Names of variables that mean a service's own things. */
  identity: ReadonlySet<string>;
  /** Services that depend on the one with this id. */
  dependents: ReadonlyMap<string, Service[]>;
  /** Runbooks that describe a failure pattern, in the order of their services. */
  patterns: Runbook[];
  /** Runbooks that give a shape of the golden signals. */
  withSignals: Runbook[];
  brokenRunbooks: Runbook[];
  /** Languages that have a search index beside the main one, between blanks; undefined when there is none. */
  otherIndexes: string | undefined;
  /** First and last day of review, how many runbooks give one, and how many should: docs are not reviewed. */
  reviewed: { count: number; of: number; oldest: string; newest: string };
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

/** The page that a redirect at this address leads to; undefined when there is none. */
export function movedTo(site: Site, address: Address): { address: Address; title: string } | undefined {
  const { redirectAt, runbookAt, serviceAt, sheetAt } = lookup(site);
  const to = redirectAt.get(address)?.to;
  if (to === undefined) return undefined;
  const drill = site.drills.find((candidate) => candidate.address === to);
  const postmortem = site.postmortems.find((candidate) => candidate.address === to);
  const page = runbookAt.get(to) ?? serviceAt.get(to) ?? sheetAt.get(to) ?? postmortem ?? (drill && { title: drill.script.title });
  return page && { address: to, title: page.title };
}

/** The alert that an old address of a runbook names by its last part, in whatever case: links of kube-prometheus do. */
export function alertInAddress(site: Site, from: Address, to: Address): string | undefined {
  const last = addressKey(from).replace(/\/$/, '').split('/').at(-1);
  return lookup(site)
    .runbookAt.get(to)
    ?.alerts.find((name) => addressPart(name) === last);
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
      const target = dependency.internal ? serviceAt.get(addressAt(dependency.href)) : undefined;
      if (target !== undefined) dependents.set(target.id, [...(dependents.get(target.id) ?? []), service]);
    }
  }
  const docs = new Set(site.services.filter(isDocs).map(({ id }) => id));
  const toReview = site.runbooks.filter(({ service }) => !docs.has(service));
  const days = toReview
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
    alertPageAt: new Map(site.alertPages.map((page) => [addressKey(page.address), page])),
    redirectAt: new Map(site.redirects.map((redirect) => [redirect.from, redirect])),
    query: queryIndex(site.sheets).find,
    identity: identityOfSite(site),
    dependents,
    patterns: site.runbooks.filter((runbook) => runbook.meta.pattern !== undefined),
    withSignals: site.runbooks.filter((runbook) => runbook.meta.signals.length > 0),
    brokenRunbooks: site.runbooks.filter((runbook) => runbook.compiled.broken),
    otherIndexes: otherIndexes(site),
    reviewed: { count: days.length, of: toReview.length, oldest: days[0] ?? '', newest: days.at(-1) ?? '' },
  };
}
