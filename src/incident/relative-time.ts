/** Times relative to now: `5 min ago`, `-1h30m`, `-2d`, `T-5m`, `an hour ago`. */

export interface RelativeTime {
  readonly written: string;
  /** Milliseconds before now. */
  readonly back: number;
  readonly text: string;
  /** False for a number without a unit. */
  readonly certain: boolean;
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^d(?:ays?)?$/i, 86_400_000],
  [/^(?:h|hrs?|hours?)$/i, 3_600_000],
  [/^(?:m|mins?|minutes?)$/i, 60_000],
  [/^(?:s|secs?|seconds?)$/i, 1000],
];

const amount = String.raw`\d{1,5}(?:\.\d)?\s?(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])`;
const amounts = String.raw`${amount}(?:(?:,|\s+and)?\s?${amount})*|(?:\d{1,4}[dhms])+(?![a-z\d])`;
const before = new RegExp(String.raw`^(?:T\s?)?[-−–](?<amounts>${amounts})(?:\s+ago)?`, 'i');
const ago = new RegExp(
  String.raw`^(?:[~≈]|(?:about|around)\s)?\s?(?:(?<amounts>${amounts})|(?<one>an?|one)\s(?<unit>hour|minute|day)|(?<half>half\san\shour))\s+ago`,
  'i',
);
const bare = /^[-−](?<minutes>\d{1,3})(?=\s+\p{L})/u;
const ends = /^(?:[:,;]?\s+(?:[-–—]\s+)?|[:,;]?$)/;

/** The relative time that a line begins with. */
export function relativeTime(line: string): RelativeTime | undefined {
  const found = before.exec(line) ?? ago.exec(line);
  if (found !== null) {
    const rest = line.slice(found[0].length);
    const end = ends.exec(rest);
    if (end === null) return undefined;
    const isApproximate = /^(?:[~≈]|about|around)/i.test(line);
    const text = isApproximate ? line : rest.slice(end[0].length).trim();
    return { written: found[0], back: lengthOf(found.groups ?? {}), text, certain: true };
  }
  const number = bare.exec(line);
  if (number === null) return undefined;
  const text = line.slice(number[0].length).trim();
  return { written: number[0], back: Number(number.groups?.['minutes']) * 60_000, text, certain: false };
}

function lengthOf(parts: Readonly<Record<string, string | undefined>>): number {
  if (parts['half'] !== undefined) return 1_800_000;
  if (parts['unit'] !== undefined) return unitOf(parts['unit']);
  let sum = 0;
  for (const [, count, unit = ''] of (parts['amounts'] ?? '').matchAll(/(\d+(?:\.\d)?)\s?([a-z]+)/gi)) sum += Number(count) * unitOf(unit);
  return sum;
}

function unitOf(name: string): number {
  return units.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
}
