/** A value that was filled in, with where it comes from. */
import { draftLifetime } from './lifetime.ts';
import { isInstant, isOptionalText, isRecord, isValue, isVariableName } from './stored.ts';

export const origins = ['typed', 'link', 'alert', 'incident'] as const;

/** How it came: typed into a form, with a link, with an alert, or out of an incident that did not record how. */
export type Origin = (typeof origins)[number];

export interface Filled {
  readonly name: string;
  readonly value: string;
  readonly origin: Origin;
  /** When it was filled in, in milliseconds since the epoch. */
  readonly at: number;
  /** The service of the page where it was filled in, or that the alert names; absent: of no service in particular. */
  readonly service?: string | undefined;
  /** Whether somebody looked at it and confirmed it; a typed one needs none. */
  readonly confirmed?: boolean | undefined;
}

/** The value in what was stored; undefined where it is damaged. */
export function readFilled(stored: unknown): Filled | undefined {
  if (!isRecord(stored)) return undefined;
  const { name, value, at, service, confirmed } = stored;
  const origin = origins.find((known) => known === stored['origin']);
  const isSound = isVariableName(name) && isValue(value) && isInstant(at) && isOptionalText(service);
  if (origin === undefined || !isSound) return undefined;
  return { name, value, origin, at, ...(service !== undefined && { service }), ...(confirmed === true && { confirmed }) };
}

/** Whether it came from outside and nobody confirmed it. */
export function isUnconfirmed({ origin, confirmed }: Filled): boolean {
  return (origin === 'alert' || origin === 'link') && confirmed !== true;
}

/** More values than a person would fill in are not kept. */
const most = 200;

/** With these values in place of those of the same names and services. */
export function withFilled(all: readonly Filled[], added: readonly Filled[]): readonly Filled[] {
  const replaced = (old: Filled) => added.some(({ name, service }) => name === old.name && service === old.service);
  return [...all.filter((old) => !replaced(old)), ...added].slice(-most);
}

/** Without these values. */
export function withoutFilled(all: readonly Filled[], removed: readonly Filled[]): readonly Filled[] {
  return all.filter((old) => !removed.some(({ name, service }) => name === old.name && service === old.service));
}

/** Those that may still be used, and those that are too old. */
export function splitByAge(
  all: readonly Filled[],
  now: number,
): { readonly fresh: readonly Filled[]; readonly expired: readonly Filled[] } {
  const isFresh = ({ at }: Filled) => now - at < draftLifetime;
  return { fresh: all.filter(isFresh), expired: all.filter((filled) => !isFresh(filled)) };
}
