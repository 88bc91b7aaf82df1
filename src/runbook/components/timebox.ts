import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { t } from '../../words/text.ts';
import { defineComponent } from '../define.ts';

/** `<Timebox minutes={15}>` around what to do when the time is over. */
export const timebox = defineComponent({
  name: 'Timebox',
  purpose: 'How long to stay on something, and what to do when the time is over.',
  attributes: z.strictObject({ minutes: z.coerce.number().positive().describe('Minutes.') }),
  render: ({ minutes }) => ({
    open: html`<div class="timebox" data-minutes="${minutes}"><p class="timebox-title">${t`After ${minutes} minutes`}</p>`,
    close: html`</div>`,
  }),
});
