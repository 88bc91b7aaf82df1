/** Events about events: nothing is ever rewritten. */
import * as z from 'zod/mini';
import { eventId, instant, payload, text } from './common.ts';

export const correctionEvents = {
  'event-corrected/1': payload('The text of a note or the time of any event was corrected. The original stays.', {
    event: eventId,
    text: z.optional(text()),
    occurredAt: z.optional(instant),
  }),
  'event-retracted/1': payload('An event was taken back. It stays in the log, marked. Taking back a retraction brings the event back.', {
    event: eventId,
    why: z.optional(text()),
  }),
};
