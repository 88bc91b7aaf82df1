/** The time zone that somebody wrote behind a time, in whatever way: `UTC`, `[UTC]`, `/UTC`, `+01:00`, `PST`, `ET`, `Pacific time`, `Europe/Berlin`. */
import { abbreviationNames, generalNames, namesInWords } from './zone-abbreviations.ts';

export type ZoneWritten =
  | { readonly kind: 'own' }
  | { readonly kind: 'offset'; readonly ms: number }
  | { readonly kind: 'abbreviation'; readonly name: string }
  | { readonly kind: 'named'; readonly name: string };

export interface ZoneBehind {
  readonly zone: ZoneWritten;
  /** How much of the text it takes. */
  readonly length: number;
  /** Whether it may as well be a word of the text: `Pacific` without `time`. */
  readonly isWord?: boolean;
  /** What looks like a zone and is none that is known; it stays in the text. */
  readonly unread?: string;
}

/** What tells how a time is meant. */
export interface TimeBefore {
  /** Whether a date stands in front of it: then `-05` is an offset. */
  readonly dated: boolean;
  /** Whether it has `am` or `pm`: then `et` and `pacific` in small letters are zones. */
  readonly half: boolean;
}

/** Between a time and its zone. Counted, so that a long run of blanks is not tried in every way. */
const gap = /^\s{0,3}[,/]?\s{0,3}(?<open>[[(]\s{0,3})?/;
const close = /^\s{0,3}[\])]/;
const end = String.raw`(?![\w/])`;

const utcOffset = new RegExp(
  String.raw`^(?:UTC|GMT|UCT|Zulu|Z)(?:/GMT)?(?:(?<sign>[+−-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?)?${end}`,
  'i',
);
const offset = /^(?<sign>[+−-])(?<hours>\d{2}):?(?<minutes>\d{2})(?!\d)/;
const hourOffset = /^(?<sign>[+−-])(?<hours>\d{2})(?!\d)/;
/** What some programs write behind an offset: the same zone once more. */
const repeated = /^\s?(?:[[(](?:[A-Z]{3,5}|[A-Z]\w+\/[\w/+-]+|[A-Z][A-Za-z ]{2,40} Time)[\])])/;
const bothHalves = new RegExp(String.raw`^(?<name>[PMCE])(?:ST/\k<name>DT|DT/\k<name>ST)${end}`);
const short = new RegExp(`^(?<name>${abbreviationNames.join('|')})${end}`);
/** In small letters only those that are no words. */
const shortSmall = new RegExp(
  `^(?<name>${abbreviationNames.filter((name) => /(?:ST|DT)$|^[CE]ET$/.test(name) && name !== 'WEST').join('|')})${end}`,
  'i',
);
const general = new RegExp(`^(?<name>${Object.keys(generalNames).join('|')})${end}`);
const generalSmall = new RegExp(general.source, 'i');
const iana =
  /^(?<name>(?:(?:EST5EDT|CST6CDT|MST7MDT|PST8PDT)(?!\w)|(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US|Canada|Brazil|Mexico|Chile)\/[A-Za-z_+\-/\d]+))/;
const inWords = new RegExp(
  String.raw`^(?<name>${Object.keys(namesInWords)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?<time>\s(?:(?:standard|daylight|summer)\s)?time)?${end}`,
  'i',
);
/** Without `time`, only these are said of a clock. */
const standsAlone = /^(?:pacific|mountain|central|eastern)$/i;
const city = /^(?<name>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})(?:\slocal)?\stime\b/;
const unknown = /^(?<name>(?:UTC|GMT)[\w/+-]{1,12}|[A-Z]{2,5}(?:\/[A-Z]{2,5})?)(?=$|[\s,;:.!?\])])/;
/** Levels and methods stand behind the time of a log by custom: nobody takes them for a zone. */
const ofLogs = /^(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL|CRIT|ALERT|EMERG|NOTE|OK|GET|PUT|POST|HEAD|PATCH|HTTP|SEV\d?)$/;

/** The zone at the beginning of what follows a time. */
export function zoneBehind(rest: string, before: TimeBefore): ZoneBehind {
  const lead = gap.exec(rest);
  const from = lead?.[0].length ?? 0;
  const isOpen = lead?.groups?.['open'] !== undefined;
  const read = zoneAt(rest.slice(from), before, from <= 1 || isOpen);
  const none: ZoneBehind = { zone: { kind: 'own' }, length: 0 };
  if (read === undefined) return none;
  const behind = from + read.length;
  const closed = isOpen ? close.exec(rest.slice(behind)) : null;
  if (isOpen && closed === null) return none;
  if (read.unread !== undefined) return lead?.[0].includes(',') === true ? none : { ...none, unread: read.unread };
  return { ...read, length: behind + (closed?.[0].length ?? 0) };
}

function zoneAt(text: string, { dated, half }: TimeBefore, isNear: boolean): ZoneBehind | undefined {
  const hours = utcOffset.exec(text) ?? (isNear ? (offset.exec(text) ?? (dated ? hourOffset.exec(text) : null)) : null);
  if (hours !== null) return offsetOf(hours, text) ?? unknownAt(text);
  const both = bothHalves.exec(text);
  if (both !== null) return named(generalNames[`${both.groups?.['name']}T`], both);
  const abbreviation = short.exec(text) ?? shortSmall.exec(text);
  if (abbreviation !== null) {
    return { zone: { kind: 'abbreviation', name: (abbreviation.groups?.['name'] ?? '').toUpperCase() }, length: abbreviation[0].length };
  }
  const clock = general.exec(text) ?? (half ? generalSmall.exec(text) : null);
  if (clock !== null) return named(generalNames[(clock.groups?.['name'] ?? '').toUpperCase()], clock);
  const tzName = iana.exec(text);
  if (tzName !== null) return named(tzName.groups?.['name'], tzName);
  return wordsAt(text, half) ?? unknownAt(text);
}

/** No clock is further from UTC than 14 hours. */
function offsetOf(found: RegExpExecArray, text: string): ZoneBehind | undefined {
  const { sign = '+', hours = '0', minutes = '0' } = found.groups ?? {};
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  const behind = repeated.exec(text.slice(found[0].length))?.[0].length ?? 0;
  const ms = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { zone: { kind: 'offset', ms }, length: found[0].length + behind };
}

function named(name: string | undefined, found: RegExpExecArray): ZoneBehind | undefined {
  return name === undefined ? undefined : { zone: { kind: 'named', name }, length: found[0].length };
}

/** `Pacific time`, `Pacific`, `Berlin time`. */
function wordsAt(text: string, half: boolean): ZoneBehind | undefined {
  const found = inWords.exec(text);
  const { name = '', time } = found?.groups ?? {};
  if (found !== null && (time !== undefined || (standsAlone.test(name) && (half || /^[A-Z]/.test(name))))) {
    const isLast = found[0].length === text.trimEnd().length;
    const read = named(namesInWords[name.toLowerCase()], found);
    return read && { ...read, isWord: time === undefined && !isLast };
  }
  const place = city.exec(text);
  return place === null ? undefined : named(zoneOfCity(place.groups?.['name'] ?? ''), place);
}

/** The tz database has a zone for most large cities. */
function zoneOfCity(name: string): string | undefined {
  const ending = `/${name.replaceAll(/\s/g, '_')}`;
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.endsWith(ending));
}

function unknownAt(text: string): ZoneBehind | undefined {
  const name = unknown.exec(text)?.groups?.['name'];
  if (name === undefined || ofLogs.test(name)) return undefined;
  return { zone: { kind: 'own' }, length: name.length, unread: name };
}
