/** An incident's severity: SEV1 to SEV4, what each means and asks for. (An alert's severity is another thing.) */
export const severities = ['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const;
export type IncidentSeverity = (typeof severities)[number];

export interface SeverityMeaning {
  readonly impact: string;
  readonly examples: string;
  readonly response: string;
  /** How long people may wait for the next update, in minutes; none is due where it is undefined. */
  readonly updateMinutes?: number;
}

/** The table that responders choose from. When in doubt, take the higher one. */
export const severityMeanings: Readonly<Record<IncidentSeverity, SeverityMeaning>> = {
  SEV1: {
    impact: 'Service fully down, all users',
    examples: 'Every request fails, database unreachable, DNS failure',
    response: 'All hands. Roll back at once if it is safe.',
    updateMinutes: 30,
  },
  SEV2: {
    impact: 'A major feature broken, many users',
    examples: 'Login, payments, data not saved',
    response: 'Investigate immediately. Consider a rollback.',
    updateMinutes: 60,
  },
  SEV3: {
    impact: 'Degraded, some users',
    examples: 'Slow, intermittent, one endpoint',
    response: 'Investigate within the hour.',
    updateMinutes: 240,
  },
  SEV4: {
    impact: 'Minor, a workaround exists',
    examples: 'Cosmetic, a feature that is not critical',
    response: 'Next deploy.',
  },
};

/** The worst of some; undefined of none. */
export function worstOf(some: readonly IncidentSeverity[]): IncidentSeverity | undefined {
  return severities.find((severity) => some.includes(severity));
}
