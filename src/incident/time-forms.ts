/** The forms in which people write a time in front of a line, read as far as words go: which instant it is depends on a zone and on now. */
import { type ClockTime, clockWritten } from './clock-written.ts';
import { type ZoneWritten, zoneBehind } from './zone-written.ts';

export type DayWritten =
  | { readonly kind: 'none' }
  /** So many days before today; or the day after that, as the midnight of yesterday may be. */
  | { readonly kind: 'back'; readonly days: number; readonly orNext?: boolean }
  /** `last night`: yesterday evening, or the small hours of today. */
  | { readonly kind: 'last-night' }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** Several where day and month may be meant either way round; no year where none was written. */
  | {
      readonly kind: 'date';
      readonly dates: readonly { readonly year: number | undefined; readonly month: number; readonly day: number }[];
    };

export interface TimeForm {
  /** As it was written, for questions about it. */
  readonly written: string;
  readonly clock: ClockTime;
  readonly day: DayWritten;
  readonly zone: ZoneWritten;
  /** What comes after the time; for a range or an approximate time the whole line, so that nothing of it is lost. */
  readonly text: string;
  /** Another way to read the same words, which makes it doubtful. */
  readonly or?: OtherReading;
  /** What looks like a zone behind it, and is not read as one; it is a part of the text. */
  readonly unread?: string;
}

export interface OtherReading {
  /** `range`: an offset may be the end of a range. `word`: a zone may be a word of the text. `half`: it may be the afternoon. */
  readonly why: 'range' | 'word' | 'half';
  readonly zone: ZoneWritten;
  readonly clock: ClockTime;
  readonly text: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
export const month = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const weekday = '(?:sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?)';

/** Marks of lists, quotes and emphasis, and the words of a log, around a time: they are no part of the line. */
const marks =
  /^(?:(?:[-*+•‣–—>|]|\d{1,3}[.)](?=\s+\[?\d{1,2}[:.h]\d\d))\s+|\[[ x]\]\s+|<\d{1,3}>1\s+|["'“‘`]|[*_]{1,3}(?=[^\s*_])|@?(?:time(?:stamp)?|ts|date|when)\s?[=:]\s{0,3}["']?)/i;
const emphasisBehind = /^[*_`"'”’]{1,3}/;
const prefix = /^(?:(?<approximate>[~≈]|(?:about|around|approx\.?|circa|ca\.?)\s)\s*)?(?:(?:at\s|@)\s*)?(?<open>[[(<])?\s*/i;
const spaces = String.raw`,?\s+(?:at\s+)?`;
const days: readonly (readonly [RegExp, (parts: Groups) => DayWritten])[] = [
  [/^(?<y>\d{4})[-/](?<m>\d{1,2})[-/](?<d>\d{1,2})(?:T|_|,?\s+(?:at\s+)?)(?=\d|noon|mid)/i, ({ y, m, d }) => dateOf([y, m, d])],
  // As web servers write it, as `date` and klog do.
  [new RegExp(String.raw`^(?<d>\d{1,2})/(?<mon>${month})/(?<y>\d{4})[:\s](?=\d)`, 'i'), ({ y, mon, d }) => dateOf([y, monthOf(mon), d])],
  [/^[IWEF](?<m>[01]\d)(?<d>[0-3]\d)\s+(?=\d\d:\d\d:\d\d\.)/, ({ m, d }) => dateOf([undefined, m, d])],
  [new RegExp(String.raw`^(?:the\s+)?day\s+before\s+yesterday${spaces}`, 'i'), () => ({ kind: 'back', days: 2 })],
  [new RegExp(`^(?:yesterday|yday)${spaces}`, 'i'), () => ({ kind: 'back', days: 1 })],
  [
    new RegExp(String.raw`^(?:(?:earlier\s+)?today|this\s+(?:morning|afternoon|evening)|tonight)${spaces}`, 'i'),
    () => ({ kind: 'back', days: 0 }),
  ],
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

const range = /^(?:(?<dash>\s?[-–—]\s?)|\s(?:to|till?|until)\s)(?<end>(?<endHour>\d{1,2})[:.h]?(?<endMinute>\d{2}))(?![:\d])/i;
type Groups = Readonly<Record<string, string | undefined>>;

/** What stands in front of a time. */
function leadOf(line: string): { readonly length: number; readonly approximate: boolean; readonly open: boolean } {
  let length = 0;
  for (let found = marks.exec(line); found !== null && length < 40; found = marks.exec(line.slice(length))) length += found[0].length;
  const found = prefix.exec(line.slice(length));
  const { approximate, open } = found?.groups ?? {};
  return { length: length + (found?.[0].length ?? 0), approximate: approximate !== undefined, open: open !== undefined };
}

/** A line without all that may stand in front of a time: marks, `at`, `about`, a bracket. */
export function withoutLead(line: string): string {
  return line.slice(leadOf(line).length);
}

/** A line without the marks of lists, quotes and emphasis in front of it. */
export function withoutMarks(line: string): string {
  let rest = line;
  for (let found = marks.exec(rest); found !== null && line.length - rest.length < 40; found = marks.exec(rest))
    rest = rest.slice(found[0].length);
  return rest;
}

/** The time of day that stands in front of a line, whatever follows it: `14:32?`, `noon…`. */
export function clockInFront(line: string): string | undefined {
  const rest = line.slice(leadOf(line).length);
  const [, length] = dayIn(rest);
  const found = clockWritten(rest.slice(length));
  return found === undefined ? undefined : rest.slice(0, length + found.length);
}

/** The time that a line begins with; undefined when it begins with none. `bad` is one that no clock shows, such as `25:00`. */
export function timeForm(line: string): TimeForm | { readonly bad: string } | undefined {
  const lead = leadOf(line);
  let rest = line.slice(lead.length);
  const [day, dayLength] = dayIn(rest);
  rest = rest.slice(dayLength);
  const found = clockWritten(rest);
  if (found === undefined) return undefined;
  rest = rest.slice(found.length);
  const ranged = rangeAfter(rest, found.time, day);
  if (ranged !== undefined) rest = rest.slice(ranged.length);
  const before = { dated: day.kind === 'date', half: found.half };
  const zone = ranged?.zone === undefined ? zoneBehind(rest, before) : { zone: ranged.zone, length: 0 };
  const inFront = rest;
  rest = rest.slice(zone.length);
  const beforeClosing = line.length - rest.length;
  const closed = closing(rest, lead.open);
  if (closed === undefined) return undefined;
  // `[14:32] UTC`: the zone may stand behind the bracket.
  const later = closed > 0 && zone.zone.kind === 'own' ? zoneBehind(rest.slice(closed), before) : undefined;
  const read = later?.zone.kind === 'own' ? { ...zone, unread: later.unread ?? zone.unread } : (later ?? zone);
  rest = rest.slice(closed + (later?.length ?? 0));
  const written = line.slice(lead.length, later === undefined || later.length === 0 ? beforeClosing : line.length - rest.length);
  const year = yearBehind(rest, day);
  rest = rest.slice(year?.length ?? 0);
  const end = ending.exec(rest);
  if (end === null) return undefined;
  if (found.time === undefined) return { bad: written };
  const keepsLine = lead.approximate || ranged?.isRange === true || found.isWord;
  const text = rest.slice(end[0].length).trim();
  const isOwn = { zone: read.zone, clock: found.time, text: keepsLine ? line : text };
  const or = otherReading(isOwn, found.afternoon, ranged?.or, read.isWord === true ? inFront : undefined);
  return {
    written,
    day: year?.day ?? (found.isWord && day.kind === 'back' && found.time.hour === 0 ? { ...day, orNext: true } : day),
    ...isOwn,
    ...(or !== undefined && { or }),
    ...(read.unread !== undefined && { unread: read.unread }),
  };
}

/** What separates a time from its text. */
const ending = /^(?:\s*[:,;|]\s+|\s+[-–—|]\s+|\s*[:,;|]?$|\s+)/;

/** How long what closes a bracket or an emphasis is; undefined where a bracket is not closed, or closed without one. */
function closing(rest: string, isOpen: boolean): number | undefined {
  const marked = emphasisBehind.exec(rest)?.[0].length ?? 0;
  const bracket = /^\s{0,3}[\])>]/.exec(rest.slice(marked))?.[0].length ?? 0;
  if (isOpen !== bracket > 0) return undefined;
  const behind = emphasisBehind.exec(rest.slice(marked + bracket))?.[0].length ?? 0;
  return marked + bracket + behind;
}

/** `Mon Nov 30 14:32:10 UTC 2026`, as `date` and C's `ctime` write it. */
function yearBehind(rest: string, day: DayWritten): { readonly length: number; readonly day: DayWritten } | undefined {
  const found = /^\s(?<year>20\d\d)(?=$|[\s\]:,;])/.exec(rest);
  if (found === null || day.kind !== 'date' || day.dates.some(({ year }) => year !== undefined)) return undefined;
  const year = Number(found.groups?.['year']);
  return { length: found[0].length, day: { kind: 'date', dates: day.dates.map((date) => ({ ...date, year })) } };
}

function otherReading(
  own: Omit<OtherReading, 'why'>,
  afternoon: ClockTime | undefined,
  range: ZoneWritten | undefined,
  word: string | undefined,
): OtherReading | undefined {
  if (range !== undefined) return { ...own, why: 'range', zone: range };
  if (word !== undefined) return { ...own, why: 'word', zone: { kind: 'own' }, text: word.trim() };
  return afternoon === undefined ? undefined : { ...own, why: 'half', clock: afternoon };
}

function dayIn(rest: string): readonly [DayWritten, number] {
  for (const [pattern, read] of days) {
    const found = pattern.exec(rest);
    if (found !== null) return [read(found.groups ?? {}), found[0].length];
  }
  return [{ kind: 'none' }, 0];
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
