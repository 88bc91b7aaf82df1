/** How incidents belong together: joined to another, an event moved to another, related, deleted. Nothing is rewritten by it. */
import * as z from 'zod/mini';
import { eventId, incidentId, line, payload } from './common.ts';

const title = z.optional(line.check(z.describe('What the other incident was called then.')));

export const relationEvents = {
  'incident-joined/1': payload('This incident and another are one: its log is part of the other’s from now on.', {
    into: incidentId,
    title,
  }),
  'event-moved/1': payload(
    'An event of this incident belongs to another. The last move counts; moving it to this incident takes it back.',
    {
      event: eventId,
      to: incidentId,
      from: z.optional(line.check(z.describe('What the incident that it came from was called then.'))),
    },
  ),
  'incident-related/1': payload('Another incident has to do with this one.', { to: incidentId, title }),
  'incident-deleted/1': payload('The incident is listed no more, until something is recorded in it again. Its log is kept.', {}),
};
