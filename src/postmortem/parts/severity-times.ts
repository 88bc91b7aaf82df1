/** How long each severity applied. */
import { lengthText } from '../../incident/length-text.ts';
import type { ImpactPeriod } from '../../incident/milestones.ts';
import { type IncidentSeverity, severities } from '../../incident/severity.ts';
import type { PostmortemDocument } from '../document.ts';

/** `SEV1 40 min, SEV3 1 h 5 min` */
export function severityTimes(document: PostmortemDocument): string {
  const had = new Set(document.facts.severities.map(({ value }) => value));
  const times = severities.filter((severity) => had.has(severity)).map((severity) => `${severity} ${timeIn(severity, document)}`);
  return times.length === 0 ? 'unknown' : times.join(', ');
}

/** How long the incident had a severity: from when it was set until another one was, within the periods of impact. */
export function timeIn(wanted: IncidentSeverity, { facts, periods: all }: PostmortemDocument): string {
  if (facts.severities.length === 0) return 'unknown';
  const settings = facts.severities.toSorted((a, b) => a.at - b.at);
  let sum = 0;
  for (const [at, { value, at: from }] of settings.entries()) {
    if (value !== wanted) continue;
    const until = settings[at + 1]?.at ?? Number.POSITIVE_INFINITY;
    for (const [place, period] of all.entries()) {
      const [begins, ends] = workedOn(period, place, all);
      const overlap = Math.min(until, ends) - Math.max(from, begins);
      if (overlap === Number.POSITIVE_INFINITY) return 'unknown (not resolved)';
      sum += Math.max(0, overlap);
    }
  }
  return sum === 0 ? 'none' : lengthText(sum);
}

/** From when until when a period was worked on: until it was resolved; an earlier one at the latest until the next began. */
function workedOn({ started, mitigated, resolved }: ImpactPeriod, place: number, all: readonly ImpactPeriod[]): readonly [number, number] {
  const next = all[place + 1];
  const end = resolved ?? (next === undefined ? undefined : (mitigated ?? next.started));
  return [place === 0 ? Number.NEGATIVE_INFINITY : (started?.at ?? Number.NEGATIVE_INFINITY), end?.at ?? Number.POSITIVE_INFINITY];
}
