/** Events about events: nothing is ever rewritten. */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { actor, eventId, instant, line, payload, text } from './common.ts';

export const correctionEvents = {
  'event-corrected/1': payload('The text of a note or the time of any event was corrected. The original stays.', {
    event: eventId,
    text: z.optional(text()),
    occurredAt: z.optional(instant),
  }),
  'recorder-named/1': payload('Who recorded what these actors had recorded without a name until then. Events that carry a name keep it.', {
    person: line,
    actors: z.array(actor).check(z.minLength(1), z.maxLength(limits.list)),
  }),
  'event-retracted/1': payload('An event was taken back. It stays in the log, marked. Taking back a retraction brings the event back.', {
    event: eventId,
    why: z.optional(text()),
  }),
};
