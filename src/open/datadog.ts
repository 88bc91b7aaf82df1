/**
 * Datadog's Log Explorer: https://docs.datadoghq.com/monitors/guide/template-variable-evaluation/ has a link with a time.
 * None with a time before now is documented: such a link opens with the time that the reader last had there.
 */
import { type Builder, below, parameters } from './asked.ts';
import type { DatadogConfig } from './config.ts';

export const datadog: Builder<DatadogConfig> = ({ url }, { query, language, window }) => {
  if (language !== 'datadog') return null;
  const time = 'last' in window ? { live: 'true' } : { from_ts: window.from, to_ts: window.to, live: 'false' };
  return below(url, `/logs${parameters({ query, ...time })}`);
};
