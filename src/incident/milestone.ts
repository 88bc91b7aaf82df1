/** The moments that durations are measured between. */
export const milestoneNames = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const;
export type Milestone = (typeof milestoneNames)[number];

/** Each moment as a thing that can be entered, or be missing. */
export const milestoneTimes: Readonly<Record<Milestone, string>> = {
  started: 'start time',
  detected: 'detection time',
  acknowledged: 'acknowledgement time',
  mitigated: 'mitigation time',
  resolved: 'resolution time',
};
