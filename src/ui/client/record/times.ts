/** Times as a responder reads them: on the clock of this device, with UTC beside. */

import { type Zone, zoneNamed } from '../../../incident/zone.ts';
import { t } from '../../../words/text.ts';

export const zoneName = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const here: Zone = zoneNamed(zoneName);

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });

/** `14:32`, with the day in front when it is not today's. */
export function shortTime(at: number, now: number): string {
  const today = day.format(at) === day.format(now) ? '' : `${day.format(at)} `;
  return today + clock.format(at);
}

/** `2026-11-21 13:32:05 UTC` */
export function utcTime(at: number): string {
  return t`${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `13:32Z`, to stand beside the time of this device. */
export function utcClock(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)}Z`;
}

/** Whether this device is on UTC, so that its times need nothing beside them. */
export const isUtc = /^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu|Universal)$/.test(zoneName);
