/** Abbreviations of time zones, and what each may mean. Whether a zone uses one at a moment is asked of the host's tz database. */
import { instantsOf, type LocalTime, type Zone, zoneNamed } from './zone.ts';

/** What an abbreviation may mean: hours ahead of UTC, and where it is used. */
type Meaning = readonly [hours: number, zone: string, place: string];

const meanings: Readonly<Record<string, readonly Meaning[]>> = {
  WET: [[0, 'Europe/Lisbon', 'Lisbon']],
  WEST: [[1, 'Europe/Lisbon', 'Lisbon']],
  BST: [
    [1, 'Europe/London', 'London'],
    [6, 'Asia/Dhaka', 'Dhaka'],
  ],
  CET: [[1, 'Europe/Berlin', 'Berlin']],
  CEST: [[2, 'Europe/Berlin', 'Berlin']],
  EET: [[2, 'Europe/Helsinki', 'Helsinki']],
  EEST: [[3, 'Europe/Helsinki', 'Helsinki']],
  MSK: [[3, 'Europe/Moscow', 'Moscow']],
  IST: [
    [5.5, 'Asia/Kolkata', 'India'],
    [2, 'Asia/Jerusalem', 'Israel'],
    [1, 'Europe/Dublin', 'Ireland'],
  ],
  IDT: [[3, 'Asia/Jerusalem', 'Israel']],
  PKT: [[5, 'Asia/Karachi', 'Karachi']],
  NPT: [[5.75, 'Asia/Kathmandu', 'Kathmandu']],
  ICT: [[7, 'Asia/Bangkok', 'Bangkok']],
  WIB: [[7, 'Asia/Jakarta', 'Jakarta']],
  SGT: [[8, 'Asia/Singapore', 'Singapore']],
  HKT: [[8, 'Asia/Hong_Kong', 'Hong Kong']],
  PHT: [[8, 'Asia/Manila', 'Manila']],
  JST: [[9, 'Asia/Tokyo', 'Tokyo']],
  KST: [[9, 'Asia/Seoul', 'Seoul']],
  AWST: [[8, 'Australia/Perth', 'Perth']],
  ACST: [[9.5, 'Australia/Adelaide', 'Adelaide']],
  ACDT: [[10.5, 'Australia/Adelaide', 'Adelaide']],
  AEST: [
    [10, 'Australia/Sydney', 'Sydney'],
    [10, 'Australia/Brisbane', 'Brisbane'],
  ],
  AEDT: [[11, 'Australia/Sydney', 'Sydney']],
  NZST: [[12, 'Pacific/Auckland', 'Auckland']],
  NZDT: [[13, 'Pacific/Auckland', 'Auckland']],
  SAST: [[2, 'Africa/Johannesburg', 'Johannesburg']],
  WAT: [[1, 'Africa/Lagos', 'Lagos']],
  CAT: [[2, 'Africa/Maputo', 'Maputo']],
  EAT: [[3, 'Africa/Nairobi', 'Nairobi']],
  NST: [[-3.5, 'America/St_Johns', "St. John's"]],
  NDT: [[-2.5, 'America/St_Johns', "St. John's"]],
  AST: [
    [-4, 'America/Halifax', 'Halifax'],
    [-4, 'America/Puerto_Rico', 'Puerto Rico'],
    [3, 'Asia/Riyadh', 'Riyadh'],
  ],
  ADT: [[-3, 'America/Halifax', 'Halifax']],
  EST: [
    [-5, 'America/New_York', 'New York'],
    [-5, 'America/Panama', 'Panama'],
  ],
  EDT: [[-4, 'America/New_York', 'New York']],
  CST: [
    [-6, 'America/Chicago', 'Chicago'],
    [-6, 'America/Costa_Rica', 'Costa Rica'],
    [8, 'Asia/Shanghai', 'China'],
  ],
  CDT: [[-5, 'America/Chicago', 'Chicago']],
  MST: [
    [-7, 'America/Denver', 'Denver'],
    [-7, 'America/Phoenix', 'Phoenix'],
  ],
  MDT: [[-6, 'America/Denver', 'Denver']],
  PST: [
    [-8, 'America/Los_Angeles', 'Los Angeles'],
    [8, 'Asia/Manila', 'Manila'],
  ],
  PDT: [[-7, 'America/Los_Angeles', 'Los Angeles']],
  AKST: [[-9, 'America/Anchorage', 'Anchorage']],
  AKDT: [[-8, 'America/Anchorage', 'Anchorage']],
  HST: [[-10, 'Pacific/Honolulu', 'Honolulu']],
  BRT: [[-3, 'America/Sao_Paulo', 'São Paulo']],
  ART: [[-3, 'America/Argentina/Buenos_Aires', 'Buenos Aires']],
};

/** The abbreviations that are known, for a regular expression. */
export const abbreviationNames: readonly string[] = Object.keys(meanings).sort((a, b) => b.length - a.length);

/** An instant that a time with an abbreviation may mean, and where. */
export interface MeantInstant {
  readonly at: number;
  /** `Los Angeles` */
  readonly place: string;
  /** Whether the abbreviation is in use there at that moment. */
  readonly inUse: boolean;
  /** Whether the writer's own zone has the same clock. */
  readonly own: boolean;
}

const anHour = 3_600_000;

/**
 * Every instant that a local time with an abbreviation may mean, each once. Where the abbreviation is not in use at the time, as `EST` in
 * July, both readings are given: the literal offset, and the clock of the place.
 */
export function instantsMeant(abbreviation: string, local: LocalTime, own: Zone): readonly MeantInstant[] {
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second);
  const found = (meanings[abbreviation.toUpperCase()] ?? []).flatMap(([hours, name, place]): MeantInstant[] => {
    const zone = zoneIfKnown(name);
    const literal = asUtc - hours * anHour;
    const isOwn = zone !== undefined && haveSameClock(zone, own, literal);
    if (zone === undefined || zone.offsetAt(literal) === hours * anHour) return [{ at: literal, place, inUse: true, own: isOwn }];
    return [
      { at: literal, place: offsetText(hours), inUse: false, own: isOwn },
      ...instantsOf(zone, local).map((at) => ({ at, place: `the clock in ${place}`, inUse: false, own: isOwn })),
    ];
  });
  return found.flatMap((meant, place) => {
    const same = found.filter((other) => other.at === meant.at);
    // Of several places with one answer the first that uses the abbreviation is named.
    const named = same.find(({ inUse }) => inUse) ?? same[0];
    return named === meant && found.indexOf(named) === place
      ? [{ ...meant, own: same.some(({ own: isOwn, inUse }) => isOwn && inUse === meant.inUse) }]
      : [];
  });
}

/** Whether two zones have the same clock around an instant: in that half of the year, and in the other. */
function haveSameClock(a: Zone, b: Zone, at: number): boolean {
  const halfAYear = 182 * 24 * anHour;
  return [at, at - halfAYear].every((instant) => a.offsetAt(instant) === b.offsetAt(instant));
}

function offsetText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
  return `UTC${hours < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`;
}

function zoneIfKnown(name: string): Zone | undefined {
  try {
    return zoneNamed(name);
  } catch {
    return undefined;
  }
}
