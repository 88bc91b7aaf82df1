import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { defineComponent } from '../define.ts';

/** `<Checklist title="Commander">` around a task list. */
export const checklist = defineComponent({
  name: 'Checklist',
  purpose: 'A titled task list that counts what is done.',
  attributes: z.strictObject({ title: z.string().min(1).describe('What the list is for.').optional() }),
  render: ({ title }) => ({
    open: html`<div class="checklist">${title !== undefined && html`<p class="checklist-title">${title}</p>`}`,
    close: html`</div>`,
  }),
});
