/** The places where a query of a language can be opened. Runs in the browser too. */
import type { Builder, Window } from './asked.ts';
import { cloudwatch } from './cloudwatch.ts';
import type { OpenConfig } from './config.ts';
import { datadog, isOneMetric } from './datadog.ts';
import { grafana } from './grafana.ts';
import { jaeger } from './jaeger.ts';
import { kibana } from './kibana.ts';
import { prometheus } from './prometheus.ts';
import { sentry } from './sentry.ts';
import { signoz } from './signoz.ts';
import { splunk } from './splunk.ts';
import { missingFor, type Unfilled } from './unfilled.ts';

export interface Target {
  /** The key of its settings. */
  id: keyof OpenConfig;
  title: string;
  href: (query: string, window: Window) => string;
}

/**
 * The address of a query at a place; null while a value is missing: `${tenant}` in a query asks for something else, or for nothing.
 *
 * @param unfilled what of the query has no value yet
 */
export function addressOf({ id, href }: Target, query: string, window: Window, unfilled: Unfilled): string | null {
  return missingFor(id, unfilled).length > 0 || missingFor(id, bareIn(query)).length > 0 ? null : href(query, window);
}

/** Placeholders that are still in the text, whatever was filled in. */
function bareIn(query: string): Unfilled {
  return { values: [], grafana: query.match(/\$\{\w+(?::\w+)?\}/g) ?? [] };
}

/** Whether an address can hold the whole text: a part of a query would show something else. */
export function fitsAddress(language: string, query: string): boolean {
  return language !== 'datadog-metrics' || isOneMetric(query);
}

/** The configured places that take the language, in the order shown. */
export function openTargets(config: OpenConfig | undefined, language: string): Target[] {
  if (config === undefined) return [];
  const target = <Config>(id: keyof OpenConfig, title: string, own: Config | undefined, build: Builder<Config>): Target[] => {
    const at = (query: string, window: Window) => (own === undefined ? null : build(own, { query, language, window }));
    // Whether a language goes there depends on nothing else.
    if (at('', { last: '1h' }) === null) return [];
    return [{ id, title, href: (query, window) => at(query, window) ?? '' }];
  };
  return [
    ...target('grafana', 'Grafana', config.grafana, grafana),
    ...target('prometheus', 'Prometheus', config.prometheus, prometheus),
    ...target('kibana', 'Kibana', config.kibana, kibana),
    ...target('datadog', 'Datadog', config.datadog, datadog),
    ...target('splunk', 'Splunk', config.splunk, splunk),
    ...target('cloudwatch', 'CloudWatch', config.cloudwatch, cloudwatch),
    ...target('jaeger', 'Jaeger', config.jaeger, jaeger),
    ...target('signoz', 'SigNoz', config.signoz, signoz),
    ...target('sentry', 'Sentry', config.sentry, sentry),
  ];
}
