/** Which events of an incident this device has handed on, or got from who has them: the next link needs to hold only the others. */

import type { LogEvent } from '../../../incident/event.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { formatSent, parseSent, unsentOf, withSent } from '../../../share/sent.ts';
import type { IncidentRecord } from '../../../storage/record.ts';

const nameOf = (incident: string) => `sent:${incident}`;

/** The events that nobody was sent yet. */
export function unsent({ incident, log }: IncidentState, record: IncidentRecord): readonly LogEvent[] {
  return unsentOf(log.events, parseSent(record.preference(nameOf(incident)) ?? ''));
}

export function rememberSent(incident: string, events: readonly LogEvent[], record: IncidentRecord): void {
  const sent = withSent(parseSent(record.preference(nameOf(incident)) ?? ''), events);
  void record.setPreference(nameOf(incident), formatSent(sent));
}
