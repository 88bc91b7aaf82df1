import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { defineComponent } from '../define.ts';

/** `<Include from="../shared/_rollback.md#steps" />`. Where it stands alone, `include.ts` has put the piece in its place before components are rendered. */
export const include = defineComponent({
  name: 'Include',
  purpose:
    'Puts another Markdown file, or one section of it, in its place. In plain Markdown write the same tag, or `<!-- include FILE -->`, alone in a line.',
  attributes: z.strictObject({
    from: z.string().min(1).describe('A file, from this one or with a slash from the runbooks folder; `#heading` names a section of it.'),
  }),
  render({ from }, { problem }) {
    problem('include/missing', '`<Include>` stands in a sentence', 'put it alone in a line, with an empty line before and after it');
    return { open: html`<span class="missing">${from}</span>`, close: html`` };
  },
});
