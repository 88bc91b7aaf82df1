/** Facts that stand beside the log: a ticket, the chat, the call. */
import * as z from 'zod/mini';
import { incidentFieldNames } from '../field.ts';
import { limits } from '../limits.ts';
import { emptiable, payload } from './common.ts';

export const fieldEvents = {
  'field-set/1': payload('A field of the incident was filled in; an empty value takes it away.', {
    field: z.enum(incidentFieldNames),
    value: emptiable(limits.line),
  }),
};
