/** A time zone, passed in: what the clock on the wall shows at an instant, and the other way round. */

/** A day and a time of day, without a zone. */
export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface Zone {
  /** How far the wall is ahead of UTC at an instant, in milliseconds. */
  offsetAt(instant: number): number;
}

export const utc: Zone = { offsetAt: () => 0 };

/**
 * A zone by its IANA name, from the tables of the host's `Intl`. Throws a RangeError for a name that the host does not know, as `Intl` does.
 */
export function zoneNamed(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return {
    offsetAt(instant) {
      const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
      const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
      const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
      return shown - Math.floor(instant / 1000) * 1000;
    },
  };
}

/** What the wall shows at an instant. */
export function localTime(zone: Zone, instant: number): LocalTime {
  const date = new Date(instant + zone.offsetAt(instant));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/**
 * The instants at which the wall shows a time: one as a rule, none in the hour that is left out in spring, two in the hour that comes
 * twice in autumn, none for a day that does not exist.
 */
export function instantsOf(zone: Zone, local: LocalTime): readonly number[] {
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second);
  if (new Date(asUtc).getUTCDate() !== local.day || local.month < 1 || local.month > 12) return [];
  // No zone is further from UTC than a day, and none changes twice in two.
  const offsets = new Set([zone.offsetAt(asUtc - 86_400_000), zone.offsetAt(asUtc + 86_400_000)]);
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((instant) => instant + zone.offsetAt(instant) === asUtc)
    .sort((a, b) => a - b);
}
