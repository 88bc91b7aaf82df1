/** The file of a result, as it is written and read. Loaded only where files are read. */
import { z } from 'zod';

const instant = z.iso.datetime().describe('As walls showed it, in UTC.');
const seconds = z.number().nullable();

export const resultFileSchema = z.object({
  format: z.literal('breakglass-drill/1'),
  drill: z.object({ id: z.string(), title: z.string(), revision: z.string() }),
  runbook: z.object({ id: z.string(), file: z.string() }).describe('The runbook that was practised, and its file in the content.'),
  record: z.string().describe('The id of its record.'),
  begun: instant,
  ended: instant,
  pace: z.number(),
  skippedSeconds: z.number(),
  found: z.enum(['truth', 'truth-and-other', 'other', 'unknown', 'nothing']),
  mitigation: z.enum(['after', 'before', 'unsaid', 'under-way', 'none']),
  seconds: z
    .object({ detect: seconds, acknowledge: seconds, causeConfirmed: seconds, mitigate: seconds, recovered: seconds, resolve: seconds })
    .describe('By the clock of the drill; null for what did not happen.'),
  hypotheses: z.array(
    z.object({
      statement: z.string(),
      standing: z.enum(['open', 'confirmed', 'rejected', 'disputed']),
      cause: z.string().nullable().describe('`truth`, a red herring of the script, or null.'),
      right: z.boolean().nullable(),
    }),
  ),
  steps: z.number().optional().describe('How many steps were marked; not in files of earlier versions.'),
  changes: z
    .array(z.object({ text: z.string(), helps: z.boolean() }))
    .optional()
    .describe('The steps done that change something, and whether each is among what ends the harm.'),
  seen: z.array(z.string()).describe('Ids of symptoms.'),
  notSeen: z.array(z.string()),
});
export type ResultFile = z.infer<typeof resultFileSchema>;
