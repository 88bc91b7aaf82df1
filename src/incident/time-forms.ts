/** The forms in which people write a time in front of a line, read as far as words go: which instant it is depends on a zone and on now. */
import { abbreviationNames } from './zone-abbreviations.ts';

/** A time of day; seconds and fractions where they were written. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export type DayWritten =
  | { readonly kind: 'none' }
  /** So many days before today. */
  | { readonly kind: 'back'; readonly days: number }
  /** `last night`: yesterday evening, or the small hours of today. */
  | { readonly kind: 'last-night' }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** Several where day and month may be meant either way round; no year where none was written. */
  | {
      readonly kind: 'date';
      readonly dates: readonly { readonly year: number | undefined; readonly month: number; readonly day: number }[];
    };

export type ZoneWritten =
  | { readonly kind: 'own' }
  | { readonly kind: 'offset'; readonly ms: number }
  | { readonly kind: 'abbreviation'; readonly name: string }
  | { readonly kind: 'named'; readonly name: string };

export interface TimeForm {
  /** As it was written, for questions about it. */
  readonly written: string;
  readonly clock: ClockTime;
  readonly day: DayWritten;
  readonly zone: ZoneWritten;
  /** What comes after the time; for a range or an approximate time the whole line, so that nothing of it is lost. */
  readonly text: string;
  /** Another way to read the same words, which makes it doubtful: a range that may be an offset. */
  readonly or?: ZoneWritten;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const month = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const weekday = '(?:sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?)';

const prefix = /^(?:(?<approximate>[~≈]|(?:about|around|approx\.?|circa|ca\.?)\s)\s*)?(?:(?:at\s|@)\s*)?(?<open>[[(<])?\s*/i;
const spaces = String.raw`,?\s+(?:at\s+)?`;
const days: readonly (readonly [RegExp, (parts: Groups) => DayWritten])[] = [
  [/^(?<y>\d{4})[-/](?<m>\d{1,2})[-/](?<d>\d{1,2})(?:T|_|,?\s+(?:at\s+)?)(?=\d)/i, ({ y, m, d }) => dateOf([y, m, d])],
  [new RegExp(`^(?:yesterday|yday)${spaces}`, 'i'), () => ({ kind: 'back', days: 1 })],
  [new RegExp(String.raw`^(?:today|this\s+morning|tonight)${spaces}`, 'i'), () => ({ kind: 'back', days: 0 })],
  [new RegExp(String.raw`^last\s+night${spaces}`, 'i'), () => ({ kind: 'last-night' })],
  [
    new RegExp(
      String.raw`^(?:${weekday},?\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)?\.?[\s-](?:of\s+)?(?<mon>${month})(?:[,\s-]+(?<y>\d{4}))?${spaces}`,
      'i',
    ),
    ({ y, mon, d }) => dateOf([y, monthOf(mon), d]),
  ],
  [
    new RegExp(String.raw`^(?:${weekday},?\s+)?(?<mon>${month})\s+(?<d>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<y>\d{4})(?!:))?${spaces}`, 'i'),
    ({ y, mon, d }) => dateOf([y, monthOf(mon), d]),
  ],
  [new RegExp(String.raw`^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})?${spaces}`, 'i'), ({ y, m, d }) => dateOf([y, m, d])],
  [
    new RegExp(String.raw`^(?<a>\d{1,2})/(?<b>\d{1,2})(?:/(?<y>\d{4}))?${spaces}`, 'i'),
    ({ a, b, y }) => (a === b || Number(a) > 12 ? dateOf([y, b, a]) : Number(b) > 12 ? dateOf([y, a, b]) : dateOf([y, b, a], [y, a, b])),
  ],
  [
    new RegExp(String.raw`^(?:on\s+|last\s+)?(?<w>${weekday})${spaces}`, 'i'),
    ({ w = '' }) => ({ kind: 'weekday', weekday: weekdays.indexOf(w.slice(0, 3).toLowerCase()) }),
  ],
];

const half = String.raw`(?:\s?(?<half>[ap]\.?m\b\.?))`;
const clock = new RegExp(
  String.raw`^(?:(?<hour>\d{1,2})(?::|h)(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?${half}?` +
    String.raw`|(?<dotHour>\d{2})\.(?<dotMinute>\d{2})(?![.\d%]|\s?(?:%|(?:ms|s|sec|k|m|g|kb|mb|gb|tb|[kmgt]ib|rps|qps)\b))` +
    String.raw`|(?<onlyHour>\d{1,2})${half.replace('half', 'onlyHalf')})(?!\d)`,
  'i',
);
const range = /^(?:(?<dash>\s?[-–—]\s?)|\s(?:to|till?|until)\s)(?<end>(?<endHour>\d{1,2})[:.h]?(?<endMinute>\d{2}))(?![:\d])/i;
const offset = /^\s?(?<sign>[+−-])(?<hours>\d{2}):?(?<minutes>\d{2})(?!\d)/;
const utcOffset = /^\s?(?:UTC|GMT|Z)(?:(?<sign>[+−-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?)?(?![\w/])/i;
const abbreviation = new RegExp(String.raw`^\s(?<name>${abbreviationNames.join('|')})(?![\w/])`);
const zoneName = /^\s(?<name>(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Za-z_+\-/\d]+)/;

type Groups = Readonly<Record<string, string | undefined>>;

/** The time that a line begins with; undefined when it begins with none. `bad` is one that no clock shows, such as `25:00`. */
export function timeForm(line: string): TimeForm | { readonly bad: string } | undefined {
  const start = prefix.exec(line);
  const { approximate, open } = start?.groups ?? {};
  let rest = line.slice(start?.[0].length ?? 0);
  const [day, dayLength] = dayIn(rest);
  rest = rest.slice(dayLength);
  const found = clock.exec(rest);
  if (found === null) return undefined;
  rest = rest.slice(found[0].length);
  const time = clockOf(found.groups ?? {});
  const ranged = rangeAfter(rest, time, day);
  if (ranged !== undefined) rest = rest.slice(ranged.length);
  const [zone, zoneLength] = ranged?.zone === undefined ? zoneIn(rest, day) : [ranged.zone, 0];
  rest = rest.slice(zoneLength);
  const end = /^(?:\s*[\])>])?(?:\s*[:,;|]\s+|\s+[-–—]\s+|\s*[:,;|]?$|\s+)/.exec(
    open === undefined ? rest : rest.replace(/^(?!\s*[\])>])/, '\u0000'),
  );
  if (end === null || (open === undefined && /^\s*[\])>]/.test(rest))) return undefined;
  const written = line.slice(0, line.length - rest.length).replace(/^[[(<~≈@\s]+/, '');
  if (time === undefined) return { bad: written };
  const keepsLine = approximate !== undefined || ranged?.isRange === true;
  const text = rest.slice(end[0].length).trim();
  return {
    written,
    clock: time,
    day,
    zone,
    text: keepsLine ? line : text,
    ...(ranged?.or !== undefined && { or: ranged.or }),
  };
}

function dayIn(rest: string): readonly [DayWritten, number] {
  for (const [pattern, read] of days) {
    const found = pattern.exec(rest);
    if (found !== null) return [read(found.groups ?? {}), found[0].length];
  }
  return [{ kind: 'none' }, 0];
}

function clockOf(parts: Groups): ClockTime | undefined {
  const [written, minute, second] = [
    Number(parts['hour'] ?? parts['dotHour'] ?? parts['onlyHour']),
    Number(parts['minute'] ?? parts['dotMinute'] ?? 0),
    Number(parts['second'] ?? 0),
  ];
  const half = (parts['half'] ?? parts['onlyHalf'])?.charAt(0).toLowerCase();
  if (minute > 59 || second > 59 || written > 23 || (half !== undefined && (written < 1 || written > 12))) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0);
  const millisecond = Math.floor(Number(`0.${parts['fraction'] ?? 0}`) * 1000);
  return { hour, minute, second, millisecond };
}

interface RangeAfter {
  readonly length: number;
  readonly isRange: boolean;
  /** Set where it is an offset after all. */
  readonly zone?: ZoneWritten;
  readonly or?: ZoneWritten;
}

/** Hours behind UTC that are in use somewhere: anything else after a hyphen is the end of a range. */
const offsetsBehind: ReadonlySet<number> = new Set([1, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 9.5, 10, 11, 12]);

function rangeAfter(rest: string, time: ClockTime | undefined, day: DayWritten): RangeAfter | undefined {
  const found = range.exec(rest);
  const { dash, end = '', endHour, endMinute } = found?.groups ?? {};
  const [hour, minute] = [Number(endHour), Number(endMinute)];
  if (found === null || time === undefined || hour > 24 || minute > 59) return undefined;
  const isOffset = dash === '-' && /^\d{2}:?\d{2}$/.test(end) && offsetsBehind.has(hour + minute / 60);
  if (!isOffset) return /[:.h]/.test(end) ? { length: found[0].length, isRange: true } : undefined;
  const zone: ZoneWritten = { kind: 'offset', ms: -(hour * 60 + minute) * 60_000 };
  const isLater = hour * 60 + minute > time.hour * 60 + time.minute;
  if (day.kind === 'date' || !/[:.]/.test(end))
    return isLater && day.kind === 'date'
      ? { length: found[0].length, isRange: true, or: zone }
      : { length: found[0].length, isRange: false, zone };
  // 09:00-11:00 is a range; 08:32-05:00 may be one over midnight, or five hours behind UTC.
  return isLater ? { length: found[0].length, isRange: true } : { length: found[0].length, isRange: true, or: zone };
}

function zoneIn(rest: string, day: DayWritten): readonly [ZoneWritten, number] {
  const utc = utcOffset.exec(rest) ?? offset.exec(rest) ?? (day.kind === 'date' ? /^(?<sign>[+−-])(?<hours>\d{2})(?!\d)/.exec(rest) : null);
  if (utc !== null) {
    const { sign = '+', hours = '0', minutes = '0' } = utc.groups ?? {};
    return [{ kind: 'offset', ms: (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes)) * 60_000 }, utc[0].length];
  }
  const short = abbreviation.exec(rest);
  if (short !== null) return [{ kind: 'abbreviation', name: short.groups?.['name'] ?? '' }, short[0].length];
  const named = zoneName.exec(rest);
  return named === null ? [{ kind: 'own' }, 0] : [{ kind: 'named', name: named.groups?.['name'] ?? '' }, named[0].length];
}

function dateOf(
  ...dates: readonly (readonly [year: string | undefined, month: string | number | undefined, day: string | undefined])[]
): DayWritten {
  return {
    kind: 'date',
    dates: dates.map(([year, month, day]) => ({
      year: year === undefined ? undefined : Number(year),
      month: Number(month),
      day: Number(day),
    })),
  };
}

function monthOf(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
