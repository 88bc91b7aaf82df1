/** How far along an incident is, and which milestones each status sets. */
export const statuses = ['investigating', 'identified', 'mitigated', 'monitoring', 'resolved'] as const;
export type IncidentStatus = (typeof statuses)[number];

/**
 * The milestone that a status implies. Watching a fix implies that one is in. `resolved` does not imply when users were first
 * helped, and `identified` nothing of when somebody took the page: those stay unknown.
 */
export const milestoneOfStatus: Readonly<Partial<Record<IncidentStatus, 'acknowledged' | 'mitigated' | 'resolved'>>> = {
  investigating: 'acknowledged',
  mitigated: 'mitigated',
  monitoring: 'mitigated',
  resolved: 'resolved',
};

/** The milestones that a status implies are not reached, or not any more: going back to work after a fix that did not hold. */
export const milestonesUndone: Readonly<Record<IncidentStatus, readonly ('mitigated' | 'resolved')[]>> = {
  investigating: ['mitigated', 'resolved'],
  identified: ['mitigated', 'resolved'],
  mitigated: ['resolved'],
  monitoring: ['resolved'],
  resolved: [],
};

/** The status that comes next as a rule; none after the last. */
export function nextStatus(status: IncidentStatus | undefined): IncidentStatus | undefined {
  return statuses[status === undefined ? 0 : statuses.indexOf(status) + 1];
}
