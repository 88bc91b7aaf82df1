/** Small shapes that several concepts share. */

import { z } from 'zod';
import { canonicalLanguage, likelyLanguage } from '../../plain/language.ts';
import type { DeepReadonly } from '../../plain/readonly.ts';
import { globLimit } from '../glob.ts';

/** Names become addresses, rows of lists and words to find: what is longer than this is a text that got in its place. */
export const nameLimit = 1000;

/** The name of something else, by which it is found. Editors and systems write accents in two ways: here they are one. */
export const nameText = notLong(z.string().min(1)).normalize('NFC');

/** What something is called. */
export const titleText = notLong(z.string().min(1));

function notLong(text: z.ZodString): z.ZodString {
  return text.max(nameLimit, `longer than ${nameLimit} characters, which is the limit`);
}

/** An address a browser may open; `javascript:` and the like are refused. */
export const webAddress = z
  .string()
  .regex(
    /^(https?:\/\/|mailto:|tel:|slack:\/\/|\/(?![/\\]))/i,
    'expected an address that starts with https://, mailto:, tel:, slack:// or one /',
  );

/** The address of a service: http(s), and nothing that a query would have to be added to. */
export const serviceAddress = z
  .string()
  .refine(isServiceAddress, 'expected an address such as `https://host/path`, without `?`, `#` or a password');

function isServiceAddress(text: string): boolean {
  const url = URL.parse(text);
  return /^https?:\/\//i.test(text) && !/[?#\s]/.test(text) && url !== null && url.username === '' && url.password === '';
}

export const titledLinkSchema = z.strictObject({
  title: z.string().min(1).describe('What the link opens.'),
  url: webAddress.describe('Where it leads.'),
});
export type TitledLink = DeepReadonly<z.infer<typeof titledLinkSchema>>;

/** A folder of the content root: all that is read in it is published, so it never lies outside. */
export const folderSchema = z
  .string()
  .refine(
    (path) => !/^(?:\\|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..'),
    'expected a folder of the content root, such as `docs/runbooks`',
  );

/** Another content root, from this one: `../payments/ops`. */
const otherFolder = z
  .string()
  .refine(
    (path) => !/^(?:[\\/~]|[A-Za-z]:)/.test(path) && path.split(/[/\\]/).some((part) => !/^\.?$/.test(part)),
    'expected a folder beside this one, such as `../payments/ops`',
  )
  .transform((path) =>
    path
      .split(/[/\\]/)
      .filter((part) => part !== '' && part !== '.')
      .join('/'),
  );

/** A content root of another team, by its folder alone or with what sets it apart. */
export const otherRootSchema = z.union([
  otherFolder.transform((folder) => ({ folder, prefix: '', owner: '' })),
  z.strictObject({
    folder: otherFolder.describe('The folder, from this content root: `../payments/ops`.'),
    prefix: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i, 'expected letters, digits and dashes')
      .default('')
      .describe('Put in front of the names of its services (`payments-checkout`) and sheets, where another root has the same.'),
    owner: z.string().default('').describe('The team that owns what nothing else gives an owner.'),
  }),
]);
/** A language by its name in BCP 47. */
export const languageSchema = z
  .string()
  .superRefine((name, context) => {
    if (canonicalLanguage(name) !== undefined) return;
    const meant = likelyLanguage(name);
    const message = `expected a language of BCP 47 such as \`en\`, \`pt-BR\` or \`ja\`${meant === undefined ? '' : ` (did you mean \`${meant}\`?)`}`;
    context.addIssue({ code: 'custom', message });
  })
  .overwrite((name) => canonicalLanguage(name) ?? name)
  .meta({ pattern: '^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$' });

/** A length of time as teams write it: `90d`, `6mo`, `1y`, `2w`. */
export const period = z.string().regex(/^\d+\s*(d|w|mo|y)$/, 'expected a period such as `90d`, `6w`, `6mo` or `1y`');

/** A day, `2026-01-31`. YAML reads an unquoted one as a string under the core schema, which is what we use. */
export const day = z
  .string()
  .refine(isDay, 'expected a day such as `2026-01-31`')
  .meta({ pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$' });

/** `Date` takes February 30th for March 2nd: a day that exists reads back as it was written. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** `AlertSeverity` of Prometheus rules; an incident's SEV1–4 is another thing. */
export const alertSeverity = z.enum(['critical', 'warning', 'info']);
export type AlertSeverity = DeepReadonly<z.infer<typeof alertSeverity>>;

/** `*` within a name, `**` across folders. */
export const globSchema = z.string().superRefine((glob, context) => {
  const limit = globLimit(glob);
  if (limit !== undefined) context.addIssue({ code: 'custom', message: limit });
});
