import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { defineComponent } from '../define.ts';

/** `<Decision>` around nested lists: question, answers, next question. */
export const decision = defineComponent({
  name: 'Decision',
  purpose: 'A decision tree written as nested lists; it reads as such without script.',
  attributes: z.strictObject({ title: z.string().min(1).describe('What is decided.').optional() }),
  render: ({ title }) => ({
    open: html`<div class="decision">${title !== undefined && html`<p class="decision-title">${title}</p>`}`,
    close: html`</div>`,
  }),
});
