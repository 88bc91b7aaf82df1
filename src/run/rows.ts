/** An instant answer joined with the hour before it, series by series. Runs in the browser too. */
import type { Labels, Result, Sample, Series } from './answer.ts';

export interface Row {
  /** Null for a scalar or a string, which belong to no series. */
  labels: Labels | null;
  /** The value now; null for a series that only had some within the hour. */
  now: Sample | null;
  /** Empty while the hour is not known. */
  hour: Sample[];
}

/** One row a series: those with a value now first, in Prometheus' order. */
export function rowsOf(instant: Result, hour: Result | null): Row[] {
  if (instant.series === undefined) {
    return [{ labels: null, now: instant.sample, hour: seriesOf(hour)[0]?.samples ?? [] }];
  }
  const past = new Map(seriesOf(hour).map((series) => [key(series.labels), series]));
  const rows: Row[] = instant.series.map(({ labels, samples }) => {
    const known = past.get(key(labels));
    past.delete(key(labels));
    // A range that was asked for, `up[5m]`, is its own past.
    const own = instant.type === 'matrix' ? samples : [];
    return { labels, now: samples.at(-1) ?? null, hour: known?.samples ?? own };
  });
  return [...rows, ...[...past.values()].map(({ labels, samples }) => ({ labels, now: null, hour: samples }))];
}

function seriesOf(result: Result | null): Series[] {
  return result?.series ?? [];
}

function key(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The labels that all of several rows have alike, but for the name: shown once, they need not stand in each. */
export function sharedLabels(rows: readonly Row[]): Labels {
  const [first, ...others] = rows.map(({ labels }) => labels ?? {});
  if (first === undefined || others.length === 0) return {};
  const shared = Object.entries(first).filter(([name, value]) => name !== '__name__' && others.every((labels) => labels[name] === value));
  return Object.fromEntries(shared);
}
