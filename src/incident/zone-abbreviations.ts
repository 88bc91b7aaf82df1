/** Abbreviations of time zones, and what each may mean. Whether a zone uses one at a moment is asked of the host's tz database. */
import { instantsOf, type LocalTime, type Zone, zoneNamed } from './zone.ts';

/** What an abbreviation may mean, the usual meaning first: hours ahead of UTC, and where it is used. */
type Meaning = readonly [hours: number, zone: string, place: string];

const meanings: Readonly<Record<string, readonly Meaning[]>> = {
  WET: [[0, 'Europe/Lisbon', 'Lisbon']],
  WEST: [[1, 'Europe/Lisbon', 'Lisbon']],
  BST: [
    [1, 'Europe/London', 'London'],
    [6, 'Asia/Dhaka', 'Dhaka'],
    [11, 'Pacific/Bougainville', 'Bougainville'],
  ],
  CET: [[1, 'Europe/Berlin', 'Berlin']],
  CEST: [[2, 'Europe/Berlin', 'Berlin']],
  EET: [[2, 'Europe/Helsinki', 'Helsinki']],
  EEST: [[3, 'Europe/Helsinki', 'Helsinki']],
  MSK: [[3, 'Europe/Moscow', 'Moscow']],
  SAMT: [[4, 'Europe/Samara', 'Samara']],
  YEKT: [[5, 'Asia/Yekaterinburg', 'Yekaterinburg']],
  OMST: [[6, 'Asia/Omsk', 'Omsk']],
  NOVT: [[7, 'Asia/Novosibirsk', 'Novosibirsk']],
  KRAT: [[7, 'Asia/Krasnoyarsk', 'Krasnoyarsk']],
  IRKT: [[8, 'Asia/Irkutsk', 'Irkutsk']],
  VLAT: [[10, 'Asia/Vladivostok', 'Vladivostok']],
  TRT: [[3, 'Europe/Istanbul', 'Istanbul']],
  IST: [
    [5.5, 'Asia/Kolkata', 'India'],
    [2, 'Asia/Jerusalem', 'Israel'],
    [1, 'Europe/Dublin', 'Ireland'],
  ],
  IDT: [[3, 'Asia/Jerusalem', 'Israel']],
  GST: [
    [4, 'Asia/Dubai', 'Dubai'],
    [-2, 'Atlantic/South_Georgia', 'South Georgia'],
  ],
  AZT: [[4, 'Asia/Baku', 'Baku']],
  AMT: [
    [-4, 'America/Manaus', 'Manaus'],
    [4, 'Asia/Yerevan', 'Yerevan'],
  ],
  IRST: [[3.5, 'Asia/Tehran', 'Tehran']],
  AFT: [[4.5, 'Asia/Kabul', 'Kabul']],
  PKT: [[5, 'Asia/Karachi', 'Karachi']],
  UZT: [[5, 'Asia/Tashkent', 'Tashkent']],
  SLST: [[5.5, 'Asia/Colombo', 'Colombo']],
  NPT: [[5.75, 'Asia/Kathmandu', 'Kathmandu']],
  MMT: [[6.5, 'Asia/Yangon', 'Yangon']],
  ICT: [[7, 'Asia/Bangkok', 'Bangkok']],
  WIB: [[7, 'Asia/Jakarta', 'Jakarta']],
  WITA: [[8, 'Asia/Makassar', 'Makassar']],
  SGT: [[8, 'Asia/Singapore', 'Singapore']],
  SST: [
    [-11, 'Pacific/Pago_Pago', 'Samoa'],
    [8, 'Asia/Singapore', 'Singapore'],
  ],
  MYT: [[8, 'Asia/Kuala_Lumpur', 'Kuala Lumpur']],
  HKT: [[8, 'Asia/Hong_Kong', 'Hong Kong']],
  PHT: [[8, 'Asia/Manila', 'Manila']],
  PHST: [[8, 'Asia/Manila', 'Manila']],
  ULAT: [[8, 'Asia/Ulaanbaatar', 'Ulaanbaatar']],
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
  CHST: [[10, 'Pacific/Guam', 'Guam']],
  NZST: [[12, 'Pacific/Auckland', 'Auckland']],
  NZDT: [[13, 'Pacific/Auckland', 'Auckland']],
  FJT: [[12, 'Pacific/Fiji', 'Fiji']],
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
    [-5, 'America/Havana', 'Cuba'],
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
  UYT: [[-3, 'America/Montevideo', 'Montevideo']],
  CLT: [[-4, 'America/Santiago', 'Santiago']],
  CLST: [[-3, 'America/Santiago', 'Santiago']],
  BOT: [[-4, 'America/La_Paz', 'La Paz']],
  PYT: [[-3, 'America/Asuncion', 'Asunción']],
  COT: [[-5, 'America/Bogota', 'Bogotá']],
  PET: [[-5, 'America/Lima', 'Lima']],
  ECT: [[-5, 'America/Guayaquil', 'Guayaquil']],
};

/** Names for the clock of a place, summer and winter, each with one meaning. */
export const generalNames: Readonly<Record<string, string>> = {
  PT: 'America/Los_Angeles',
  MT: 'America/Denver',
  CT: 'America/Chicago',
  ET: 'America/New_York',
  AKT: 'America/Anchorage',
};

/** The same in words, as they stand in front of `time`. */
export const namesInWords: Readonly<Record<string, string>> = {
  pacific: 'America/Los_Angeles',
  mountain: 'America/Denver',
  central: 'America/Chicago',
  eastern: 'America/New_York',
  alaska: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
  'central european': 'Europe/Berlin',
  'eastern european': 'Europe/Helsinki',
  'western european': 'Europe/Lisbon',
  british: 'Europe/London',
  uk: 'Europe/London',
  irish: 'Europe/Dublin',
  israel: 'Asia/Jerusalem',
  india: 'Asia/Kolkata',
  indian: 'Asia/Kolkata',
  china: 'Asia/Shanghai',
  japan: 'Asia/Tokyo',
  korea: 'Asia/Seoul',
  singapore: 'Asia/Singapore',
  moscow: 'Europe/Moscow',
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
  /** Whether it is what most people mean by it. */
  readonly usual: boolean;
}

const anHour = 3_600_000;

/**
 * Every instant that a local time with an abbreviation may mean, each once. Where the abbreviation is not in use at the time, as `EST` in
 * July, both readings are given: the literal offset, and the clock of the place.
 */
export function instantsMeant(abbreviation: string, local: LocalTime, own: Zone): readonly MeantInstant[] {
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second);
  const found = (meanings[abbreviation.toUpperCase()] ?? []).flatMap(([hours, name, place], rank): MeantInstant[] => {
    const zone = zoneIfKnown(name);
    const literal = asUtc - hours * anHour;
    const of = { own: zone !== undefined && haveSameClock(zone, own, literal), usual: rank === 0 };
    if (zone === undefined || zone.offsetAt(literal) === hours * anHour) return [{ ...of, at: literal, place, inUse: true }];
    return [
      { ...of, at: literal, place: offsetText(hours), inUse: false },
      ...instantsOf(zone, local).map((at) => ({ ...of, at, place: `the clock in ${place}`, inUse: false })),
    ];
  });
  return found.flatMap((meant, place) => {
    const same = found.filter((other) => other.at === meant.at);
    // Of several places with one answer the first that uses the abbreviation is named.
    const named = same.find(({ inUse }) => inUse) ?? same[0];
    return named === meant && found.indexOf(named) === place
      ? [
          {
            ...meant,
            own: same.some(({ own: isOwn, inUse }) => isOwn && inUse === meant.inUse),
            usual: same.some(({ usual }) => usual),
          },
        ]
      : [];
  });
}

/** Whether two zones have had the same clock all through the year before an instant: on a day near a change of the clock two often agree. */
function haveSameClock(a: Zone, b: Zone, at: number): boolean {
  const aMonth = 30 * 24 * anHour;
  return Array.from({ length: 12 }, (_, month) => at - month * aMonth).every((instant) => a.offsetAt(instant) === b.offsetAt(instant));
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
