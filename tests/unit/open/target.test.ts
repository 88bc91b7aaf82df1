import { describe, expect, it, test } from 'vitest';
import type { Window } from '../../../src/open/asked.ts';
import type { OpenConfig } from '../../../src/open/config.ts';
import { addressOf, fitsAddress, openTargets } from '../../../src/open/target.ts';
import type { Unfilled } from '../../../src/open/unfilled.ts';

const query = `sum(rate(x{a=~"1|2", b!='€&#+%'}[5m])) / 2`;
const lastHour = { last: '1h' };
const incident = { from: Date.UTC(2026, 0, 31, 8), to: Date.UTC(2026, 0, 31, 9, 30) };

function href(open: OpenConfig, language: string, window: Window, text = query): URL {
  const [target] = openTargets(open, language);
  return new URL(target?.href(text, window) ?? 'missing:');
}

function parametersOf(url: URL): Record<string, string> {
  return Object.fromEntries(url.searchParams);
}

describe('Grafana Explore', () => {
  const open: OpenConfig = {
    grafana: {
      url: 'https://grafana.example.com/sub/',
      orgId: 7,
      datasources: { promql: 'prom', logql: 'loki', traceql: 'tempo', sql: 'pg', mysql: 'my' },
    },
  };

  test.each([
    ['promql', 'prom', 'prometheus', { expr: query, editorMode: 'code' }],
    ['logql', 'loki', 'loki', { expr: query, queryType: 'range', editorMode: 'code' }],
    ['traceql', 'tempo', 'tempo', { query, queryType: 'traceql' }],
    ['sql', 'pg', 'grafana-postgresql-datasource', { rawSql: query, format: 'table', editorMode: 'code' }],
    ['mysql', 'my', 'mysql', { rawSql: query, format: 'table', editorMode: 'code' }],
  ])('%s', (language, uid, type, model) => {
    const url = href(open, language, lastHour);
    expect(url.origin + url.pathname).toBe('https://grafana.example.com/sub/explore');
    const { panes = '', ...rest } = parametersOf(url);
    expect(rest).toEqual({ schemaVersion: '1', orgId: '7' });
    expect(Object.values(JSON.parse(panes))).toEqual([
      { datasource: uid, queries: [{ refId: 'A', datasource: { type, uid }, ...model }], range: { from: 'now-1h', to: 'now' } },
    ]);
  });

  it('takes the time of an incident in milliseconds, as text', () => {
    const panes = JSON.parse(href(open, 'promql', incident).searchParams.get('panes') ?? '');
    expect(panes.a.range).toEqual({ from: '1769846400000', to: '1769851800000' });
  });

  it('is not offered for a language without a data source', () => {
    expect(openTargets({ grafana: { url: 'https://g', orgId: 1, datasources: {} } }, 'promql')).toEqual([]);
    expect(openTargets(open, 'bash')).toEqual([]);
    expect(openTargets(open, 'constructor')).toEqual([]);
  });
});

describe('Prometheus', () => {
  it('3 has its graph at /query', () => {
    const url = href({ prometheus: { url: 'http://prometheus:9090', version: 3 } }, 'promql', lastHour);
    expect(url.origin + url.pathname).toBe('http://prometheus:9090/query');
    expect(parametersOf(url)).toEqual({ 'g0.expr': query, 'g0.tab': 'graph', 'g0.range_input': '1h' });
  });

  it('2 has it at /graph; its time is UTC', () => {
    const url = href({ prometheus: { url: 'http://prometheus:9090/', version: 2 } }, 'promql', incident);
    expect(url.pathname).toBe('/graph');
    expect(parametersOf(url)).toEqual({
      'g0.expr': query,
      'g0.tab': '0',
      'g0.range_input': '5400s',
      'g0.end_input': '2026-01-31 09:30:00',
      'g0.moment_input': '2026-01-31 09:30:00',
    });
  });

  it('2 reads its parameters by splitting at `=` and decoding', () => {
    const { search } = href({ prometheus: { url: 'http://p', version: 2 } }, 'promql', lastHour);
    const first = search.slice(1).split('&')[0] ?? '';
    expect(first.split('=')).toHaveLength(2);
    expect(decodeURIComponent((first.split('=')[1] ?? '').replaceAll('+', ' '))).toBe(query);
  });
});

describe('Kibana Discover', () => {
  const text = `FROM logs-* | WHERE a == "it's !" AND b LIKE "50%"`;
  const quoted = `'FROM logs-* | WHERE a == "it!'s !!" AND b LIKE "50%"'`;

  it('ES|QL', () => {
    const url = href({ kibana: { url: 'https://kibana/s/ops' } }, 'esql', lastHour, text);
    expect(url.pathname).toBe('/s/ops/app/discover');
    expect(decodeURIComponent(url.hash)).toBe(`#/?_g=(time:(from:now-1h,to:now))&_a=(dataSource:(type:esql),query:(esql:${quoted}))`);
  });

  it('KQL, only where a data view says that Kibana’s is meant', () => {
    const url = href({ kibana: { url: 'https://kibana', dataView: 'c367b774-a4c2' } }, 'kql', incident, 'level: error');
    expect(decodeURIComponent(url.hash)).toBe(
      "#/?_g=(time:(from:'2026-01-31T08:00:00.000Z',to:'2026-01-31T09:30:00.000Z'))" +
        "&_a=(dataSource:(dataViewId:'c367b774-a4c2',type:dataView),query:(language:kuery,query:'level: error'))",
    );
    expect(openTargets({ kibana: { url: 'https://kibana' } }, 'kql')).toEqual([]);
  });
});

describe('Datadog', () => {
  const open = { datadog: { url: 'https://app.datadoghq.eu' } };
  const text = 'service:api status:error';

  it('opens the Log Explorer', () => {
    const url = href(open, 'datadog', lastHour, text);
    expect(url.origin + url.pathname).toBe('https://app.datadoghq.eu/logs');
    expect(parametersOf(url)).toEqual({ query: text, live: 'true' });
  });

  it('at the time of an incident, which stands still', () => {
    expect(parametersOf(href(open, 'datadog', incident, text))).toEqual({
      query: text,
      from_ts: '1769846400000',
      to_ts: '1769851800000',
      live: 'false',
    });
  });
});

describe('Datadog APM and metrics', () => {
  const open = { datadog: { url: 'https://app.datadoghq.eu' } };

  it('opens the Trace Explorer, at the time of an incident', () => {
    const url = href(open, 'datadog-apm', incident, 'service:api status:error');
    expect(url.origin + url.pathname).toBe('https://app.datadoghq.eu/apm/traces');
    expect(parametersOf(url)).toEqual({
      query: 'service:api status:error',
      start: '1769846400000',
      end: '1769851800000',
      paused: 'true',
    });
    expect(parametersOf(href(open, 'datadog-apm', lastHour, 'service:api'))).toEqual({ query: 'service:api' });
  });

  test.each([
    ['avg:system.cpu.user{*}', { exp_metric: 'system.cpu.user', exp_agg: 'avg' }],
    [
      'p95:trace.http.request{service:api,env:prod} by {resource_name}',
      { exp_metric: 'trace.http.request', exp_agg: 'p95', exp_scope: 'service:api,env:prod', exp_group: 'resource_name' },
    ],
  ])('opens the Metrics Explorer for %s', (text, asked) => {
    const url = href(open, 'datadog-metrics', lastHour, text);
    expect(url.pathname).toBe('/metric/explorer');
    expect(parametersOf(url)).toEqual(asked);
    expect(fitsAddress('datadog-metrics', text)).toBe(true);
  });

  test.each(['sum:a.errors{*}.as_rate() / sum:a.hits{*}.as_rate()', 'anomalies(avg:system.load.1{*}, "basic", 2)', ''])(
    'has no address for %s',
    (text) => {
      expect(fitsAddress('datadog-metrics', text)).toBe(false);
    },
  );

  it('knows one metric whose scope is not filled in', () => {
    expect(fitsAddress('datadog-metrics', 'avg:a.b{service:${service},env:${env}} by {host}')).toBe(true);
  });
});

describe('Jaeger', () => {
  const open = { jaeger: { url: 'https://jaeger.example.com/base/' } };
  const text = 'service=order-service\noperation=GET /orders/{id}\ntags={"error":"true"}\nminDuration=500ms\nlimit=20\nother=x';

  it('searches with what the text names and no more', () => {
    const url = href(open, 'jaeger', lastHour, text);
    expect(url.origin + url.pathname).toBe('https://jaeger.example.com/base/search');
    expect(parametersOf(url)).toEqual({
      service: 'order-service',
      operation: 'GET /orders/{id}',
      tags: '{"error":"true"}',
      minDuration: '500ms',
      limit: '20',
      lookback: '1h',
    });
  });

  it('takes times in microseconds: of an incident, and of the last hour where the time is known', () => {
    expect(parametersOf(href(open, 'jaeger', incident, 'service=a'))).toEqual({
      service: 'a',
      lookback: 'custom',
      start: '1769846400000000',
      end: '1769851800000000',
    });
    expect(parametersOf(href(open, 'jaeger', { last: '1h', now: incident.to }, 'service=a'))).toMatchObject({
      start: '1769848200000000',
      end: '1769851800000000',
    });
  });

  it('opens one trace by its id', () => {
    expect(href(open, 'jaeger', lastHour, 'traceID=4bf92f3577b34da6a3ce929d0e0e4736').pathname).toBe(
      '/base/trace/4bf92f3577b34da6a3ce929d0e0e4736',
    );
  });
});

describe('SigNoz', () => {
  const open = { signoz: { url: 'https://signoz.example.com' } };
  const text = "service.name = 'orders' AND body CONTAINS '50%'";

  test.each([
    ['signoz-logs', '/logs/logs-explorer', 'logs', '1769846400000'],
    ['signoz-traces', '/traces-explorer', 'traces', '1769846400000000000'],
  ])('%s', (language, path, dataSource, startTime) => {
    const url = href(open, language, incident, text);
    expect(url.pathname).toBe(path);
    const { compositeQuery = '', ...time } = parametersOf(url);
    expect(time).toMatchObject({ startTime });
    // Encoded once more than other parameters are.
    const { builder } = JSON.parse(decodeURIComponent(compositeQuery));
    expect(builder.queryData).toMatchObject([{ dataSource, filter: { expression: text } }]);
  });

  it('takes the last hour by name', () => {
    expect(parametersOf(href(open, 'signoz-logs', lastHour, text))).toMatchObject({ relativeTime: '1h' });
  });
});

describe('Sentry', () => {
  it('searches issues, of a project and an environment where they are named', () => {
    const open = { sentry: { url: 'https://shop.sentry.io', project: '42', environment: 'production' } };
    const url = href(open, 'sentry', lastHour, 'is:unresolved release:latest');
    expect(url.origin + url.pathname).toBe('https://shop.sentry.io/issues/');
    expect(parametersOf(url)).toEqual({
      query: 'is:unresolved release:latest',
      project: '42',
      environment: 'production',
      statsPeriod: '1h',
    });
  });

  it('takes the time of an incident in UTC', () => {
    const open = { sentry: { url: 'https://sentry.example.com/organizations/shop' } };
    const url = href(open, 'sentry', incident, 'is:unresolved');
    expect(url.pathname).toBe('/organizations/shop/issues/');
    expect(parametersOf(url)).toEqual({
      query: 'is:unresolved',
      start: '2026-01-31T08:00:00',
      end: '2026-01-31T09:30:00',
      utc: 'true',
    });
  });
});

describe('Splunk', () => {
  const open = { splunk: { url: 'https://splunk:8000', app: 'search' } };

  test.each([
    ['index=web status>=500 | stats count by host', 'search index=web status>=500 | stats count by host'],
    ['search index=web', 'search index=web'],
    ['searchable=1', 'search searchable=1'],
    ['| tstats count where index=web', '| tstats count where index=web'],
  ])('%s', (text, q) => {
    const url = href(open, 'spl', lastHour, text);
    expect(url.pathname).toBe('/app/search/search');
    expect(parametersOf(url)).toEqual({ q, earliest: '-1h', latest: 'now' });
  });

  it('takes the time of an incident in seconds, whole ones around it', () => {
    const { earliest, latest } = parametersOf(href(open, 'spl', { from: incident.from + 1, to: incident.to + 1 }));
    expect([earliest, latest]).toEqual(['1769846400', '1769851801']);
  });
});

describe('CloudWatch Logs Insights', () => {
  const open = { cloudwatch: { region: 'us-east-1', logGroups: ['/ecs/web-ui', '/aws/lambda/orders'] } };

  it('writes the address as the console does', () => {
    const text = 'fields @timestamp, @message\n| filter @message like /job_id=7/\n| sort @timestamp asc';
    expect(href(open, 'cloudwatch', lastHour, text).href).toBe(
      "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:logs-insights$3FqueryDetail$3D~(end~0~start~-3600~timeType~'RELATIVE~unit~'seconds" +
        "~editorString~'fields*20*40timestamp*2c*20*40message*0a*7c*20filter*20*40message*20like*20*2fjob_id*3d7*2f*0a*7c*20sort*20*40timestamp*20asc" +
        "~source~(~'*2fecs*2fweb-ui~'*2faws*2flambda*2forders))",
    );
  });

  it('takes the time of an incident, and another console', () => {
    const other = { cloudwatch: { ...open.cloudwatch, url: 'https://console.amazonaws-us-gov.com' } };
    expect(href(other, 'cloudwatch', incident, 'ü€$').href).toBe(
      "https://console.amazonaws-us-gov.com/cloudwatch/home?region=us-east-1#logsV2:logs-insights$3FqueryDetail$3D~(end~'2026-01-31T09*3a30*3a00.000Z~start~'2026-01-31T08*3a00*3a00.000Z~timeType~'ABSOLUTE~tz~'UTC" +
        "~editorString~'*fc**20ac*24~source~(~'*2fecs*2fweb-ui~'*2faws*2flambda*2forders))",
    );
  });
});

it('writes half a character as unreadable instead of failing', () => {
  const all: OpenConfig = {
    prometheus: { url: 'https://p', version: 3 },
    kibana: { url: 'https://k', dataView: 'v' },
    splunk: { url: 'https://s', app: 'search' },
    datadog: { url: 'https://d' },
    jaeger: { url: 'https://j' },
    sentry: { url: 'https://e' },
  };
  for (const language of ['promql', 'esql', 'kql', 'spl', 'datadog', 'datadog-apm', 'sentry'])
    expect(href(all, language, lastHour, 'a\ud800b').href).toContain('a%EF%BF%BDb');
});

it('has every place in its order', () => {
  const both: OpenConfig = {
    prometheus: { url: 'https://p', version: 3 },
    grafana: { url: 'https://g', orgId: 1, datasources: { promql: 'p' } },
  };
  expect(openTargets(both, 'promql').map(({ id, title }) => [id, title])).toEqual([
    ['grafana', 'Grafana'],
    ['prometheus', 'Prometheus'],
  ]);
  expect(openTargets(undefined, 'promql')).toEqual([]);
});

describe('a query with a missing value', () => {
  const all: OpenConfig = {
    grafana: { url: 'https://g', orgId: 1, datasources: { promql: 'p', logql: 'l' } },
    prometheus: { url: 'https://p', version: 3 },
    splunk: { url: 'https://s', app: 'search' },
    datadog: { url: 'https://d' },
    kibana: { url: 'https://k', dataView: 'v' },
    cloudwatch: { region: 'r', logGroups: ['g'] },
    jaeger: { url: 'https://j' },
    signoz: { url: 'https://z' },
    sentry: { url: 'https://e' },
  };
  const languages = [
    ...['promql', 'logql', 'spl', 'datadog', 'datadog-apm', 'datadog-metrics', 'kql', 'esql', 'cloudwatch'],
    ...['jaeger', 'signoz-logs', 'signoz-traces', 'sentry'],
  ];
  const none = { values: [], grafana: [] };
  const addresses = (text: string, unfilled: Unfilled) =>
    languages.flatMap((language) => openTargets(all, language).map((target) => addressOf(target, text, lastHour, unfilled)));

  it('has no address anywhere, whether it was counted or still stands in the text', () => {
    expect(addresses('a{b="${tenant}"}', { values: ['tenant'], grafana: [] })).toEqual(
      languages.flatMap((language) => openTargets(all, language).map(() => null)),
    );
    expect(addresses('a{b="${tenant}"}', none).every((address) => address === null)).toBe(true);
    expect(addresses('a{b="${tenant:regex}"}', none).every((address) => address === null)).toBe(true);
  });

  it('has one when all is filled in', () => {
    expect(addresses('a{b="c"} $d', none).every((address) => address?.startsWith('https://'))).toBe(true);
  });

  it('is filled in by Explore where only Grafana’s own are missing', () => {
    const unfilled = { values: [], grafana: ['$__rate_interval'] };
    const opened = openTargets(all, 'promql').map((target) => [
      target.id,
      addressOf(target, 'rate(a[$__rate_interval])', lastHour, unfilled) !== null,
    ]);
    expect(opened).toEqual([
      ['grafana', true],
      ['prometheus', false],
    ]);
    expect(openTargets(all, 'promql').map((target) => addressOf(target, 'rate(a[${__interval}])', lastHour, none) !== null)).toEqual([
      true,
      false,
    ]);
  });
});
