/**
 * Grafana Explore, which runs what it opens.
 * https://grafana.com/docs/grafana/latest/explore/get-started-with-explore/#generate-explore-urls-from-external-tools
 */
import { type Builder, below, parameters } from './asked.ts';
import type { GrafanaConfig } from './config.ts';

type Model = (query: string) => Record<string, string>;

/** https://github.com/grafana/grafana/blob/main/packages/grafana-sql/src/types.ts */
const sql: Model = (query) => ({ rawSql: query, format: 'table', editorMode: 'code' });

/** By language: the type of data source, and how its query is written. */
const models: Readonly<Record<keyof GrafanaConfig['datasources'], { type: string; model: Model }>> = {
  promql: { type: 'prometheus', model: (expr) => ({ expr, editorMode: 'code' }) },
  logql: { type: 'loki', model: (expr) => ({ expr, queryType: 'range', editorMode: 'code' }) },
  traceql: { type: 'tempo', model: (query) => ({ query, queryType: 'traceql' }) },
  sql: { type: 'grafana-postgresql-datasource', model: sql },
  mysql: { type: 'mysql', model: sql },
};

function isModelled(language: string): language is keyof typeof models {
  return Object.hasOwn(models, language);
}

export const grafana: Builder<GrafanaConfig> = ({ url, orgId, datasources }, { query, language, window }) => {
  if (!isModelled(language)) return null;
  const uid = datasources[language];
  if (uid === undefined) return null;
  const { type, model } = models[language];
  const range = 'last' in window ? { from: `now-${window.last}`, to: 'now' } : { from: String(window.from), to: String(window.to) };
  const pane = { datasource: uid, queries: [{ refId: 'A', datasource: { type, uid }, ...model(query) }], range };
  return below(url, `/explore${parameters({ schemaVersion: 1, panes: JSON.stringify({ a: pane }), orgId })}`);
};
