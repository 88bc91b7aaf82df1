/** When the next update is due after one that is sent now. */
import type { IncidentFacts } from './facts.ts';
import { severityMeanings } from './severity.ts';

const aMinute = 60_000;

/**
 * When the next update is due, on the full minute, as messages show it; undefined when none is due: no severity, SEV4, resolved.
 *
 * @param at when the update is sent, in milliseconds since the epoch
 * @param minutes how long they may wait; the severity's interval when left out
 */
export function nextUpdateAfter(
  { status, severity }: Pick<IncidentFacts, 'status' | 'severity'>,
  at: number,
  minutes?: number,
): number | undefined {
  const wait = minutes ?? (severity && severityMeanings[severity].updateMinutes);
  return wait === undefined || status === 'resolved' ? undefined : Math.floor((at + wait * aMinute) / aMinute) * aMinute;
}
