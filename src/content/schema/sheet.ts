/** `queries/**\/*.yaml`: bookmarked queries, so that nobody has to write them mid-incident. */

import { z } from 'zod';
import type { DeepReadonly } from '../../plain/readonly.ts';
import { dangerSchema } from '../../query/danger/danger.ts';
import { variablesSchema } from '../../query/variable.ts';
import { titleText } from './common.ts';

export const querySignals = [
  'latency',
  'traffic',
  'errors',
  'saturation',
  'logs',
  'traces',
  'change',
  'cluster',
  'database',
  'host',
] as const;

export const queryId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected small letters and digits with single dashes, as in `p99-latency`');

export const querySchema = z.strictObject({
  id: queryId.describe('Unique in its sheet; runbooks refer to it as `sheet/id`.'),
  title: titleText.describe('What it answers, as a responder would ask.'),
  language: z.string().min(1).meta({ editor: 'language' }).describe('`promql`, `logql`, `traceql`, `sql`, `bash`, `kubectl` …'),
  query: z.string().min(1).describe('The query or command; `${name}` where a value goes.'),
  description: z.string().describe('What to know before running it.').optional(),
  signal: z.enum(querySignals).describe('What it looks at.').optional(),
  good: z.string().describe('What a healthy answer looks like.').optional(),
  bad: z.string().describe('What a sick answer looks like.').optional(),
  next: z.string().describe('What to do when the answer is sick.').optional(),
  danger: dangerSchema
    .describe('Whether running it changes anything. It is read from the text where possible; write it where the page shows `unknown`.')
    .optional(),
  rollback: z.string().describe('What undoes it, or that nothing does; a command in it can be copied.').optional(),
  variables: variablesSchema.default({}).describe('Variables of this query alone.'),
});
export type QueryFile = DeepReadonly<z.infer<typeof querySchema>>;

export const sheetSchema = z
  .strictObject({
    title: titleText.describe('The name shown.'),
    description: z.string().describe('Where the data comes from.').optional(),
    service: z.string().normalize('NFC').describe('The service it belongs to, by folder name.').optional(),
    variables: variablesSchema.default({}).describe('Variables of all its queries.'),
    queries: z.array(querySchema).min(1).describe('The queries, in the order shown.'),
  })
  .describe('A query sheet.');
export type SheetFile = DeepReadonly<z.infer<typeof sheetSchema>>;
