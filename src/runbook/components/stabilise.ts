import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { defineComponent } from '../define.ts';

/** `<Stabilise>` around what to do before understanding. */
export const stabilise = defineComponent({
  name: 'Stabilise',
  purpose: 'What to do first, before the cause is known: it is highlighted on the page.',
  attributes: z.strictObject({}),
  render: () => ({ open: html`<div class="stabilise">`, close: html`</div>` }),
});
