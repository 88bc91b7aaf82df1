/** Whether somebody who joined an incident late has yet to see where it stands. */
import type { IncidentRecord } from '../../../../storage/record.ts';

const nameOf = (incident: string) => `catch-up:${incident}`;

/** It is shown when they look at the incident, once. */
export function offerCatchUp(record: IncidentRecord, incident: string): void {
  void record.setPreference(nameOf(incident), 'due');
}

export function isCatchUpDue(record: IncidentRecord, incident: string): boolean {
  return record.preference(nameOf(incident)) === 'due';
}

export function endCatchUp(record: IncidentRecord, incident: string): void {
  void record.setPreference(nameOf(incident), '');
}
