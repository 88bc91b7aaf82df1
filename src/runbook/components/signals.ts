import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { t, tOf } from '../../words/text.ts';
import { defineComponent } from '../define.ts';

const reading = z.string().min(1).optional();

/** `<Signals latency="up" traffic="flat" errors="flat" saturation="up: database pool" />` */
export const signals = defineComponent({
  name: 'Signals',
  purpose: 'The shape of the four golden signals at a glance; text between the tags gives its meaning.',
  attributes: z.strictObject({
    latency: reading.describe('Latency at the tail, as in `up` or `flat`.'),
    traffic: reading.describe('Requests, messages or jobs per second.'),
    errors: reading.describe('Share of failing requests.'),
    saturation: reading.describe('The fullest resource, as in `up: database pool`.'),
  }),
  render: (shape) => ({
    open: html`<div class="signals"><dl>${(['latency', 'traffic', 'errors', 'saturation'] as const).map(
      (signal) => html`<div><dt>${tOf(signal, 'latency', 'traffic', 'errors', 'saturation')}</dt><dd>${shape[signal] ?? t`any`}</dd></div>`,
    )}</dl>`,
    close: html`</div>`,
  }),
});
