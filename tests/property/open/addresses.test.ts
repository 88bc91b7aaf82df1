/** Whatever a query holds, its address leads to the configured place and says exactly that query there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpenConfig } from '../../../src/open/config.ts';
import { openTargets } from '../../../src/open/target.ts';
import { anyText } from '../query/texts.ts';

const open: OpenConfig = {
  grafana: { url: 'https://g.example.com/sub', orgId: 1, datasources: { promql: 'p', logql: 'l', traceql: 't', sql: 's', mysql: 'm' } },
  prometheus: { url: 'https://p.example.com/sub', version: 3 },
  kibana: { url: 'https://k.example.com/sub', dataView: 'v' },
  datadog: { url: 'https://d.example.com/sub' },
  splunk: { url: 'https://s.example.com/sub', app: 'search' },
  cloudwatch: { region: 'eu-central-1', logGroups: ['g'], url: 'https://c.example.com/sub' },
  jaeger: { url: 'https://j.example.com/sub' },
  signoz: { url: 'https://z.example.com/sub' },
  sentry: { url: 'https://e.example.com/sub' },
};

const parameter = (name: string) => (url: URL) => url.searchParams.get(name);
const model = (name: string) => (url: URL) => JSON.parse(url.searchParams.get('panes') ?? '').a.queries[0][name];
const rison = (url: URL) => /:'((?:![!']|[^!'])*)'\)\)$/.exec(decodeURIComponent(url.hash))?.[1]?.replace(/!([!'])/g, '$1');
const jsurl = (url: URL) =>
  (/editorString~'([^~]*)~source/.exec(url.hash)?.[1] ?? '').replace(/\*\*(.{4})|\*(..)/g, (_, far, near) =>
    String.fromCharCode(Number.parseInt(far ?? near, 16)),
  );
const signoz = (url: URL) =>
  JSON.parse(decodeURIComponent(url.searchParams.get('compositeQuery') ?? '')).builder.queryData[0].filter.expression;

/** Place and language, how the query is read back, and what of the text a place has no use for. */
const ways: readonly [keyof OpenConfig, string, (url: URL) => unknown, ((query: string) => string)?][] = [
  ['grafana', 'promql', model('expr')],
  ['grafana', 'logql', model('expr')],
  ['grafana', 'traceql', model('query')],
  ['grafana', 'sql', model('rawSql')],
  ['grafana', 'mysql', model('rawSql')],
  ['prometheus', 'promql', parameter('g0.expr')],
  ['kibana', 'esql', rison],
  ['kibana', 'kql', rison],
  ['datadog', 'datadog', parameter('query')],
  ['datadog', 'datadog-apm', parameter('query')],
  ['splunk', 'spl', parameter('q'), (query) => (/^\s*(?:\||search\s)/i.test(query) ? query : `search ${query}`)],
  ['cloudwatch', 'cloudwatch', jsurl],
  ['signoz', 'signoz-logs', signoz, (query) => query.trim()],
  ['signoz', 'signoz-traces', signoz, (query) => query.trim()],
  ['sentry', 'sentry', parameter('query'), (query) => query.trim()],
];

const query = fc.oneof(anyText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })).map((text) => text.toWellFormed());
const window = fc.constantFrom({ last: '1h' }, { last: '1h', now: 1_769_851_800_000 }, { from: 1_769_846_400_000, to: 1_769_851_800_000 });

/** The configured address, which no text leaves. */
function staysAt(id: keyof OpenConfig, url: URL): void {
  const place = open[id];
  const base = place !== undefined && 'url' in place ? place.url : undefined;
  expect(url.href.startsWith(`${base}/`)).toBe(true);
}

function address(
  id: keyof OpenConfig,
  language: string,
  text: string,
  at: Parameters<ReturnType<typeof openTargets>[number]['href']>[1],
): URL {
  const target = openTargets(open, language).find((one) => one.id === id);
  if (target === undefined) throw new Error(`${id} takes no ${language}`);
  return new URL(target.href(text, at));
}

describe('an address', () => {
  test.each(ways)('of %s for %s holds the whole query', (id, language, read, shown = (text: string) => text) => {
    fc.assert(
      fc.property(query, window, (text, at) => {
        const url = address(id, language, text, at);
        staysAt(id, url);
        expect(read(url)).toBe(shown(text));
      }),
    );
  });

  test('of Jaeger holds each part that it knows', () => {
    const value = query.map((text) => text.replace(/\n/g, ' ').trim()).filter((text) => text !== '');
    fc.assert(
      fc.property(value, value, window, (service, operation, at) => {
        const url = address('jaeger', 'jaeger', `service=${service}\n operation = ${operation}`, at);
        staysAt('jaeger', url);
        expect([url.searchParams.get('service'), url.searchParams.get('operation')]).toEqual([service, operation]);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(value, fc.constantFrom('..', '.', '../..', 'abc123')), window, (id, at) => {
        const url = address('jaeger', 'jaeger', `traceID=${id}`, at);
        expect(url.pathname).toBe(/^[\da-f]{1,32}$/i.test(id) ? `/sub/trace/${id}` : '/sub/search');
      }),
    );
  });

  test('of Datadog holds the parts of one metric', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9_.]{0,12}$/);
    const scope = query.map((text) => text.replace(/[{}]/g, '').trim()).filter((text) => text !== '' && text !== '*');
    fc.assert(
      fc.property(word, scope, window, (name, tags, at) => {
        const url = address('datadog', 'datadog-metrics', `avg:${name}{${tags}} by {host}`, at);
        staysAt('datadog', url);
        expect(Object.fromEntries(url.searchParams)).toMatchObject({
          exp_metric: name,
          exp_scope: tags,
          exp_agg: 'avg',
          exp_group: 'host',
        });
      }),
    );
  });
});
