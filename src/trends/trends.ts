/** What all incidents have in common, and those of each service. */
import { compare } from '../follow-up/items.ts';
import type { PostmortemSource } from '../follow-up/source.ts';
import { type Counts, countIncidents } from './counts.ts';
import { type RecurringCause, recurringCauses, type WrongStep, wrongSteps } from './recurring.ts';
import { type TimeTrend, timeTrends } from './times.ts';

export interface Trends {
  readonly incidents: number;
  readonly times: readonly TimeTrend[];
  readonly counts: Counts;
  readonly causes: readonly RecurringCause[];
  readonly steps: readonly WrongStep[];
}

export interface ServiceTrends extends Trends {
  /** Id of the service, or its name as it is written where the site has no such service; empty for incidents that name none. */
  readonly service: string;
}

/** The trends over some postmortems. */
export function trendsOf(postmortems: readonly PostmortemSource[]): Trends {
  return {
    incidents: postmortems.length,
    times: timeTrends(postmortems),
    counts: countIncidents(postmortems),
    causes: recurringCauses(postmortems),
    steps: wrongSteps(postmortems),
  };
}

/** The trends of each service, that with most incidents first. An incident of several services counts for each of them. */
export function trendsByService(postmortems: readonly PostmortemSource[]): readonly ServiceTrends[] {
  const services = new Map<string, PostmortemSource[]>();
  for (const postmortem of postmortems) {
    const named = new Set(postmortem.meta.services);
    for (const service of named.size === 0 ? [''] : named) services.set(service, [...(services.get(service) ?? []), postmortem]);
  }
  return [...services]
    .map(([service, some]) => ({ service, ...trendsOf(some) }))
    .sort((a, b) => Number(a.service === '') - Number(b.service === '') || b.incidents - a.incidents || compare(a.service, b.service));
}
