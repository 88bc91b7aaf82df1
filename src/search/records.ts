/** What full-text search knows of a site: one record a runbook and one a query, each a small HTML file for the indexer. */
import type { Site } from '../content/site.ts';
import { type Html, html } from '../markup/html.ts';

export interface SearchRecord {
  title: string;
  /** Where it leads. */
  address: string;
  kind: 'runbook' | 'query';
  /** What it belongs to: a service or a sheet. */
  context: string;
  /** Narrow a search: name → values. */
  filters: Record<string, string[]>;
  /** Names and words that weigh more than the text. */
  names: string[];
  sections: { id: string; title: string; text: string }[];
}

export function searchRecords(site: Site): SearchRecord[] {
  const titles = new Map(site.services.map((service) => [service.id, service.title]));
  const runbooks = site.runbooks.map((runbook): SearchRecord => {
    const { meta, compiled } = runbook;
    const service = titles.get(runbook.service) ?? runbook.service;
    const sections = compiled.broken ? [{ id: 'source', title: '', text: compiled.text }] : compiled.sections;
    return {
      title: runbook.title,
      address: runbook.address,
      kind: 'runbook',
      context: service,
      filters: { service: [service], kind: ['runbook'], severity: meta.severity === undefined ? [] : [meta.severity] },
      names: [...runbook.alerts, ...runbook.alerts.map(splitName), ...meta.symptoms, ...meta.tags],
      sections: sections.map(({ id, title, text }) => ({ id, title, text })),
    };
  });
  const queries = site.sheets.flatMap((sheet) =>
    sheet.queries.map((query): SearchRecord => {
      const name = query.id.slice(query.id.lastIndexOf('/') + 1);
      return {
        title: query.title,
        address: `${sheet.address}#${name}`,
        kind: 'query',
        context: sheet.title,
        filters: { kind: ['query'], language: [query.language], signal: query.signal === '' ? [] : [query.signal] },
        names: [],
        sections: [{ id: '', title: '', text: [query.description, query.template, query.good, query.bad, query.next].join('\n') }],
      };
    }),
  );
  return [...runbooks, ...queries];
}

/** The file of a record. All lie in one folder: making folders takes longer than writing files. */
export function recordFile(record: SearchRecord): string {
  return `${record.address.replace(/\/$/, '').replace(/[/#]/g, '~')}.html`;
}

/** The record as Pagefind reads it (pagefind.app/docs: metadata, filters, weighting). */
export function recordHtml(record: SearchRecord): string {
  const meta = (name: string, value: string): Html | null =>
    value === '' ? null : html`<span data-pagefind-meta="${name}">${value}</span>`;
  const filters = Object.entries(record.filters).flatMap(([name, values]) =>
    values.map((value) => html`<span data-pagefind-filter="${name}">${value}</span>`),
  );
  const sections = record.sections.map(({ id, title, text }) => html`${title !== '' && html`<h2 id="${id}">${title}</h2>`}<p>${text}</p>`);
  return html`<!doctype html><html lang="en"><body><main data-pagefind-body><h1 data-pagefind-weight="10">${record.title}</h1><p data-pagefind-weight="7">${record.names.join('. ')}</p>${sections}</main><p data-pagefind-ignore>${meta('kind', record.kind)}${meta('context', record.context)}${meta('address', record.address)}${filters}</p></body></html>`
    .text;
}

/** `KubePodCrashLooping` → `Kube Pod Crash Looping`: its words are found one by one. */
export function splitName(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
}
