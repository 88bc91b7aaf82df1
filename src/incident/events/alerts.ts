/** Alerts that the incident is about. */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { line, payload, text } from './common.ts';

export const alertEvents = {
  'alert-received/1': payload('An alert that the incident is about. It occurred when it fired, where the alert gives that.', {
    name: line,
    labels: z.optional(z.record(line, text(limits.line)).check(z.describe('Without its name; at most 200.'))),
    summary: z.optional(line),
    source: z.optional(
      text(limits.address).check(z.regex(/^https?:\/\/\S+$/), z.describe('Where it came from, such as its expression in Prometheus.')),
    ),
    fired: z.optional(z.boolean().check(z.describe('Whether its time is when it fired; else it is when it was added.'))),
  }),
};
