/** When people hear next if they are told something now. */
import type { IncidentFacts } from './facts.ts';
import { severityMeanings } from './severity.ts';

const aMinute = 60_000;

/**
 * When the next update comes, on the full minute, as messages tell it; undefined when none is due: no severity, SEV4, resolved.
 *
 * @param at when people are told, in milliseconds since the epoch
 * @param minutes how long they may wait; as long as the severity says when left out
 */
export function nextUpdateAfter(
  { status, severity }: Pick<IncidentFacts, 'status' | 'severity'>,
  at: number,
  minutes?: number,
): number | undefined {
  const wait = minutes ?? (severity && severityMeanings[severity].updateMinutes);
  return wait === undefined || status === 'resolved' ? undefined : Math.floor((at + wait * aMinute) / aMinute) * aMinute;
}
