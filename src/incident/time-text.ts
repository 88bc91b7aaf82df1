/** An instant as it is shown to who wrote it: on the clock of a zone, and in UTC. */
import { t } from '../words/text.ts';
import { parseLogLine, type TimeChoice } from './log-line.ts';
import { type LocalTime, localTime, utc, type Zone } from './zone.ts';

/** A zone with the name that is shown for it. */
export interface ShownZone {
  readonly zone: Zone;
  readonly name: string;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const sixDays = 6 * 86_400_000;

/** `Sun 14:32 Europe/Berlin = 13:32 UTC`; with the date where the weekday would not do. The zone is left out where its clock is UTC's. */
export function instantInWords(at: number, now: number, { zone, name }: ShownZone): string {
  const [here, there] = [localTime(zone, at), localTime(utc, at)];
  const isFar = Math.abs(now - at) > sixDays;
  const day = `${weekdayOf(here)}${isFar ? ` ${here.day} ${months[here.month - 1]} ${here.year}` : ''}`;
  if (zone.offsetAt(at) === 0) return `${day} ${clockOf(here)} UTC`;
  const utcDay = here.day === there.day ? '' : `${weekdayOf(there)} `;
  return `${day} ${clockOf(here)} ${name} = ${utcDay}${clockOf(there)} UTC`;
}

/** What was understood of a line while it is typed; empty for an empty line. */
export function understood(line: string, now: number, shown: ShownZone): string {
  if (line.trim() === '') return '';
  const { dated, occurredAt, doubt, unread } = parseLogLine(line, now, shown.zone);
  if (doubt !== undefined) return `? ${doubt}`;
  const remark = unread === undefined ? '' : t` (“${unread}” not read as a zone)`;
  return dated ? `→ ${instantInWords(occurredAt, now, shown)}${remark}` : '→ now';
}

/** A choice in words: the time with what distinguishes it, or that the line is of now. */
export function choiceInWords({ at, note }: TimeChoice, now: number, shown: ShownZone): string {
  if (at === undefined) return t`Now, keep the words`;
  return `${instantInWords(at, now, shown)}${note === '' ? '' : ` (${note})`}${at > now ? t`, in the future` : ''}`;
}

function weekdayOf({ year, month, day }: LocalTime): string {
  return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
}

function clockOf({ hour, minute, second }: LocalTime): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`;
}
