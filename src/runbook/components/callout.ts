import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { tOf } from '../../words/text.ts';
import { defineComponent } from '../define.ts';

const words = { note: 'Note', tip: 'Tip', warning: 'Warning', danger: 'Danger' } as const;

/** `<Callout kind="warning" title="…">` */
export const callout = defineComponent({
  name: 'Callout',
  purpose: 'Something that must not be missed; the kind is given in words, not by colour alone.',
  attributes: z.strictObject({
    kind: z.enum(['note', 'tip', 'warning', 'danger']).default('note').describe('How much it matters.'),
    title: z.string().min(1).describe('What it is about.').optional(),
  }),
  render: ({ kind, title }) => ({
    open: html`<div class="callout ${kind}" role="note"><p class="callout-title"><strong>${tOf(words[kind], 'Note', 'Tip', 'Warning', 'Danger')}</strong>${title !== undefined && html` ${title}`}</p>`,
    close: html`</div>`,
  }),
});
