/**
 * Reads the time that a line of the log begins with: `14:32 deploy v2.3.1`, `5 min ago rolled back`, `yesterday 23:50 …`,
 * `2026-11-21 14:32Z …`. A time that is not certain is asked about, with the choices: it is never taken for now.
 */
import { relativeTime } from './relative-time.ts';
import { type Answer, answersFor, datesOf, zoneOf } from './time-answers.ts';
import { type OtherReading, type TimeForm, timeForm, withoutLead, withoutMarks } from './time-forms.ts';
import { unreadTime } from './unread-time.ts';
import type { Zone } from './zone.ts';

export interface LogLine {
  readonly occurredAt: number;
  /** The line without the time that was read from it; the whole line where nothing was read, and for ranges and approximate times. */
  readonly text: string;
  /** Whether a time was read. */
  readonly dated: boolean;
  /** What looks like a time zone behind the time, and was not read as one. */
  readonly unread?: string;
  /** A question about a time that is not certain. Nothing is recorded until one of the choices is made. */
  readonly doubt?: string;
  readonly choices?: readonly TimeChoice[];
}

export interface TimeChoice {
  /** Undefined: now. */
  readonly at: number | undefined;
  readonly text: string;
  /** What distinguishes it, such as `London`; empty when the time does. */
  readonly note: string;
}

const minute = 60_000;

/** Walls differ: a time this little ahead is not in the future. */
const ahead = 5 * minute;

/** A time of day without a day is no further back than this; further back it might as well be a slip. */
const farthestBack = 12 * 60 * minute;

/** A date without a year is no further back than this: half a year. */
const farthestDate = 183 * 24 * 60 * minute;

/**
 * Reads one line.
 *
 * @param now the instant at which it was written
 * @param zone the zone that times without one are meant in
 */
export function parseLogLine(line: string, now: number, zone: Zone): LogLine {
  const text = line.trim();
  const relative = relativeTime(text) ?? relativeTime(withoutMarks(text)) ?? relativeTime(withoutLead(text));
  if (relative !== undefined) {
    const choices = relative.backs.map((back) => ({ at: now - back, text: relative.isApproximate ? text : relative.text, note: '' }));
    const [first] = choices;
    if (first === undefined || first.at < 0) return asked(text, now, 'That is before 1970.', []);
    if (relative.doubt === undefined) return { occurredAt: first.at, text: first.text, dated: true };
    return asked(text, now, relative.doubt, choices);
  }
  const form = timeForm(text);
  if (form === undefined) return withoutForm(text, now, zone);
  if ('bad' in form) return asked(text, now, `${form.bad} is not a time of day.`, []);
  return readForm(text, form, now, zone);
}

/** An answer with what the line says then. */
type TextedAnswer = Answer & { readonly text: string };

function readForm(line: string, form: TimeForm, now: number, zone: Zone): LogLine {
  const read = answersOf(form, form, now, zone);
  if (typeof read === 'string') return asked(line, now, read, []);
  const others = form.or === undefined ? [] : answersOf(form, form.or, now, zone);
  const possible = (typeof others === 'string' ? read : [...read, ...others]).filter(({ at }) => at >= 0);
  const likely = possible.filter(({ at }) => isLikely(form, at, now));
  const meanings = meaningsOf(possible, likely, now);
  const [only] = likely;
  const mustAsk =
    meanings !== undefined || form.or?.why === 'word' || form.or?.why === 'half' || (form.day.kind === 'back' && form.day.orNext === true);
  if (!mustAsk && only?.certain === true && likely.every(({ at, certain }) => at === only.at && certain)) {
    return { occurredAt: only.at, text: form.text, dated: true, ...(form.unread !== undefined && { unread: form.unread }) };
  }
  const offered =
    meanings ?? (form.or?.why === 'word' ? bothReadings(possible, likely, now) : likely.length > 0 ? likely : nearest(form, possible, now));
  return asked(line, now, questionAbout(form, offered, likely, now), offered);
}

function answersOf(
  form: TimeForm,
  { zone: written, clock, text }: Pick<OtherReading, 'zone' | 'clock' | 'text'>,
  now: number,
  own: Zone,
): readonly TextedAnswer[] | string {
  const zone = zoneOf(written, own);
  if (zone === undefined) return `There is no time zone ${form.written.split(/\s/).at(-1)}.`;
  const dates = datesOf({ ...form, clock, zone: written }, zone, now);
  if (dates.length === 0) return `${form.written}: there is no such day.`;
  return dates
    .flatMap((date) => answersFor({ ...date, ...clock }, written, zone, own))
    .map((answer) => ({ ...answer, at: answer.at + clock.millisecond, text }));
}

/**
 * Where an abbreviation has several meanings, all that it usually has, in the order of the table: whether one of them lies in the future or
 * long ago says nothing about which was meant. Undefined where it has one.
 */
function meaningsOf(possible: readonly TextedAnswer[], likely: readonly TextedAnswer[], now: number): readonly TextedAnswer[] | undefined {
  const byMeaning = Map.groupBy(
    possible.filter(({ isMeaning }) => isMeaning !== undefined),
    ({ note }) => note,
  );
  if (byMeaning.size < 2) return undefined;
  return [...byMeaning.values()].flatMap((same) => {
    const near = same.filter((answer) => likely.includes(answer));
    if (near.length > 0) return near;
    const past = same.filter(({ at }) => at <= now + ahead);
    return same.some(({ isMeaning }) => isMeaning === 'usual') ? (past.at(-1) ?? same.slice(0, 1)) : [];
  });
}

/** With the zone and without it, each at its likely times, else at its last one. */
function bothReadings(possible: readonly TextedAnswer[], likely: readonly TextedAnswer[], now: number): readonly TextedAnswer[] {
  return [...Map.groupBy(possible, ({ text }) => text).values()].flatMap((same) => {
    const near = same.filter((answer) => likely.includes(answer));
    return near.length > 0 ? near : (same.filter(({ at }) => at <= now + ahead).at(-1) ?? []);
  });
}

/** Of dates without a year those that are not another year's, where there are some. */
function nearest({ day }: TimeForm, possible: readonly TextedAnswer[], now: number): readonly TextedAnswer[] {
  const near = possible.filter(({ at }) => Math.abs(now - at) <= farthestDate);
  return day.kind === 'date' && near.length > 0 ? near : possible;
}

function isLikely({ day }: TimeForm, at: number, now: number): boolean {
  if (at > now + ahead) return false;
  if (day.kind === 'none') return at >= now - farthestBack;
  return day.kind !== 'date' || day.dates.every(({ year }) => year !== undefined) || at >= now - farthestDate;
}

/** Short, because it is shown below the line while it is typed. The choices show the rest. */
function questionAbout({ written, day, zone, or }: TimeForm, offered: readonly Answer[], likely: readonly Answer[], now: number): string {
  if (offered.some(({ why }) => why === 'skipped')) return `The clock skipped ${written}. Which time?`;
  if (zone.kind === 'abbreviation' && new Set(offered.map(({ note }) => note)).size > 1) return `${zone.name}: which one?`;
  if (likely.some(({ why }) => why === 'twice') && likely.length > 1) return `The clock showed ${written} twice. Which one?`;
  if (or?.why === 'range') return `${written}: a range, or hours behind UTC?`;
  if (or?.why === 'word') return `${written}: a time zone, or a word?`;
  if (or?.why === 'half') return `${written}: when?`;
  if (likely.length > 1) return `${written}: which one?`;
  if (offered.length === 0) return `${written}: there is no such time.`;
  if (day.kind === 'none' && offered.some(({ at }) => at <= now)) return `${written}: which day?`;
  return offered.every(({ at }) => at > now) ? `${written} is in the future.` : `${written} is long ago.`;
}

/** A line whose second word is a time, after one that is no day: `gestern 23:50 …`; or that begins with what may be one. */
function withoutForm(line: string, now: number, zone: Zone): LogLine {
  const bare = withoutMarks(line);
  const compact = /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)[T-](?<hour>\d\d)(?<minute>\d\d)(?:(?<second>\d\d))?(?=\D|$)/.exec(bare);
  if (compact !== null) {
    const { y, m, d, hour, minute, second = '00' } = compact.groups ?? {};
    return parseLogLine(`${y}-${m}-${d}T${hour}:${minute}:${second}${bare.slice(compact[0].length)}`, now, zone);
  }
  const digits = /^(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?:\s?(?:h|hrs|hours))?(?=\s|Z\b)/i.exec(bare);
  const inner = digits === null ? /^\p{L}{1,12}\.?\s+(?=\d{1,2}:\d{2}\b)/u.exec(bare)?.[0] : undefined;
  const read =
    digits !== null
      ? parseLogLine(`${digits.groups?.['hour']}:${digits.groups?.['minute']}${bare.slice(digits[0].length)}`, now, zone)
      : inner !== undefined
        ? parseLogLine(bare.slice(inner.length), now, zone)
        : undefined;
  if (read === undefined || (!read.dated && read.choices === undefined)) {
    const unread = unreadTime(line, now);
    if (unread === undefined) return { occurredAt: now, text: line, dated: false };
    if ('at' in unread) return { occurredAt: unread.at, text: unread.text, dated: true };
    const guess = unread.clock === undefined ? undefined : parseLogLine(`${unread.clock} x`, now, zone);
    const at = guess?.dated === true ? [{ at: guess.occurredAt, text: line, note: '' }] : (guess?.choices ?? []);
    return asked(line, now, unread.doubt, [
      ...unread.choices,
      ...at.filter((choice) => choice.at !== undefined).map((choice) => ({ ...choice, text: line })),
    ]);
  }
  const text = inner === undefined ? read.text : line;
  const choices = read.dated
    ? [{ at: read.occurredAt, text, note: '' }]
    : (read.choices ?? []).filter(({ at }) => at !== undefined).map((choice) => ({ ...choice, text }));
  return asked(line, now, 'Is that when it happened?', choices);
}

/** As many as have a key of their own beside the one for now. */
const mostChoices = 8;

/** Now, with the words as they are, can always be chosen. */
function asked(line: string, now: number, doubt: string, choices: readonly TimeChoice[]): LogLine {
  const different = choices.filter(({ at, note }, place) => choices.findIndex((other) => other.at === at && other.note === note) === place);
  const offered = different.slice(0, mostChoices).map(({ at, text, note }) => ({ at, text, note }));
  return { occurredAt: now, text: line, dated: false, doubt, choices: [...offered, { at: undefined, text: line, note: '' }] };
}
