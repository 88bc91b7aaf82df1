/** Placeholders that still stand in a query where it is opened or run. Runs in the browser too. */
import { findPlaceholders, type Placeholder } from '../placeholder.ts';

/** What still has to be filled in, each once, as it is written: `${namespace}`. */
export interface Unfilled {
  /** By the responder. */
  values: string[];
  /** By Grafana alone: `$__rate_interval`. */
  grafana: string[];
}

export function unfilledIn(text: string): Unfilled {
  const found = findPlaceholders(text, 'query');
  const written = (kept: (placeholder: Placeholder) => boolean) => [
    ...new Set(found.filter(kept).map(({ from, to }) => text.slice(from, to))),
  ];
  return { values: written(({ kind }) => kind !== 'grafana'), grafana: written(({ kind }) => kind === 'grafana') };
}

/** What to know before following a link with that text; empty when there is nothing. Explore fills in its own `$__…`. */
export function unfilledNote(target: string, { values, grafana }: Unfilled): string {
  const missing = [...values, ...grafana.filter((written) => target !== 'grafana' || !/^\$\{?__/.test(written))];
  return missing.length === 0 ? '' : `Not filled in: ${missing.join(', ')}`;
}
