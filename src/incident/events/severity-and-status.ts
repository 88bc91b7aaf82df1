/** How bad it is and how far along: severity, status, who is hit. */
import * as z from 'zod/mini';
import { severities } from '../severity.ts';
import { statuses } from '../status.ts';
import { payload, text } from './common.ts';

export const severityAndStatusEvents = {
  'severity-set/1': payload('The severity was set.', { severity: z.enum(severities), reason: z.optional(text()) }),
  'status-set/1': payload('The status was set; it sets milestones.', { status: z.enum(statuses) }),
  'blast-radius-described/1': payload('Who and what is hit. It takes the place of an earlier description.', {
    summary: z.optional(text()),
    users: z.optional(text()),
    endpoints: z.optional(text()),
    regions: z.optional(text()),
    accounts: z.optional(text()),
  }),
};
