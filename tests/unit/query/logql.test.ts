/** LogQL by its grammar: what it takes, and what an author is told about the rest. */
import { describe, expect, it } from 'vitest';
import { logql } from '../../../src/query/languages/logql/index.ts';
import { told } from './told.ts';

const valid = [
  '{app="api"}',
  '{namespace="shop", app=~"api|web", pod!="x"}',
  '{app="api"} |= "error" != "debug" |~ `5\\d\\d` !~ "x"',
  '{app="api"} |= "a" or "b"',
  '{app="api"} |> "<_> error <_>"',
  '{app="api"} | json | level="error" and duration > 1.5s or size >= 20KB',
  '{app="api"} | json first="a.b", second="c" | line_format "{{.first}}"',
  '{app="api"} | logfmt --strict | status >= 500',
  '{app="api"} | pattern `<ip> - <_>` | ip = ip("10.0.0.0/8")',
  '{app="api"} | regexp "(?P<code>[0-9]+)" | label_format a=b, c="{{.d}}"',
  '{app="api"} | json | drop a, b="c" | keep d | decolorize',
  'rate({app="api"} |= "error" [5m])',
  'sum by (app) (count_over_time({namespace="shop"} | json [5m] offset 1h))',
  'topk(5, sum by (path) (rate({app="api"}[1m])))',
  'quantile_over_time(0.99, {app="api"} | json | unwrap duration(latency) [5m]) by (path)',
  'max_over_time({app="api"} | json | unwrap latency [5m] offset 1d) by (app)',
  'sum(rate({a="b"}[1m])) / sum(rate({c="d"}[1m])) * 100 > 5',
  'label_replace(rate({a="b"}[1m]), "x", "$1", "y", "(.*)")',
  'absent_over_time({app="api"}[15m])',
  '# comment\n{app="api"} # and another',
  'vector(1)',
];

const templates = [
  '{namespace="${namespace}", app=~"$app"} |= "${text}"',
  '{${label}="x"} | json | duration > ${threshold} | status >= ${code}',
  'rate({a="b"}[$__auto])',
  'sum by (${label}) (rate({a="b"} | json [${range}])) > ${limit}',
  'topk(${k}, sum(rate({a="b"}[${minutes}m])))',
  'quantile_over_time(${q}, {a="b"} | unwrap ${field} [$__interval])',
  '${function}({a="b"}[5m])',
  '{${selector}} |= "x"',
  '{app="a", ${extra}} | json',
  'sum(rate({app="a"} ${filter} [5m]))',
  '{app="a"} ${stages}',
];

const broken: [query: string, told: string][] = [
  ['', '0–0 found nothing; expected a stream selector such as `{app="api"}` or a metric query'],
  ['app="api"', '0–3 found `app`; expected a stream selector such as `{app="api"}` or a metric query'],
  ['{}', '1–2 found `}`; expected a label matcher such as `app="api"`'],
  ['{app="api"', '10–10 found the end of the query; expected `}` to close `{`'],
  ['{app=api}', '5–8 found `api`; expected a string in double quotes or backquotes'],
  ["{app='api'}", "5–6 found `'`; expected a string in double quotes or backquotes"],
  ['{app=="api"}', '4–6 found `==`; expected `=`'],
  ['{app="api} |= "x"', '16–17 found the string `"`, which is never closed; expected a closing `"`'],
  ['{app="api"} |= error', '15–20 found `error`; expected a string in double quotes or backquotes'],
  ['{app="api"} |~ "\\d+"', '16–18 found the escape `\\d`, which strings do not know; expected `\\\\d`, or the string in backquotes'],
  ['{app="api"} | jsn', '14–17 found `jsn`, which is neither a stage nor compared with a value; expected `json`'],
  [
    '{app="api"} | json |',
    '20–20 found the end of the query; expected a label matcher such as `app="api"`, a parser such as `json` or `(`',
  ],
  ['{app="api"} | json | a = b', '25–26 found `b`; expected a string in double quotes or backquotes, a duration such as `5m` or a number'],
  ['{app="api"} | json | a = 1 && b = 2', '27–29 found `&&`; expected `and`'],
  ['{app="api"} | line_format {{.a}}', '26–27 found `{`; expected a string in double quotes or backquotes'],
  ['rates({app="api"}[5m])', '0–5 found `rates`, which is no function of LogQL; expected `rate`'],
  ['rate({app="api"}[5m]', '20–20 found the end of the query; expected `)` to close `rate(`'],
  ['rate({app="api"}[5])', '17–18 found `5`; expected a duration such as `5m`'],
  ['rate({app="api"}[5minutes])', '17–25 found `5minutes`; expected a duration such as `5m`'],
  ['sum(rate({app="api"}[5m])) by app', '30–33 found `app`; expected `(`'],
  ['errors in the log', '0–6 found `errors`; expected a stream selector such as `{app="api"}` or a metric query'],
];

describe('LogQL', () => {
  it.each(valid)('takes %s', (query) => expect(told(logql, query)).toEqual([]));

  it.each(templates)('takes the template %s', (query) => expect(told(logql, query)).toEqual([]));

  it.each(broken)('says what is wrong with %s', (query, expected) => expect(told(logql, query)).toEqual([expected]));
});
