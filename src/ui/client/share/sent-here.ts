/** Which events of an incident this device has handed on, or got from who has them: the next link needs to hold only the others. */

import type { LogEvent } from '../../../incident/event.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { formatSent, mergeSent, missingCount, parseSent, unsentOf, withSent } from '../../../share/sent.ts';
import type { IncidentRecord } from '../../../storage/record.ts';

const nameOf = (incident: string) => `sent:${incident}`;

/** The preference with what links to an incident left out: it may not be here (`MissingEarlier`). */
export const missingName = (incident: string): string => `missing:${incident}`;

/** Keeps what a link left out of this incident, beside what earlier ones did. Answers how much of it is not here. */
export function rememberLeftOut(incident: string, earlier: string, record: IncidentRecord): number {
  const leftOut = parseSent(earlier);
  const missing = missingCount(leftOut, record.events());
  const name = missingName(incident);
  if (missing > 0) void record.setPreference(name, formatSent(mergeSent(parseSent(record.preference(name) ?? ''), leftOut)));
  return missing;
}

/** The events that nobody was sent yet. */
export function unsent({ incident, log }: IncidentState, record: IncidentRecord): readonly LogEvent[] {
  return unsentOf(log.events, parseSent(record.preference(nameOf(incident)) ?? ''));
}

export function rememberSent(incident: string, events: readonly LogEvent[], record: IncidentRecord): void {
  const sent = withSent(parseSent(record.preference(nameOf(incident)) ?? ''), events);
  void record.setPreference(nameOf(incident), formatSent(sent));
}
