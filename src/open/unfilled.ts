/** What still has to be filled in where a query is opened or run. Runs in the browser too. */

export interface Unfilled {
  /** Names of variables. */
  values: readonly string[];
  /** What Grafana alone fills in, as it is written: `$__rate_interval`. */
  grafana: readonly string[];
}

/** What of a query a place cannot fill in itself. Explore fills in its own `$__…`. */
export function missingFor(target: string, { values, grafana }: Unfilled): string[] {
  return [...values, ...grafana.filter((written) => target !== 'grafana' || !/^\$\{?__/.test(written))];
}

/** What to know before following a link with that text; empty when there is nothing. */
export function unfilledNote(target: string, unfilled: Unfilled): string {
  const missing = missingFor(target, unfilled);
  return missing.length === 0 ? '' : `Not filled in: ${missing.join(', ')}`;
}

/** `1 value missing: tenant`; what Grafana fills in is named as it is written. */
export function missingNote({ values, grafana }: Unfilled): string {
  const counted =
    values.length === 0 ? [] : [`${values.length === 1 ? '1 value' : `${values.length} values`} missing: ${values.join(', ')}`];
  return [...counted, ...(grafana.length === 0 ? [] : [`Grafana fills in ${grafana.join(', ')}`])].join(' · ');
}
