/** Whether somebody closed the postmortem of an incident on this device: from then on nothing leads to it by itself. */
import type { IncidentRecord } from '../../../storage/record.ts';

/** The preference that it is kept as. */
export function postmortemClosedName(incident: string): string {
  return `postmortem-closed:${incident}`;
}

export function isPostmortemClosed(record: Pick<IncidentRecord, 'preference'>, incident: string): boolean {
  return (record.preference(postmortemClosedName(incident)) ?? '') !== '';
}
