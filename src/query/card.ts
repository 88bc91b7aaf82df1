/** A query as a card: what it asks, the text to copy, how to read the answer, what to do next. */

import { type Html, html, trusted } from '../markup/html.ts';
import type { WhereConfig } from '../open/config.ts';
import { tOf } from '../words/text.ts';
import { uncheckedNote } from './code.ts';
import { copyButton, isLong } from './code-block.ts';
import { dangerAttribute, dangerLabel } from './danger/markup.ts';
import { whereItRuns } from './open-markup.ts';
import type { Query } from './query.ts';
import { languageById } from './registry.ts';

/** The card of a query, in two parts: what a runbook adds stands between them. */
export function queryCard(query: Query, where: WhereConfig = {}): { open: Html; close: Html } {
  const open = html`<figure class="query${isLong(query.code.html) ? ' long' : ''}"${dangerAttribute(query.danger)} data-query="${query.id}" data-language="${query.language}"><figcaption><span class="query-title">${query.title}</span> <span class="note">${query.languageTitle}${uncheckedNote(languageById(query.language), query.code)}</span>${dangerLabel(
    query.danger,
    query.code.assessment,
  )}</figcaption>${query.description !== '' && html`<p>${query.description}</p>`}<pre tabindex="0"><code>${trusted(query.code.html)}</code></pre>${copyButton()}${whereItRuns(where, query.language, query.code, query.danger)}${reading(query)}`;
  return { open, close: html`</figure>` };
}

function reading(query: Query): Html | null {
  const rows = (
    [
      ['Good', query.good],
      ['Bad', query.bad],
      ['Next', query.next],
      ['Undo', trusted(query.undo)],
    ] as const
  ).filter(([, text]) => text.toString() !== '');
  if (rows.length === 0) return null;
  return html`<dl class="reading">${rows.map(([name, text]) => html`<div class="${name.toLowerCase()}"><dt>${tOf(name, 'Good', 'Bad', 'Next', 'Undo')}</dt><dd>${text}</dd></div>`)}</dl>`;
}
