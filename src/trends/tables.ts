/** Trends as data: what was reckoned as JSON, and what it was reckoned from as CSV, a row for each incident. */
import { compare } from '../follow-up/items.ts';
import type { PostmortemSource } from '../follow-up/source.ts';
import type { LinkTo } from '../follow-up/tables.ts';
import { csvTable } from '../plain/csv.ts';
import { type TimeTrend, timeNames, timeOf, timeSpans } from './times.ts';
import { type Trends, trendsByService, trendsOf } from './trends.ts';

/** What `trends.json` holds. Times are in seconds. */
export function trendsData(postmortems: readonly PostmortemSource[], linkTo: LinkTo) {
  return {
    all: scopeData(trendsOf(postmortems), linkTo),
    services: trendsByService(postmortems).map(({ service, ...trends }) => ({ service, ...scopeData(trends, linkTo) })),
  };
}

function scopeData({ incidents, times, counts, causes, steps }: Trends, linkTo: LinkTo) {
  const link = ({ address }: PostmortemSource) => linkTo(address);
  return {
    incidents,
    times: times.map((time) => timeData(time, link)),
    counts: { per: counts.per, periods: counts.periods, undated: counts.undated.map(link) },
    causes: causes.map(({ cause, postmortems }) => ({ cause, incidents: postmortems.length, postmortems: postmortems.map(link) })),
    steps: steps.map(({ runbook, step, postmortems }) => ({
      runbook,
      step,
      incidents: postmortems.length,
      postmortems: postmortems.map(link),
    })),
  };
}

function timeData({ name, of, measured, contradictory, spread }: TimeTrend, link: (postmortem: PostmortemSource) => string) {
  const [from, to] = timeSpans[name];
  return {
    name,
    from,
    to,
    of,
    measured: measured.map(({ postmortem, ms }) => ({ seconds: seconds(ms), postmortem: link(postmortem) })),
    ...(spread && {
      medianSeconds: seconds(spread.median),
      lowSeconds: seconds(spread.low),
      highSeconds: seconds(spread.high),
      spread: spread.between,
    }),
    contradictory: contradictory.map(({ postmortem, order }) => ({ before: order[0], after: order[1], postmortem: link(postmortem) })),
  };
}

/** What `trends.csv` holds: the incidents, the newest first, with their times in seconds. What contradicts itself is named and not reckoned. */
export function trendsCsv(postmortems: readonly PostmortemSource[], linkTo: LinkTo): string {
  const header = [
    'Incident',
    'Day',
    'Severity',
    'Services',
    ...timeNames.map((name) => `Time to ${name} (s)`),
    'Contradictory',
    'Causes',
    'Link',
  ];
  const rows = postmortems
    .toSorted((a, b) => compare(b.day, a.day) || compare(a.id, b.id))
    .map(({ title, day, address, meta }) => {
      const times = timeNames.map((name) => timeOf(meta, name));
      const wrong = times.flatMap((time) => (time.is === 'contradictory' ? [`${time.order[0]} before ${time.order[1]}`] : []));
      return [
        ...[title, day, meta.severity, meta.services.join('; ')],
        ...times.map((time) => (time.is === 'known' ? String(seconds(time.ms)) : '')),
        ...[[...new Set(wrong)].join('; '), meta.causes.join('; '), linkTo(address)],
      ];
    });
  return csvTable([header, ...rows]);
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
