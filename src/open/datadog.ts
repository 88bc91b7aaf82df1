/**
 * Datadog's explorers of logs, traces and metrics.
 * - Logs: https://docs.datadoghq.com/monitors/guide/template-variable-evaluation/ has a link with a time. None with a time before
 *   now is documented: such a link opens with the time that the reader last had there. The same is true of the others.
 * - Traces: https://docs.datadoghq.com/tracing/error_tracking/ links to them with `query`; `start` and `end` are as the page keeps them.
 * - Metrics: https://docs.datadoghq.com/serverless/aws_lambda/ links to one with `exp_metric`, `exp_agg` and `exp_group`.
 */
import { type Asked, type Builder, below, parameters } from './asked.ts';
import type { DatadogConfig } from './config.ts';

export const datadog: Builder<DatadogConfig> = ({ url }, { query, language, window }) => {
  if (language === 'datadog') {
    const time = 'last' in window ? { live: 'true' } : { from_ts: window.from, to_ts: window.to, live: 'false' };
    return below(url, `/logs${parameters({ query, ...time })}`);
  }
  if (language === 'datadog-apm') return below(url, `/apm/traces${parameters({ query, ...still(window) })}`);
  if (language !== 'datadog-metrics') return null;
  return below(url, `/metric/explorer${parameters({ ...metricOf(query), ...still(window) })}`);
};

/** The time of an incident stands still. */
function still(window: Asked['window']): Record<string, string | number> {
  return 'last' in window ? {} : { start: window.from, end: window.to, paused: 'true' };
}

/** One metric: `p95:trace.http.request{service:api} by {resource_name}`. Arithmetic and functions have no form in such an address. */
const metric = /^\s*(?:([a-z]\w*):)?([\w.]+)\{((?:[^{}]|\$\{\w+\})*)\}(?:\s*by\s*\{([^{}]*)\})?\s*$/;

/** Whether the text is one metric, so that an address can hold all of it. */
export function isOneMetric(query: string): boolean {
  return metric.test(query);
}

function metricOf(query: string): Record<string, string | undefined> {
  const [, aggregation, name, scope, groups] = metric.exec(query) ?? [];
  const given = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);
  const scoped = given(scope) === '*' ? undefined : given(scope);
  return { exp_metric: name, exp_scope: scoped, exp_agg: aggregation, exp_group: given(groups) };
}
