/** Instants and days as they stand in a postmortem: absolute, UTC first, never in the machine's zone. */
import { localTime, utc, type Zone, zoneNamed } from '../../incident/zone.ts';

/** The zone of the responders, with its name. It is given by the caller, never read from the machine. */
export interface LocalZone {
  readonly name: string;
  readonly zone: Zone;
  /** Whether each time shows how far the zone is from UTC: where its clocks change meanwhile, one time of day comes twice. */
  readonly withOffset?: boolean;
}

/** `2026-11-21 14:05`, without its zone: for columns that name it. */
export function minuteIn(zone: Zone, at: number): string {
  return `${dayIn(zone, at)} ${clockIn(zone, at)}`;
}

/** `2026-11-21` */
export function dayIn(zone: Zone, at: number): string {
  const { year, month, day } = localTime(zone, at);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** `14:05` */
export function clockIn(zone: Zone, at: number): string {
  const { hour, minute } = localTime(zone, at);
  return `${pad(hour)}:${pad(minute)}`;
}

/** `2026-11-21 14:05 UTC`, and with a local zone ` (15:05 Europe/Berlin)`; its day only where it is another one. */
export function instantText(at: number, local?: LocalZone): string {
  const inUtc = `${minuteIn(utc, at)} UTC`;
  if (local === undefined) return inUtc;
  return `${inUtc} (${localText(at, local, dayIn(local.zone, at) !== dayIn(utc, at))} ${local.name})`;
}

/** `15:05`, or `2026-11-21 15:05`; with `+01:00` behind it where the zone is shown so. */
export function localText(at: number, { zone, withOffset = false }: LocalZone, withDay: boolean): string {
  return `${withDay ? minuteIn(zone, at) : clockIn(zone, at)}${withOffset ? ` ${offsetText(zone.offsetAt(at))}` : ''}`;
}

/** `+01:00`, `-09:30`. */
function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** The zone of that IANA name to show beside UTC. One that is newer than this machine is left out: UTC stands there, and is right. */
export function knownZone(name: string | undefined): LocalZone | undefined {
  if (name === undefined) return undefined;
  try {
    return { name, zone: zoneNamed(name) };
  } catch {
    return undefined;
  }
}
