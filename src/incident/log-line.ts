/**
 * Reads the time that a line of the log begins with: `14:32 deploy v2.3.1`, `-5m rolled back`, `yesterday 23:50 …`,
 * `2026-11-21 14:32Z …`. What is not certain is not read: the line is then of now, and keeps its words.
 */
import { instantsOf, type LocalTime, localTime, utc, type Zone } from './zone.ts';

export interface LogLine {
  readonly occurredAt: number;
  /** The line without the time that was read from it. */
  readonly text: string;
  /** Whether a time was read. */
  readonly dated: boolean;
  /** Why a time that seems to be there was not read: to be shown beside the line. */
  readonly doubt?: string;
}

const minute = 60_000;
const hour = 60 * minute;

/** Walls differ: a time this little ahead is taken as said. */
const ahead = 5 * minute;

/** A time of day that is still to come today is of yesterday; further back than this it might as well be a slip. */
const farthestBack = 12 * hour;

const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?:\s?(?<half>am|pm)\b)?`;
const zoned = String.raw`(?:\s?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})(?=\s))?`;
const timeOfDay = new RegExp(String.raw`^(?<day>yesterday\s+|today\s+)?${clock}${zoned}\s+(?<text>\S.*)$`, 'is');
const dated = new RegExp(String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<date>\d{2})(?:[T ]\s*)${clock}${zoned}\s+(?<text>\S.*)$`, 'is');
const relative = /^[-−–](?=\d)(?:(?<hours>\d{1,3})h)?(?:(?<minutes>\d{1,4})m(?:in)?)?(?:(?<seconds>\d{1,5})s)?\s+(?<text>\S.*)$/is;

/**
 * Reads one line.
 *
 * @param now the instant at which it was written
 * @param zone the zone that times without one are meant in
 */
export function parseLogLine(line: string, now: number, zone: Zone): LogLine {
  const text = line.trim();
  return readRelative(text, now) ?? readDated(text, now, zone) ?? readTimeOfDay(text, now, zone) ?? { occurredAt: now, text, dated: false };
}

function readRelative(line: string, now: number): LogLine | undefined {
  const parts = relative.exec(line)?.groups;
  if (parts === undefined || (parts['hours'] ?? parts['minutes'] ?? parts['seconds']) === undefined) return undefined;
  const back = Number(parts['hours'] ?? 0) * hour + Number(parts['minutes'] ?? 0) * minute + Number(parts['seconds'] ?? 0) * 1000;
  return now < back ? doubtful(line, now, 'That is before 1970.') : read(now - back, parts['text']);
}

function readDated(line: string, now: number, zone: Zone): LogLine | undefined {
  const parts = dated.exec(line)?.groups;
  if (parts === undefined) return undefined;
  const time = timeIn(parts);
  if (time === undefined) return undefined;
  const local = { year: Number(parts['year']), month: Number(parts['month']), day: Number(parts['date']), ...time };
  const found = instantsIn(parts['zone'], zone, local).filter((instant) => instant >= 0);
  const past = found.filter((instant) => instant <= now + ahead);
  if (past.length === 1) return read(past[0] ?? now, parts['text']);
  return doubtful(
    line,
    now,
    past.length > 1 ? 'The clock showed that twice.' : found.length > 0 ? 'That is still to come.' : 'There is no such time.',
  );
}

function readTimeOfDay(line: string, now: number, zone: Zone): LogLine | undefined {
  const parts = timeOfDay.exec(line)?.groups;
  if (parts === undefined) return undefined;
  const time = timeIn(parts);
  if (time === undefined) return undefined;
  const there = zoneIn(parts['zone']) ?? zone;
  const day = parts['day']?.trim().toLowerCase();
  // A day back by the calendar, not by 24 hours: a day has 23 or 25 of them twice a year.
  const on = (back: number) => instantsOf(there, { ...dayOf(there, now, back), ...time });
  const today = day === 'yesterday' ? [] : on(0);
  const sofar = today.filter((instant) => instant <= now + ahead);
  const before =
    day === 'today' || sofar.length > 0 ? [] : on(-1).filter((instant) => day === 'yesterday' || instant >= now - farthestBack);
  const past = [...sofar, ...before];
  if (past.length === 1) return read(past[0] ?? now, parts['text']);
  const why = past.length > 1 ? 'The clock showed that twice.' : today.length > 0 ? 'Say the day too.' : 'The clock left that out.';
  return doubtful(line, now, why);
}

function read(occurredAt: number, text: string | undefined): LogLine {
  return { occurredAt, text: text ?? '', dated: true };
}

function doubtful(text: string, now: number, doubt: string): LogLine {
  return { occurredAt: now, text, dated: false, doubt };
}

type Groups = Readonly<Record<string, string | undefined>>;

function timeIn(parts: Groups): Pick<LocalTime, 'hour' | 'minute' | 'second'> | undefined {
  const [said, minutes, second] = [Number(parts['hour']), Number(parts['minute']), Number(parts['second'] ?? 0)];
  const half = parts['half']?.toLowerCase();
  if (minutes > 59 || second > 59 || said > 23) return undefined;
  if (half === undefined) return { hour: said, minute: minutes, second };
  return said < 1 || said > 12 ? undefined : { hour: (said % 12) + (half === 'pm' ? 12 : 0), minute: minutes, second };
}

function zoneIn(text: string | undefined): Zone | undefined {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(text ?? '');
  if (offset === null) return text === undefined ? undefined : utc;
  const ms = (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * hour + Number(offset[3]) * minute);
  return { offsetAt: () => ms };
}

function instantsIn(said: string | undefined, zone: Zone, local: LocalTime): readonly number[] {
  return instantsOf(zoneIn(said) ?? zone, local);
}

function dayOf(zone: Zone, now: number, back: number): Pick<LocalTime, 'year' | 'month' | 'day'> {
  const { year, month, day } = localTime(zone, now);
  const date = new Date(Date.UTC(year, month - 1, day + back));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
