import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { defineComponent } from '../define.ts';

/** `<Details summary="…">` */
export const details = defineComponent({
  name: 'Details',
  purpose: 'What is not needed now, one key away.',
  attributes: z.strictObject({ summary: z.string().min(1).describe('What is inside.') }),
  render: ({ summary }) => ({ open: html`<details><summary>${summary}</summary>`, close: html`</details>` }),
});
