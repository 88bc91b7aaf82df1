/**
 * What full-text search knows of a site: one record a runbook and one a query, each a small HTML file for the indexer. The
 * sections, checklists and steps of a runbook are parts of its record: 2,000 runbooks make 2,000 files to index and to keep
 * offline, not 30,000.
 */
import { type Address, addressAt, withAnchor } from '../content/address.ts';
import type { Runbook, Sheet, Site } from '../content/site.ts';
import { partsOf, type RecordKind, type RecordPart } from './parts.ts';
import { splitName } from './split-name.ts';

export const filterNames = ['kind', 'service', 'severity', 'signal', 'language'] as const;
export type FilterName = (typeof filterNames)[number];

export interface SearchRecord {
  title: string;
  /** Where it leads. */
  address: Address;
  kind: 'runbook' | 'query';
  /** What it belongs to: a service or a sheet. */
  context: string;
  /** What narrows a search. A runbook has the kinds of its parts too. */
  filters: Record<FilterName, readonly string[]>;
  /** Names and words that weigh more than the text. */
  names: string[];
  parts: RecordPart[];
}

export function searchRecords(site: Site): SearchRecord[] {
  const titles = new Map(site.services.map((service) => [service.id, service.title]));
  const docs = new Set(site.services.filter(({ kind }) => kind === 'docs').map(({ id }) => id));
  const records = [
    ...site.runbooks.map((runbook) =>
      recordOf(runbook, titles.get(runbook.service) ?? runbook.service, docs.has(runbook.service) ? 'page' : 'runbook'),
    ),
    ...site.sheets.flatMap((sheet) => queryRecords(sheet, titles.get(sheet.service))),
  ];
  return records.some(hasWords) ? records : [...records, nothingYet];
}

/** Pagefind makes no index of nothing. */
const nothingYet: SearchRecord = {
  title: 'No runbooks yet',
  address: addressAt(''),
  kind: 'runbook',
  context: '',
  filters: { kind: [], service: [], severity: [], signal: [], language: [] },
  names: [],
  parts: [],
};

function hasWords({ title, names, parts }: SearchRecord): boolean {
  return [title, ...names, ...parts.map(({ text }) => text)].some((text) => /[\p{L}\p{N}]/u.test(text));
}

/** @param called what narrows a search to whole runbooks, or to whole pages of docs */
function recordOf(runbook: Runbook, service: string, called: 'runbook' | 'page'): SearchRecord {
  const { meta, compiled } = runbook;
  const parts = compiled.broken ? [{ kind: 'section' as const, id: 'app:source', title: '', text: compiled.text }] : partsOf(compiled);
  const shapes = meta.signals.flatMap(({ reads, note }) => [reads, note ?? '']);
  return {
    title: runbook.title,
    address: runbook.address,
    kind: 'runbook',
    context: service,
    filters: {
      kind: [...new Set<RecordKind>([called, ...parts.map(({ kind }) => kind)])],
      service: [service],
      severity: meta.severity === undefined ? [] : [meta.severity],
      signal: signalsOf(meta),
      language: [...new Set(compiled.fences.map(({ language }) => language))].filter((language) => language !== 'text'),
    },
    names: [
      ...runbook.alerts,
      ...runbook.alerts.map(splitName),
      ...meta.symptoms,
      ...meta.tags,
      meta.pattern?.looksLike ?? '',
      ...shapes,
    ].filter((name) => name !== ''),
    parts,
  };
}

function queryRecords(sheet: Sheet, service: string | undefined): SearchRecord[] {
  return sheet.queries.map((query) => ({
    title: query.title,
    address: withAnchor(sheet.address, query.id.slice(query.id.lastIndexOf('/') + 1)),
    kind: 'query',
    context: sheet.title,
    filters: {
      kind: ['query'],
      service: service === undefined ? [] : [service],
      severity: [],
      signal: query.signal === '' ? [] : [query.signal],
      language: [query.language],
    },
    names: [],
    parts: [
      {
        kind: 'query',
        id: '',
        title: '',
        text: [query.description, query.template, query.good, query.bad, query.next].filter((text) => text !== '').join('\n'),
      },
    ],
  }));
}

/** The golden signals that a runbook's shapes describe. */
export function signalsOf({ signals }: Pick<Runbook['meta'], 'signals'>): string[] {
  const levels = signals.flatMap(({ latency, traffic, errors, saturation }) => Object.entries({ latency, traffic, errors, saturation }));
  return [...new Set(levels.filter(([, level]) => level !== 'any' && level !== 'flat').map(([signal]) => signal))];
}
