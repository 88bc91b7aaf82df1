/** How many incidents there were in each month or quarter, by their severity. */
import type { PostmortemSource } from '../follow-up/source.ts';
import { type IncidentSeverity, severities } from '../incident/severity.ts';

/** The severities of incidents, the worst first, and those whose postmortem names none. */
export const countedSeverities = [...severities, 'none'] as const;
export type CountedSeverity = IncidentSeverity | 'none';

export interface PeriodCount {
  /** `2026-01`, or `2026-Q1`. */
  readonly period: string;
  readonly all: number;
  readonly bySeverity: Readonly<Record<CountedSeverity, number>>;
}

export interface Counts {
  readonly per: 'month' | 'quarter';
  /** From the first incident to the last, without a gap: a month without one counts 0. */
  readonly periods: readonly PeriodCount[];
  /** Those whose day nobody wrote: they are in no period. */
  readonly undated: readonly PostmortemSource[];
}

/** As many months as fit side by side on a phone; more are counted by quarter. */
const mostMonths = 12;

/** Counts the incidents by month, or by quarter where they lie further apart than a year. */
export function countIncidents(postmortems: readonly PostmortemSource[]): Counts {
  const dated = postmortems.filter(({ day }) => day !== '');
  const months = dated.map(({ day }) => monthNumber(day));
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const per = last - first < mostMonths ? 'month' : 'quarter';
  const width = per === 'month' ? 1 : 3;
  const found = Map.groupBy(dated, ({ day }) => Math.floor(monthNumber(day) / width));
  const [from, to] = dated.length === 0 ? [0, -1] : [Math.floor(first / width), Math.floor(last / width)];
  const periods = Array.from({ length: to - from + 1 }, (_, at) => periodCount(nameOf(from + at, per), found.get(from + at) ?? []));
  return { per, periods, undated: postmortems.filter(({ day }) => day === '') };
}

/** Months since the year 0. */
function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function nameOf(number: number, per: Counts['per']): string {
  const inYear = per === 'month' ? 12 : 4;
  const year = String(Math.floor(number / inYear)).padStart(4, '0');
  const place = (number % inYear) + 1;
  return per === 'month' ? `${year}-${String(place).padStart(2, '0')}` : `${year}-Q${place}`;
}

function periodCount(period: string, some: readonly PostmortemSource[]): PeriodCount {
  const of = (severity: CountedSeverity) => some.filter(({ meta }) => (meta.severity ?? 'none') === severity).length;
  return {
    period,
    all: some.length,
    bySeverity: { SEV1: of('SEV1'), SEV2: of('SEV2'), SEV3: of('SEV3'), SEV4: of('SEV4'), none: of('none') },
  };
}
