/**
 * SigNoz' explorers of logs and traces, with the filter written as its query builder takes it:
 * https://signoz.io/docs/userguide/query-builder-v5/. SigNoz writes such addresses itself into the alerts that it sends:
 * https://github.com/SigNoz/signoz/blob/main/pkg/contextlinks/links.go. There `compositeQuery` is encoded twice.
 */
import { type Builder, below, encode, parameters } from './asked.ts';
import type { SignozConfig } from './config.ts';

/** Logs are asked in milliseconds, traces in nanoseconds. */
const explorers: Readonly<Record<string, { path: string; dataSource: string; unit: string }>> = {
  'signoz-logs': { path: '/logs/logs-explorer', dataSource: 'logs', unit: '' },
  'signoz-traces': { path: '/traces-explorer', dataSource: 'traces', unit: '000000' },
};

export const signoz: Builder<SignozConfig> = ({ url }, { query, language, window }) => {
  if (!Object.hasOwn(explorers, language)) return null;
  const { path = '', dataSource, unit = '' } = explorers[language] ?? {};
  const builderQuery = {
    dataSource,
    queryName: 'A',
    aggregateOperator: 'noop',
    aggregateAttribute: {},
    expression: 'A',
    disabled: false,
    having: [],
    stepInterval: 60,
    filter: { expression: query.trim() },
  };
  const composite = { queryType: 'builder', builder: { queryData: [builderQuery], queryFormulas: [] } };
  const time = 'last' in window ? { relativeTime: window.last } : { startTime: `${window.from}${unit}`, endTime: `${window.to}${unit}` };
  return below(url, `${path}${parameters({ compositeQuery: encode(JSON.stringify(composite)), ...time })}`);
};
