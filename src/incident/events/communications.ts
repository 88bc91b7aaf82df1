/** The updates that were sent, with their audience. */
import * as z from 'zod/mini';
import { instant, line, payload, text } from './common.ts';

export const communicationEvents = {
  'communication-sent/1': payload('An update was sent, or copied to be sent.', {
    audience: line.check(z.describe('Status page, customers, the internal channel, executives …')),
    text: text(),
    channel: z.optional(line.check(z.describe('Where it went.'))),
    format: z.optional(line.check(z.describe('What it was copied as: plain text, Markdown, Slack.'))),
    nextUpdateAt: z.optional(instant.check(z.describe('When the next update was promised.'))),
  }),
};
