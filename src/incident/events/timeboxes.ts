/** Time set aside for one thing. */
import * as z from 'zod/mini';
import { eventId, line, payload, text } from './common.ts';

const minutes = z.number().check(z.gt(0), z.lte(24 * 60));
const timebox = eventId.check(z.describe('The event that started it.'));

export const timeboxEvents = {
  'timebox-started/1': payload('Time was set aside.', {
    title: line,
    minutes,
    hypothesis: z.optional(eventId.check(z.describe('The hypothesis it is for.'))),
  }),
  'timebox-extended/1': payload('It got more time.', { timebox, minutes, why: z.optional(text()) }),
  'timebox-ended/1': payload('It is over.', { timebox, how: z.enum(['done', 'expired', 'given-up']), outcome: z.optional(text()) }),
};
