/** What was done with queries and commands. */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { emptiable, line, payload, stepRef, text } from './common.ts';

export const queryUse = z.object({
  id: z.optional(line.check(z.describe('`sheet/id`, when it is a bookmarked query.'))),
  title: z.optional(line),
  language: line,
  text: text().check(z.describe('The text as it was copied: values are in.')),
  values: z.optional(
    z
      .record(line, emptiable(limits.text))
      .check(z.refine((values) => Object.keys(values).length <= limits.values, `expected at most ${limits.values} values`))
      .check(z.describe('The values that went in, by name.')),
  ),
});
export type QueryUse = Readonly<z.infer<typeof queryUse>>;

export const queryEvents = {
  'query-copied/1': payload('A query was copied. Whether it ran, nobody knows.', { query: queryUse }),
  'query-opened/1': payload('A query was opened in its tool.', { query: queryUse, url: z.optional(text(limits.address)) }),
  'query-run/1': payload('A query ran, according to a responder, and this was its result.', {
    query: queryUse,
    result: z.optional(text()),
    step: z.optional(stepRef.check(z.describe('The step that the query belongs to.'))),
    answer: z.optional(z.enum(['good', 'bad']).check(z.describe('Which of the author’s two readings it was.'))),
  }),
};
