/**
 * Reads the time that a line of the log begins with: `14:32 deploy v2.3.1`, `5 min ago rolled back`, `yesterday 23:50 …`,
 * `2026-11-21 14:32Z …`. A time that is not certain is asked about, with the choices: it is never taken for now.
 */
import { relativeTime } from './relative-time.ts';
import { type Answer, answersFor, datesOf, zoneOf } from './time-answers.ts';
import { type TimeForm, timeForm, type ZoneWritten } from './time-forms.ts';
import type { Zone } from './zone.ts';

export interface LogLine {
  readonly occurredAt: number;
  /** The line without the time that was read from it; the whole line where nothing was read, and for ranges and approximate times. */
  readonly text: string;
  /** Whether a time was read. */
  readonly dated: boolean;
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
  const relative = relativeTime(text);
  if (relative !== undefined) {
    const at = now - relative.back;
    if (at < 0) return asked(text, now, 'That is before 1970.', []);
    if (relative.certain) return { occurredAt: at, text: relative.text, dated: true };
    return asked(text, now, `${relative.written}: minutes ago?`, [{ at, text: relative.text, note: '' }]);
  }
  const form = timeForm(text);
  if (form === undefined) return withoutForm(text, now, zone);
  if ('bad' in form) return asked(text, now, `${form.bad} is not a time of day.`, []);
  return readForm(text, form, now, zone);
}

function readForm(line: string, form: TimeForm, now: number, zone: Zone): LogLine {
  const read = answersOf(form, form.zone, now, zone);
  if (typeof read === 'string') return asked(line, now, read, []);
  const others = form.or === undefined ? [] : answersOf(form, form.or, now, zone);
  const all = typeof others === 'string' ? read : [...read, ...others];
  const possible = all.filter(({ at }) => at >= 0);
  const likely = possible.filter(({ at }) => isLikely(form, at, now));
  const [only] = likely;
  if (only?.certain === true && likely.every(({ at, certain }) => at === only.at && certain)) {
    return { occurredAt: only.at, text: form.text, dated: true };
  }
  const offered = likely.length > 0 ? likely : possible;
  return asked(
    line,
    now,
    questionAbout(form, offered, likely, now),
    offered.map(({ at, note }) => ({ at, note, text: form.text })),
  );
}

function answersOf(form: TimeForm, written: ZoneWritten, now: number, own: Zone): readonly Answer[] | string {
  const zone = zoneOf(written, own);
  if (zone === undefined) return `There is no time zone ${form.written.split(/\s/).at(-1)}.`;
  const dates = datesOf(form, zone, now);
  if (dates.length === 0) return `${form.written}: there is no such day.`;
  return dates
    .flatMap((date) => answersFor({ ...date, ...form.clock }, written, zone, own))
    .map((answer) => ({
      ...answer,
      at: answer.at + form.clock.millisecond,
    }));
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
  if (or !== undefined) return `${written}: a range, or hours behind UTC?`;
  if (likely.length > 1) return `${written}: which one?`;
  if (offered.length === 0) return `${written}: there is no such time.`;
  if (day.kind === 'none' && offered.some(({ at }) => at <= now)) return `${written}: which day?`;
  return offered.every(({ at }) => at > now) ? `${written} is in the future.` : `${written} is long ago.`;
}

/** A line whose second word is a time, after one that is no day: `gestern 23:50 …`; or that begins with digits that may be one. */
function withoutForm(line: string, now: number, zone: Zone): LogLine {
  const digits = /^(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?=\s)/.exec(line)?.groups;
  const inner = digits === undefined ? /^\p{L}{2,12}\.?\s+(?=\d{1,2}:\d{2}\b)/u.exec(line)?.[0] : undefined;
  const read =
    digits !== undefined
      ? parseLogLine(`${digits['hour']}:${digits['minute']}${line.slice(4)}`, now, zone)
      : inner !== undefined
        ? parseLogLine(line.slice(inner.length), now, zone)
        : undefined;
  if (read === undefined || (!read.dated && read.choices === undefined)) return { occurredAt: now, text: line, dated: false };
  const text = inner === undefined ? read.text : line;
  const choices = read.dated
    ? [{ at: read.occurredAt, text, note: '' }]
    : (read.choices ?? []).filter(({ at }) => at !== undefined).map((choice) => ({ ...choice, text }));
  return asked(line, now, 'Is that when it happened?', choices);
}

/** Now, with the words as they are, can always be chosen. */
function asked(line: string, now: number, doubt: string, choices: readonly TimeChoice[]): LogLine {
  const different = choices.filter(({ at, note }, place) => choices.findIndex((other) => other.at === at && other.note === note) === place);
  return { occurredAt: now, text: line, dated: false, doubt, choices: [...different, { at: undefined, text: line, note: '' }] };
}
