import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { t, tx } from '../../words/text.ts';
import { defineComponent } from '../define.ts';

/** `<Escalate to="Database on call" after="15 minutes" channel="#db">` around why, and what to bring. */
export const escalate = defineComponent({
  name: 'Escalate',
  purpose: 'Whom to call, when, and what to bring.',
  attributes: z.strictObject({
    to: z.string().min(1).describe('The team or role to call.'),
    after: z.string().min(1).describe('When to call.').optional(),
    channel: z.string().min(1).describe('Where they are reached.').optional(),
  }),
  render: ({ to, after, channel }) => ({
    open: html`<div class="escalate"><p class="escalate-title">${tx('Call {1}', html`<strong>${to}</strong>`)}${channel !== undefined && html` in <code>${channel}</code>`}${
      after !== undefined && html` <span class="note">${t`after ${after}`}</span>`
    }</p>`,
    close: html`</div>`,
  }),
});
