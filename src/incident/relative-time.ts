/** Times relative to now: `5 min ago`, `-1h30m`, `-2d`, `T-5m`, `an hour ago`, `a couple of minutes ago`. */
import { t } from '../words/text.ts';

export interface RelativeTime {
  readonly written: string;
  /** Milliseconds before now; several where it may be one of them. */
  readonly backs: readonly number[];
  readonly text: string;
  /** Whether its words are a part of the line, because they say that it is not exact. */
  readonly isApproximate: boolean;
  /** The question, where it is not certain. */
  readonly doubt?: string;
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^d(?:ays?)?$/i, 86_400_000],
  [/^(?:h|hrs?|hours?)$/i, 3_600_000],
  [/^(?:m|mins?|minutes?)$/i, 60_000],
  [/^(?:s|secs?|seconds?)$/i, 1000],
];
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

const unit = '(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])';
const amount = String.raw`\d{1,5}(?:\.\d)?\s?${unit}`;
const amounts = String.raw`${amount}(?:(?:,|\s+and)?\s?${amount})*|(?:\d{1,4}[dhms])+(?![a-z\d])`;
const approximately = /^(?:[~≈]\s?|(?:about|around|roughly|maybe|some)\s)/i;
const before = new RegExp(String.raw`^(?:T\s?)?[-−–](?<amounts>${amounts})(?:\s+ago)?`, 'i');
/** `earlier` may be than now or than the line before. */
const behind = String.raw`\s+(?<than>ago|earlier|before|back)(?!\w)`;
const counted = new RegExp(`^(?<amounts>${amounts})${behind}`, 'i');
const spoken = new RegExp(
  String.raw`^(?:(?<half>half\san?\shour|an?\shalf[\s-]hour)|(?<quarter>(?:a\s)?quarter\sof\san\shour)|(?<one>an?|${numbers.join('|')})\s(?<unit>${unit})(?<more>\sand\sa\shalf)?|(?:a\s)?(?<some>couple|few|several)\s(?:of\s)?(?<someUnit>${unit}))${behind}`,
  'i',
);
const bare = /^[-−](?<minutes>\d{1,3})(?=\s+\p{L})/u;
const ends = /^[\])>"'*_`]{0,3}(?:[:,;]?\s+(?:[-–—]\s+)?|[:,;]?$)/;

/** The relative time that a line begins with. */
export function relativeTime(line: string): RelativeTime | undefined {
  const about = approximately.exec(line)?.[0].length ?? 0;
  const found = before.exec(line) ?? counted.exec(line.slice(about)) ?? spoken.exec(line.slice(about));
  if (found !== null) {
    const length = found.index + found[0].length + (found.input === line ? 0 : about);
    const end = ends.exec(line.slice(length));
    // `5 min ago?` is not certain; `-5m/s` is no time.
    if (end === null && found.groups?.['than'] === undefined) return undefined;
    const { than = 'ago', some, amounts: written = '' } = found.groups ?? {};
    // `5 min before the deploy` is no time.
    if (/^before$/i.test(than) && /^\s+\S/.test(line.slice(length))) return undefined;
    const backs = lengthsOf(found.groups ?? {}, written);
    const isDoubtful = end === null || backs.length > 1;
    const doubt = /^(?:earlier|before)$/i.test(than) ? t`${found[0]}: than now?` : isDoubtful ? t`${found[0]}: when?` : undefined;
    return {
      written: found[0],
      backs,
      text: end === null ? line : line.slice(length + end[0].length).trim(),
      isApproximate: about > 0 || some !== undefined || doubt !== undefined,
      ...(doubt !== undefined && { doubt }),
    };
  }
  const number = bare.exec(line);
  if (number === null) return undefined;
  const text = line.slice(number[0].length).trim();
  const back = Number(number.groups?.['minutes']) * 60_000;
  return { written: number[0], backs: [back], text, isApproximate: false, doubt: t`${number[0]}: minutes ago?` };
}

function lengthsOf(parts: Readonly<Record<string, string | undefined>>, written: string): readonly number[] {
  if (parts['half'] !== undefined) return [1_800_000];
  if (parts['quarter'] !== undefined) return [900_000];
  if (parts['some'] !== undefined) {
    const counts = /^couple$/i.test(parts['some']) ? [2] : [3, 5];
    return counts.map((count) => count * unitOf(parts['someUnit'] ?? ''));
  }
  if (parts['unit'] !== undefined) {
    const count = Math.max(1, numbers.indexOf((parts['one'] ?? '').toLowerCase()) + 1) + (parts['more'] === undefined ? 0 : 0.5);
    return [count * unitOf(parts['unit'])];
  }
  let sum = 0;
  for (const [, count, name = ''] of written.matchAll(/(\d+(?:\.\d)?)\s?([a-z]+)/gi)) sum += Number(count) * unitOf(name);
  return [sum];
}

function unitOf(name: string): number {
  return units.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
}
