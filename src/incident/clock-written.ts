/** A time of day as people write it: `14:32`, `2pm`, `14h32`, `18 Uhr`, `noon`, `quarter past 2`. */

/** A time of day; seconds and fractions where they were written. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export interface ClockWritten {
  readonly length: number;
  /** Undefined: one that no clock shows, such as `25:00`. */
  readonly time: ClockTime | undefined;
  /** The same words in the afternoon, where they do not say which half of the day they mean. */
  readonly afternoon?: ClockTime;
  /** Whether it has `am` or `pm`. */
  readonly half: boolean;
  /** `noon` and `midnight`: they may be a part of the text (`midnight batch`), so they stay in it. */
  readonly isWord: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;

const half = String.raw`(?:\s?(?<half>[ap]\.?m\b\.?))`;
const hours = String.raw`(?:\s?(?:h|hrs|hours|Uhr|o['’]clock)\b(?!\s+of\b))?`;
const units = `(?:ms|s|sec|k|m|g|kb|mb|gb|tb|[kmgt]ib|rps|qps)`;
const digits = new RegExp(
  String.raw`^(?:(?<hour>\d{1,2})(?::|h)(?<minute>\d{2})(?!m)(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?:${half}|${hours})` +
    String.raw`|(?<dotHour>\d{2})\.(?<dotMinute>\d{2})(?![.\d%]|\s?(?:%|${units}\b))(?:\s?Uhr\b)?` +
    String.raw`|(?<uhrHour>\d{1,2})\s?Uhr\b(?:\s(?<uhrMinute>[0-5]\d)\b)?` +
    String.raw`|(?<onlyHour>\d{1,2})${half.replace('half', 'onlyHalf')})(?!\d)`,
  'i',
);
const named = /^(?:12\s)?(?<name>noon|midday|midnight)\b/i;
const hourNames = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const hourWord = String.raw`(?<hour>\d{1,2}|${hourNames.join('|')})`;
const minutesPast: Readonly<Record<string, number>> = { quarter: 15, half: 30, five: 5, ten: 10, twenty: 20 };
const spoken = new RegExp(
  String.raw`^(?:(?:an?\s)?(?:(?<past>quarter|half|five|ten|twenty|\d{1,2})(?:\s?min(?:ute)?s?)?\spast|(?<to>quarter)\sto)\s${hourWord}(?:\so['’]clock)?|(?<full>\d{1,2}|${hourNames.join('|')})\so['’]clock)(?:\s?(?<half>[ap]\.?m\b\.?))?(?!\w|:\d)`,
  'i',
);

/** The time of day at the beginning of a text; undefined when there is none. */
export function clockWritten(text: string): ClockWritten | undefined {
  const name = named.exec(text);
  if (name !== null) {
    const hour = name.groups?.['name']?.toLowerCase() === 'midnight' ? 0 : 12;
    return { length: name[0].length, time: { hour, minute: 0, second: 0, millisecond: 0 }, half: false, isWord: true };
  }
  const words = spoken.exec(text);
  if (words !== null) return spokenClock(words);
  const found = digits.exec(text);
  if (found === null) return undefined;
  const parts = found.groups ?? {};
  return {
    length: found[0].length,
    time: clockOf(parts),
    half: (parts['half'] ?? parts['onlyHalf']) !== undefined,
    isWord: false,
  };
}

function clockOf(parts: Groups): ClockTime | undefined {
  const [written, minute, second] = [
    Number(parts['hour'] ?? parts['dotHour'] ?? parts['uhrHour'] ?? parts['onlyHour']),
    Number(parts['minute'] ?? parts['dotMinute'] ?? parts['uhrMinute'] ?? 0),
    Number(parts['second'] ?? 0),
  ];
  const hour = hourOf(written, parts['half'] ?? parts['onlyHalf']);
  if (minute > 59 || second > 59 || hour === undefined) return undefined;
  const millisecond = Math.floor(Number(`0.${parts['fraction'] ?? 0}`) * 1000);
  return { hour, minute, second, millisecond };
}

/** 0 to 23; undefined for what is no hour. */
function hourOf(written: number, halfWritten: string | undefined): number | undefined {
  const letter = halfWritten?.charAt(0).toLowerCase();
  if (written > 23 || (letter !== undefined && (written < 1 || written > 12))) return undefined;
  return letter === undefined ? written : (written % 12) + (letter === 'p' ? 12 : 0);
}

function spokenClock(found: RegExpExecArray): ClockWritten {
  const { past, to, hour: hourText, full, half: halfText } = found.groups ?? {};
  const word = (hourText ?? full ?? '').toLowerCase();
  const hour = hourOf(hourNames.indexOf(word) + 1 || Number(word), halfText);
  const behind = to !== undefined ? -15 : past === undefined ? 0 : (minutesPast[past.toLowerCase()] ?? Number(past));
  const length = found[0].length;
  if (hour === undefined || behind > 59) return { length, time: undefined, half: halfText !== undefined, isWord: false };
  const at = (minutes: number): ClockTime => {
    const of = (minutes + 24 * 60) % (24 * 60);
    return { hour: Math.floor(of / 60), minute: of % 60, second: 0, millisecond: 0 };
  };
  const time = at(hour * 60 + behind);
  const isOpen = halfText === undefined && hour <= 12;
  return {
    length,
    time,
    half: halfText !== undefined,
    isWord: false,
    ...(isOpen && { afternoon: at(((hour % 12) + 12) * 60 + behind), time: at((hour % 12) * 60 + behind) }),
  };
}
