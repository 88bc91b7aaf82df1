/** Which parameters of a link are labels of an alert, and so values for queries. Small: every page carries it. */

/** Parameters of an alert that are no labels. `q` is what the search page was asked. */
export const ownParameters: ReadonlySet<string> = new Set(['alertname', 'startsAt', 'summary', 'generatorURL', 'q']);

export function isLabelParameter(name: string): boolean {
  return !ownParameters.has(name);
}
