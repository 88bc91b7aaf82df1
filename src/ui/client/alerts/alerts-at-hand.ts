/** The alerts that brought the responder here: what an incident that starts now is about. */

import { alertsFromLink } from '../../../fill/alert-link.ts';
import { eachAlert, type ReceivedAlert } from '../../../fill/received-alert.ts';
import { alertsOf } from '../../../incident/alerts.ts';
import { drillOf } from '../../../incident/drill.ts';
import type { IncidentState } from '../../../incident/state.ts';
import type { AlertSet } from '../../../values/alert-set.ts';
import { pageQuery } from '../base/address.ts';
import { receivedOf, receiveFromLink } from '../values/alert-of-link.ts';
import { currentAlert } from '../values/alert-set.ts';

/** The alert of this tab, and those that came in one link with it; none where an incident of this device has it already. */
export function alertsAtHand(base: string, states: Iterable<IncidentState>): readonly ReceivedAlert[] {
  receiveFromLink(base);
  const set = currentAlert(base);
  if (set === undefined) return [];
  const own = receivedOf(set);
  const { name } = own;
  if (name === '' || isTaken(set, name, states)) return [];
  const linked = alertsFromLink(pageQuery());
  if (!linked.some((alert) => alert.name === name)) return eachAlert([own]);
  // Of several that came as one, somebody may have chosen.
  return eachAlert(set.variants === undefined ? linked.map((alert) => (alert.name === name ? own : alert)) : linked);
}

/** Whether somebody started an incident with it, or added it to one, since it arrived here. */
function isTaken({ receivedAt }: AlertSet, name: string, states: Iterable<IncidentState>): boolean {
  return [...states].some(
    (state) => drillOf(state) === undefined && alertsOf(state).some((alert) => alert.name === name && alert.recordedAt >= receivedAt),
  );
}
