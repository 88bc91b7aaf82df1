/** A query as a card: what it asks, the text to copy, how to read the answer, what to do next. */
import { type Html, html, trusted } from '../markup/html.ts';
import { copyButton } from './code-block.ts';
import { highlightToHtml } from './highlight.ts';
import type { WhereConfig } from './open/config.ts';
import { whereItRuns } from './open/markup.ts';
import type { Query } from './query.ts';
import { languageByLabel } from './registry.ts';

const dangerWords = { 'read-only': '', 'changes-state': 'Changes state', destroys: 'Destroys' } as const;

/** The card of a query, in two parts: what a runbook adds stands between them. */
export function queryCard(query: Query, where: WhereConfig = {}): { open: Html; close: Html } {
  const language = languageByLabel(query.language);
  const danger = dangerWords[query.danger];
  const open = html`<figure class="query${danger !== '' && ' changes'}" data-query="${query.id}"><figcaption><span class="query-title">${query.title}</span> <span class="note">${language.title}</span>${
    danger !== '' && html` <strong class="danger">⚠ ${danger}</strong>`
  }</figcaption>${query.description !== '' && html`<p>${query.description}</p>`}<pre tabindex="0"><code>${trusted(highlightToHtml(language, query.template, query.declared))}</code></pre>${copyButton()}${whereItRuns(where, language, query.template, query.danger)}${reading(query)}`;
  return { open, close: html`</figure>` };
}

function reading(query: Query): Html | null {
  const rows = (
    [
      ['Good', query.good],
      ['Bad', query.bad],
      ['Next', query.next],
      ['Undo', query.rollback],
    ] as const
  ).filter(([, text]) => text !== '');
  if (rows.length === 0) return null;
  return html`<dl class="reading">${rows.map(([name, text]) => html`<div class="${name.toLowerCase()}"><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`;
}
