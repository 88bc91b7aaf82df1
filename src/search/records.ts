/**
 * What full-text search knows of a site: one record a runbook and one a query, each a small HTML file for the indexer. The
 * sections, checklists and steps of a runbook are parts of its record: 2,000 runbooks make 2,000 files to index and to keep
 * offline, not 30,000.
 */
import { type Address, addressAt, withAnchor } from '../content/address.ts';
import type { Postmortem, Runbook, Service, Sheet, Site } from '../content/site.ts';
import { languageOf } from '../plain/language.ts';
import { indexLanguage } from './index-languages.ts';
import { partsOf, type RecordKind, type RecordPart } from './parts.ts';
import { splitName } from './split-name.ts';

export const filterNames = ['kind', 'service', 'severity', 'signal', 'language'] as const;
export type FilterName = (typeof filterNames)[number];

export interface SearchRecord {
  title: string;
  /** Where it leads. */
  address: Address;
  kind: 'runbook' | 'query' | 'postmortem';
  /** Language of the index that has it. */
  language: string;
  /** What it belongs to: a service or a sheet. */
  context: string;
  /** What narrows a search. A runbook has the kinds of its parts too. */
  filters: Record<FilterName, readonly string[]>;
  /** Names and words that weigh more than the text. */
  names: string[];
  parts: RecordPart[];
}

export function searchRecords(site: Site): SearchRecord[] {
  const services = new Map(site.services.map((service) => [service.id, service]));
  const records = [
    ...site.runbooks.map((runbook) => {
      const service = services.get(runbook.service);
      return recordOf(runbook, service, indexLanguage(languageOf(site, runbook, service)));
    }),
    ...site.sheets.flatMap((sheet) => {
      const service = services.get(sheet.service);
      return queryRecords(sheet, service?.title, indexLanguage(service?.language ?? site.settings.language));
    }),
    ...site.postmortems.map((postmortem) => postmortemRecord(postmortem, services, site)),
  ];
  return records.some(hasWords) ? records : [...records, { ...nothingYet, language: indexLanguage(site.settings.language) }];
}

/** Pagefind makes no index of nothing. */
const nothingYet: Omit<SearchRecord, 'language'> = {
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

function recordOf(runbook: Runbook, of: Service | undefined, language: string): SearchRecord {
  const { meta, compiled } = runbook;
  const service = of?.title ?? runbook.service;
  /** What narrows a search to whole runbooks, or to whole pages of docs. */
  const called = of?.kind === 'docs' ? 'page' : 'runbook';
  const parts = compiled.broken ? [{ kind: 'section' as const, id: 'app:source', title: '', text: compiled.text }] : partsOf(compiled);
  const shapes = meta.signals.flatMap(({ reads, note }) => [reads, note ?? '']);
  return {
    title: runbook.title,
    address: runbook.address,
    kind: 'runbook',
    language,
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

function queryRecords(sheet: Sheet, service: string | undefined, language: string): SearchRecord[] {
  return sheet.queries.map((query) => ({
    title: query.title,
    address: withAnchor(sheet.address, query.id.slice(query.id.lastIndexOf('/') + 1)),
    kind: 'query',
    language,
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

/** What happened once: found by its words, below what says what to do. */
function postmortemRecord(
  { title, address, day, meta, compiled }: Postmortem,
  services: ReadonlyMap<string, Service>,
  { settings }: Pick<Site, 'settings'>,
): SearchRecord {
  const titles = meta.services.map((id) => services.get(id)?.title ?? id);
  const words = [meta.impact, meta.cause, meta.fix].filter((text) => text !== undefined).join('\n');
  const sections = compiled.broken ? [{ id: 'app:source', title: '', text: compiled.text }] : compiled.sections;
  return {
    title,
    address,
    kind: 'postmortem',
    language: indexLanguage(meta.language ?? settings.language),
    context: day,
    filters: { kind: ['postmortem'], service: titles, severity: [], signal: [], language: [] },
    names: [...meta.causes, ...meta.alerts, ...meta.alerts.map(splitName)],
    parts: [{ id: '', title: '', text: words }, ...sections]
      .filter(({ title, text }) => title + text !== '')
      .map(({ id, title, text }) => ({ kind: 'postmortem', id, title, text })),
  };
}

/** The golden signals that a runbook's shapes describe. */
export function signalsOf({ signals }: Pick<Runbook['meta'], 'signals'>): string[] {
  const levels = signals.flatMap(({ latency, traffic, errors, saturation }) => Object.entries({ latency, traffic, errors, saturation }));
  return [...new Set(levels.filter(([, level]) => level !== 'any' && level !== 'flat').map(([signal]) => signal))];
}
