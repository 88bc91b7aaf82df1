/** What full-text search knows of a site. */
import type { Site } from '../content/site.ts';

/** As Pagefind's `addCustomRecord` takes it. */
export interface SearchRecord {
  url: string;
  content: string;
  language: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

/** One record a runbook and one a query. Addresses carry no base: Pagefind adds its own. */
export function searchRecords(site: Site): SearchRecord[] {
  const titles = new Map(site.services.map((service) => [service.id, service.title]));
  const runbooks = site.runbooks.map((runbook): SearchRecord => {
    const { meta, compiled } = runbook;
    const service = titles.get(runbook.service) ?? runbook.service;
    const words = [runbook.title, ...runbook.alerts, ...runbook.alerts.map(splitName), service, ...meta.symptoms, ...meta.tags, compiled.text];
    return {
      url: `/${runbook.address}`,
      content: words.join('\n'),
      language: 'en',
      meta: { title: runbook.title, service, kind: 'runbook', alerts: runbook.alerts.join(' ') },
      filters: { service: [service], kind: ['runbook'], ...(meta.severity === undefined ? {} : { severity: [meta.severity] }) },
    };
  });
  const queries = site.sheets.flatMap((sheet) =>
    sheet.queries.map((query): SearchRecord => ({
      url: `/${sheet.address}#${query.id.slice(query.id.lastIndexOf('/') + 1)}`,
      content: [query.title, query.description, query.template, query.good, query.bad, query.next].join('\n'),
      language: 'en',
      meta: { title: query.title, service: sheet.title, kind: 'query' },
      filters: { kind: ['query'], language: [query.language], ...(query.signal === '' ? {} : { signal: [query.signal] }) },
    })),
  );
  return [...runbooks, ...queries];
}

/** `KubePodCrashLooping` → `Kube Pod Crash Looping`: its words are found one by one. */
export function splitName(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
}
