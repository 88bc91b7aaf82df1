/** Which parameters of a link are labels of an alert, and so values for queries. Small: every page carries it. */

/** In links to pages that answer another alert than the one that goes along: what names a thing of the one is none of the other. */
export const similarParameter = 'similar';

/** Parameters of an alert that are no labels. `q` is what the search page was asked. */
export const ownParameters: ReadonlySet<string> = new Set(['alertname', 'startsAt', 'summary', 'generatorURL', 'q', similarParameter]);

export function isLabelParameter(name: string): boolean {
  return !ownParameters.has(name);
}
