import { z } from 'zod';
import { html } from '../../markup/html.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { queryCard } from '../../query/card.ts';
import { tx } from '../../words/text.ts';
import { defineComponent } from '../define.ts';

/** `<Query id="promql/p99-latency" />` */
export const query = defineComponent({
  name: 'Query',
  purpose: 'A bookmarked query from a sheet; text between the tags describes what to look for here.',
  attributes: z.strictObject({ id: z.string().min(1).describe('`sheet/id`, or `id` alone where only one sheet has it.') }),
  render({ id }, { query: find, queryIds, where, problem }) {
    const found = find(id);
    if (found !== undefined) return queryCard(found, where);
    problem('query/unknown', `unknown query \`${id}\``, didYouMean(id, queryIds()));
    return { open: html`<p class="missing">${tx('The query {1} is on no sheet.', html`<code>${id}</code>`)}</p>`, close: html`` };
  },
});
