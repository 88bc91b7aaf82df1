/** PromQL by its grammar: what it takes, and what an author is told about the rest. */
import { describe, expect, it } from 'vitest';
import { promql, promqlAggregations, promqlFunctions } from '../../../src/query/languages/promql/index.ts';
import { told } from './told.ts';

const valid = [
  'up',
  'up{job="api"} == 0',
  `up{job='api', instance=~"10\\\\.0\\\\..*",}`,
  'http_requests_total{code!~`4..|5..`}',
  '{__name__=~"job:.*", job="api"}',
  '{"metric.with.dots", job="api"}',
  'rate(http_requests_total[5m])',
  'sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{container!=""}[5m])) > 0.9',
  'sum(rate(a_total[5m])) without (instance) / on (job) group_left (team) b',
  'histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
  'topk(5, sort_desc(sum by (namespace) (a)))',
  'count_values("version", build_info)',
  'max_over_time(rate(a_total[5m])[1h:1m] offset 1d)',
  'predict_linear(node_filesystem_free_bytes[6h], 4 * 3600) < 0',
  'a @ 1609746000 + a @ start()',
  'a offset -5m',
  'a and on (instance) b unless c or d',
  'a == bool 1',
  '-a + 2 ^ 3 % 4',
  '1e3 > bool 0x1F',
  '# comment\nup # and another',
  'job:http_requests:rate5m',
  'label_replace(up, "host", "$1", "instance", "(.*):.*")',
  'time() - process_start_time_seconds',
];

/** Grafana's variables and our own placeholders stand for anything that may stand there. */
const templates = [
  'rate(a_total{namespace="${namespace}", pod=~"$pod.*"}[$__rate_interval])',
  'increase(a_total[${range}]) > ${threshold}',
  'rate(a_total[${minutes}m])',
  'max_over_time(a[$__range:${step}])',
  'topk(${k}, sum by (${label}) (a))',
  '${aggregation} by (pod) (a)',
  '${aggregation}(rate(a[5m]))',
  '${metric}{job="a"}',
  'job:${what}:rate5m + ${prefix}_total',
  'a{${label}="x", ${other}=~"y"}',
  'a{job=${job:doublequote}}',
  'a offset ${offset} @ ${__to}',
  '${query}',
];

const broken: [query: string, told: string][] = [
  ['', '0–0 found nothing; expected an expression'],
  ['sum(rate(a[5m])', '15–15 found the end of the query; expected `)` to close `sum(`'],
  ['rate(a[5m)', '9–10 found `)`; expected `]` to close `a[`'],
  ['a{job="x"', '9–9 found the end of the query; expected `}` to close `a{`'],
  ['sum(a))', '6–7 found `)`; expected an operator or the end of the query'],
  ['a{job=x}', '6–7 found `x`; expected a quoted string'],
  ['a{job=="x"}', '5–7 found `==`; expected `=`'],
  ['a{job!"x"}', '5–6 found `!`; expected `=`, `!=`, `=~`, `!~`'],
  ['a{b="c" d="e"}', '8–9 found `d`; expected `}` or `,`'],
  ['a{job="x}', '6–9 found the string `"x}`, which is never closed; expected a closing `"`'],
  ['a{job=~"\\d+"}', '8–10 found the escape `\\d`, which strings do not know; expected `\\\\d`, or the string in backquotes'],
  ['rates(a[5m])', '0–5 found `rates`, which is no function of PromQL; expected `rate`'],
  ['holt_winters(a[5m], 0.5, 0.5)', '0–12 found `holt_winters`, its name before Prometheus 3; expected `double_exponential_smoothing`'],
  ['sum by pod (a)', '7–10 found `pod`; expected `(`'],
  ['a[5minutes]', '2–10 found `5minutes`; expected a duration such as `5m`'],
  ['a offset', '8–8 found the end of the query; expected a duration such as `5m`'],
  ['a @ noon', '4–8 found `noon`; expected a timestamp or `start()`'],
  ['up = 0', '3–4 found `=`; expected `==` to compare'],
  ['a && b', '2–4 found `&&`; expected `and`'],
  ['a > = 5', '4–5 found `=`; expected an expression'],
  ['topk(5 a)', '7–8 found `a`; expected `)`, `,` or an operator'],
  ['a{job=“x”}', '6–7 found `“` (left double quotation mark); expected a quoted string'],
  ['rate(a[5m])\nrate(b[5m])', '12–16 found a second query; expected an operator before it, or a block of its own'],
  ['# nothing but a comment', '23–23 found the end of the query; expected an expression'],
  ['a $ b', '2–3 found `$`; expected an operator or the end of the query'],
];

describe('PromQL', () => {
  it.each(valid)('takes %s', (query) => expect(told(promql, query)).toEqual([]));

  it.each(templates)('takes the template %s', (query) => expect(told(promql, query)).toEqual([]));

  it.each(broken)('says what is wrong with %s', (query, expected) => expect(told(promql, query)).toEqual([expected]));

  it('still finds faults beside placeholders, at their exact place', () => {
    expect(told(promql, 'sum(rate(a{b="${long_name}"}[${range}]) > ${t}')).toEqual([
      '46–46 found the end of the query; expected `)` to close `sum(`',
    ]);
    expect(told(promql, '${a} ${b}')).toEqual(['5–9 found `${b}`; expected an operator or the end of the query']);
  });

  it('knows the functions and aggregations that the grammar knows', () => {
    const classes = (name: string) => promql.highlight?.(`${name}(a[5m])`)[0];
    for (const name of promqlFunctions) expect(classes(name)).toEqual({ text: name, class: 'tk-function' });
    for (const name of promqlAggregations) expect(classes(name)).toEqual({ text: name, class: 'tk-keyword' });
  });
});
