/** Evidence: texts, links, and images whose bytes live elsewhere. */
import * as z from 'zod/mini';
import { imageTypes, largestImage, openAddress } from '../evidence-form.ts';
import { limits } from '../limits.ts';
import { line, payload, text } from './common.ts';

const image = z.object({
  form: z.literal('image'),
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/), z.describe('SHA-256 of the bytes, which are kept under it.')),
  mediaType: z.enum(imageTypes),
  size: z.int().check(z.gte(1), z.lte(largestImage), z.describe('In bytes.')),
});
export type EvidenceImage = Readonly<z.infer<typeof image>>;

export const evidence = z.discriminatedUnion('form', [
  z.object({ form: z.literal('text'), text: text(limits.evidence) }),
  z.object({ form: z.literal('link'), url: text(limits.address).check(z.regex(openAddress)) }),
  image,
]);
export type Evidence = Readonly<z.infer<typeof evidence>>;

export const evidenceEvents = {
  'evidence-added/1': payload('Evidence was saved.', { evidence, caption: z.optional(line.check(z.describe('What it shows.'))) }),
};
