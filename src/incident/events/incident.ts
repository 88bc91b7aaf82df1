/** An incident begins and gets its name. */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { line, payload, runbookRef } from './common.ts';

export const incidentEvents = {
  'incident-opened/1': payload('An incident was opened: deliberately, or by the first tick or note.', {
    title: line,
    services: z.optional(z.array(line).check(z.maxLength(limits.list), z.describe('The services it affects.'))),
    runbook: z.optional(runbookRef.check(z.describe('The runbook that was open, if one was.'))),
    implicit: z.optional(z.boolean().check(z.describe('Whether a tick or note opened it.'))),
  }),
  'services-changed/1': payload('Affected services were added or removed.', {
    added: z.optional(z.array(z.object({ id: line, title: z.optional(line) })).check(z.maxLength(limits.list))),
    removed: z.optional(z.array(line).check(z.maxLength(limits.list), z.describe('Ids of services.'))),
  }),
  'incident-renamed/1': payload('The incident got another title.', { title: line }),
};
