/** A seed from the pattern of another site → one that needs nothing of that site: its queries stand in the runbook. */
import type { Site } from '../content/site.ts';
import type { Seed, SeedStep } from './seed.ts';

/** `library` is the site that the seed was made from. */
export function selfContained(seed: Seed, library: Site): Seed {
  const queries = new Map(library.sheets.flatMap((sheet) => sheet.queries.map((query) => [query.id, query])));
  const used = [...seed.triage, ...seed.verify].flatMap(({ query }) => queries.get(query ?? '') ?? []);
  const inPlace = ({ query: id, ...step }: SeedStep): SeedStep => {
    const query = queries.get(id ?? '');
    return query === undefined ? step : { ...step, code: { language: query.language, text: query.template.trimEnd() } };
  };
  return {
    ...seed,
    related: [],
    triage: seed.triage.map(inPlace),
    verify: seed.verify.map(inPlace),
    variables: Object.assign({}, seed.variables, ...used.map(({ variables }) => variables)),
  };
}
