import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { defineComponent } from '../define.ts';
import { statusPageList } from '../status-pages.ts';

/** `<StatusPages />` */
export const statusPages = defineComponent({
  name: 'StatusPages',
  purpose: 'The status pages of providers that `statusPages` in the settings lists; a press asks for their states.',
  attributes: z.strictObject({}),
  render: (_, { statusPages: pages }) => ({ open: statusPageList(pages), close: html`` }),
});
