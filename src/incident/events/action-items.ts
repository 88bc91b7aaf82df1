/** What will be changed so that it does not happen again. */
import * as z from 'zod/mini';
import { actionItemTypes, isDay } from '../action-item.ts';
import { limits } from '../limits.ts';
import { emptiable, eventId, line, payload, text } from './common.ts';

const day = z.string().check(z.refine(isDay, 'expected a day such as 2026-01-31'));
const type = z.enum(actionItemTypes).check(z.describe('Which question it answers: detect, prevent, recover; or process.'));

export const actionItemEvents = {
  'action-item-added/1': payload('An action item was written down.', {
    title: text(),
    owner: z.optional(line),
    due: z.optional(day),
    type: z.optional(type),
  }),
  'action-item-changed/1': payload('Fields of an action item changed; an empty owner or day takes it away.', {
    item: eventId.check(z.describe('The event that added it.')),
    title: z.optional(text()),
    owner: z.optional(emptiable(limits.line)),
    due: z.optional(z.union([z.literal(''), day])),
    type: z.optional(type),
    done: z.optional(z.boolean()),
    ticket: z.optional(emptiable(limits.address)),
  }),
};
