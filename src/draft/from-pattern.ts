/** A failure pattern → the beginning of a runbook for one service: its signals, its queries, and the way there. */
import type { Runbook, Site } from '../content/site.ts';
import type { SectionKind } from '../runbook/compiled.ts';
import { asText, type Seed, type SeedStep } from './seed.ts';

/** More than so many queries are not read at night. */
const atMost = 4;

export function fromPattern(pattern: Runbook, service: string, site: Site): Seed {
  const { meta, title, compiled } = pattern;
  const titles = new Map(site.sheets.flatMap((sheet) => sheet.queries.map((query) => [query.id, query])));
  /** Queries of the pattern's sections that only look. */
  const looks = (kinds: readonly SectionKind[]): SeedStep[] => {
    const ids = compiled.queries
      .filter(({ line }) => kinds.includes(compiled.sections.findLast((section) => section.line <= line)?.kind ?? 'other'))
      .map(({ id }) => id);
    return [...new Set(ids)]
      .flatMap((id) => titles.get(id) ?? [])
      .filter(({ danger }) => danger === 'read-only')
      .slice(0, atMost)
      .map(({ id, title: question }) => ({
        text: `Check for ${asText(service)}: ${asText(question.charAt(0).toLowerCase() + question.slice(1))}`,
        query: id,
      }));
  };
  return {
    title: `${title} of ${service}`,
    alerts: [],
    ...(meta.severity === undefined ? {} : { severity: meta.severity }),
    symptoms: meta.pattern === undefined ? [] : [meta.pattern.looksLike],
    signals: [...meta.signals],
    related: [pattern.id],
    meaning: meta.pattern === undefined ? [] : [asText(meta.pattern.mechanism), `The way out: ${asText(meta.pattern.wayOut)}`],
    triage: looks(['triage']),
    verify: looks(['verify']),
    variables: {},
    remarks: [],
  };
}
