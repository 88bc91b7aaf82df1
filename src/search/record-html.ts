/** A record as Pagefind reads it (pagefind.app/docs: metadata, filters, weighting). */
import { fileName } from '../content/address.ts';
import { type Html, html } from '../markup/html.ts';
import { cutUnspaced } from '../plain/unspaced.ts';
import type { RecordPart } from './parts.ts';
import type { SearchRecord } from './records.ts';
import { identifierEnds, pathEnds } from './split-name.ts';

/** Bytes; room is left for what is added to a name. */
const longestRecord = 240;

/** The file of a record. All lie in one folder: making folders takes longer than writing files. */
export function recordFile(record: SearchRecord): string {
  return `${fileName(record.address.replace(/\/$/, '').replace(/[/#]/g, '~'), longestRecord)}.html`;
}

/** Each word weighs much in so short a text as a query's: who describes what they see wants a runbook first. */
const weightsOf = {
  runbook: { title: 10, names: 7, text: 1 },
  query: { title: 2, names: 7, text: 0.3 },
  // So long a text has nearly every word.
  postmortem: { title: 2, names: 1, text: 0.2 },
} as const;

export function recordHtml(record: SearchRecord): string {
  const meta = (name: string, value: string): Html | null =>
    value === '' ? null : html`<span data-pagefind-meta="${name}">${value}</span>`;
  const filters = Object.entries(record.filters).flatMap(([name, values]) =>
    values.map((value) => html`<span data-pagefind-filter="${name}">${value}</span>`),
  );
  const weights = weightsOf[record.kind];
  const text = [...record.names, ...record.parts.map((part) => part.text)].join('\n');
  const ends = identifierEnds(text);
  const paths = pathEnds(text);
  return html`<!doctype html><html lang="${record.language}"><body><main data-pagefind-body><h1 data-pagefind-weight="${weights.title}">${cutUnspaced(record.title)}</h1><p data-pagefind-weight="${weights.names}">${cutUnspaced(record.names.join('. '))}</p>${ends.length > 0 && html`<p data-pagefind-weight="0.5">${ends.join(' ')}</p>`}${paths.length > 0 && html`<p data-pagefind-weight="0.1">${paths.join(' ')}</p>`}<div data-pagefind-weight="${weights.text}">${record.parts.map(partHtml)}</div></main><p data-pagefind-ignore>${meta('kind', record.kind)}${meta('context', record.context)}${meta('address', record.address)}${filters}</p></body></html>`
    .text;
}

/** Pagefind reports where each element with an id is; its name shows the page what the part is (see the client's `part.ts`). */
function partHtml(part: RecordPart): Html {
  const { kind, id } = part;
  const title = cutUnspaced(part.title);
  const text = cutUnspaced(part.text);
  // What has no heading is a part all the same: its words are not the names above.
  if (title === '') return html`<p id="${id || 'text'}">${text}</p>`;
  const body = text === '' ? html`` : html`<p>${text}</p>`;
  if (kind === 'step') return html`<h6 id="${id}">${title}</h6>${body}`;
  if (kind === 'checklist') return html`<h3 id="${id}">${title}</h3>${body}`;
  return html`<h2 id="${id}">${title}</h2>${body}`;
}
