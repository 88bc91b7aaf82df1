/** Moments that somebody picked out for the published timeline, and those that they took off it. */
import * as z from 'zod/mini';
import { eventId, payload } from './common.ts';

export const starEvents = {
  'event-starred/1': payload('An event was starred as a key moment, or its star was taken away. Of several the last one counts.', {
    event: eventId,
    starred: z.boolean(),
  }),
};
