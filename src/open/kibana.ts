/**
 * Kibana's Discover. Its state stands in the address as Rison (https://github.com/Nanonid/rison), as in
 * https://github.com/elastic/kibana/blob/main/src/platform/plugins/shared/discover/common/app_locator.test.ts.
 */
import { type Builder, below, encode } from './asked.ts';
import type { KibanaConfig } from './config.ts';

export const kibana: Builder<KibanaConfig> = ({ url, dataView }, { query, language, window }) => {
  const state = stateOf(query, language, dataView);
  if (state === null) return null;
  const [from, to] =
    'last' in window ? [`now-${window.last}`, 'now'] : [window.from, window.to].map((time) => quoted(new Date(time).toISOString()));
  return below(url, `/app/discover#/?_g=(time:(from:${from},to:${to}))&_a=${state}`);
};

/** `kql` is Kibana's language only where a data view is named: another product has one of that name. */
function stateOf(query: string, language: string, dataView: string | undefined): string | null {
  if (language === 'esql') return `(dataSource:(type:esql),query:(esql:${quoted(query)}))`;
  if (language !== 'kql' || dataView === undefined) return null;
  return `(dataSource:(dataViewId:${quoted(dataView)},type:dataView),query:(language:kuery,query:${quoted(query)}))`;
}

/** A string of Rison: `!` escapes itself and the quote. */
function quoted(text: string): string {
  return `'${encode(text.replace(/[!']/g, '!$&'))}'`;
}
