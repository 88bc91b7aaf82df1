/** The instants that a written time may mean: by its day, its zone, and the nights in which clocks change. */
import { t } from '../words/text.ts';
import type { DayWritten, TimeForm } from './time-forms.ts';
import { instantsOf, type LocalTime, localTime, type Zone, zoneNamed } from './zone.ts';
import { instantsMeant } from './zone-abbreviations.ts';
import type { ZoneWritten } from './zone-written.ts';

export interface Answer {
  readonly at: number;
  /** False where it is a slip or a guess. */
  readonly certain: boolean;
  /** What distinguishes it; empty when the time does. */
  readonly note: string;
  readonly why?: 'twice' | 'skipped';
  /** Set for a meaning of an abbreviation: whether it is one that people usually mean, or in use at the time. */
  readonly isMeaning?: 'usual' | 'odd';
}

export type CalendarDay = Pick<LocalTime, 'year' | 'month' | 'day'>;

/** The zone whose calendar a written time follows; undefined for a name that the host does not know. */
export function zoneOf(written: ZoneWritten, own: Zone): Zone | undefined {
  if (written.kind === 'offset') return { offsetAt: () => written.ms };
  if (written.kind !== 'named') return own;
  try {
    return zoneNamed(written.name);
  } catch {
    return undefined;
  }
}

/** The days that may be meant, oldest first; none for a day that does not exist. */
export function datesOf({ day, zone: written, clock }: TimeForm, zone: Zone, now: number): readonly CalendarDay[] {
  const back = (days: number) => dayBefore(zone, now, days);
  switch (day.kind) {
    case 'none':
      // Where the zone is another one, it may be tomorrow there.
      return [back(1), back(0), ...(written.kind === 'abbreviation' ? [back(-1)] : [])];
    case 'back':
      return [back(day.days), ...(day.orNext === true ? [back(day.days - 1)] : [])];
    case 'last-night':
      return [back(clock.hour < 12 ? 0 : 1)];
    case 'weekday':
      return weekdaysBefore(zone, now, day.weekday, clock);
    case 'date':
      return writtenDates(day, zone, now);
  }
}

/** Every instant at which a wall may have shown a local time. */
export function answersFor(local: LocalTime, written: ZoneWritten, zone: Zone, own: Zone): readonly Answer[] {
  if (written.kind !== 'abbreviation') return answersIn(zone, local);
  const meant = instantsMeant(written.name, local, own);
  const ours = meant.filter((one) => one.own);
  const sure = ours.filter(({ inUse }) => inUse);
  const considered = sure.length > 0 ? sure : ours.length > 0 ? [...ours, ...meant.filter((one) => one.inUse && !one.own)] : meant;
  // An abbreviation that is not in use then is a slip: of the hour, or of the letters.
  const certain = considered.every(({ inUse }) => inUse);
  return considered.map(({ at, place, inUse, usual }) => ({ at, certain, note: place, isMeaning: inUse || usual ? 'usual' : 'odd' }));
}

function answersIn(zone: Zone, local: LocalTime): readonly Answer[] {
  const instants = instantsOf(zone, local);
  if (instants.length === 1) return instants.map((at) => ({ at, certain: true, note: '' }));
  if (instants.length > 1) {
    return instants.map((at, place) => ({
      at,
      certain: true,
      note: place === 0 ? t`the first time` : t`the second time`,
      why: 'twice' as const,
    }));
  }
  return skipped(zone, local);
}

const aDay = 86_400_000;

/** A time that the clock left out is read with the offset from before and with that from after: an hour later and an hour earlier. */
function skipped(zone: Zone, local: LocalTime): readonly Answer[] {
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second);
  if (new Date(asUtc).getUTCDate() !== local.day) return [];
  return [zone.offsetAt(asUtc + aDay), zone.offsetAt(asUtc - aDay)].map((offset) => ({
    at: asUtc - offset,
    certain: false,
    note: '',
    why: 'skipped' as const,
  }));
}

/** A day back by the calendar, not by 24 hours: a day has 23 or 25 of them twice a year. */
function dayBefore(zone: Zone, now: number, days: number): CalendarDay {
  const { year, month, day } = localTime(zone, now);
  const date = new Date(Date.UTC(year, month - 1, day - days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The last such weekday; where it is today and the time is still to come, today and a week ago. */
function weekdaysBefore(zone: Zone, now: number, weekday: number, { hour, minute }: TimeForm['clock']): readonly CalendarDay[] {
  const shown = localTime(zone, now);
  const isToCome = hour * 60 + minute > shown.hour * 60 + shown.minute;
  return [...(isToCome ? [7] : []), 6, 5, 4, 3, 2, 1, 0]
    .map((days) => dayBefore(zone, now, days))
    .filter(({ year, month, day }) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday);
}

function writtenDates({ dates }: Extract<DayWritten, { kind: 'date' }>, zone: Zone, now: number): readonly CalendarDay[] {
  const { year: thisYear } = localTime(zone, now);
  return dates
    .flatMap(({ year, ...date }) =>
      (year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [year]).map((each) => ({ ...date, year: each })),
    )
    .filter(({ year, month, day }) => new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12);
}
