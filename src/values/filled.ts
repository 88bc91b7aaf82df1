/** A value that was filled in, with where it comes from. */
import * as z from 'zod/mini';
import { draftLifetime } from './lifetime.ts';

export const origins = ['typed', 'link', 'alert', 'incident'] as const;

/** How it came: typed into a form, with a link, with an alert, or out of an incident that did not record how. */
export type Origin = (typeof origins)[number];

export const filledSchema = z.object({
  name: z.string().check(z.regex(/^[A-Za-z_]\w*$/)),
  value: z.string().check(z.minLength(1), z.maxLength(500)),
  origin: z.enum(origins),
  /** When it was filled in, in milliseconds since the epoch. */
  at: z.number(),
  /** The service of the page where it was filled in, or that the alert names; absent: of no service in particular. */
  service: z.optional(z.string()),
  /** Whether somebody looked at it and confirmed it; a typed one needs none. */
  confirmed: z.optional(z.boolean()),
});
export type Filled = Readonly<z.infer<typeof filledSchema>>;

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
