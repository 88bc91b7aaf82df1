import { expect, it } from 'vitest';
import { narrow } from '../../../../../src/query/languages/promql/narrow.ts';

it.each([
  ['up == 0', 'up{pod="${pod}"} == 0'],
  ['rate(errors_total{code="500"}[5m]) > 1', 'rate(errors_total{pod="${pod}", code="500"}[5m]) > 1'],
  ['restarts{pod=~".+", job="x"}', 'restarts{pod="${pod}", job="x"}'],
  ['restarts{pod="web-1"}', 'restarts{pod="web-1"}'],
  ['sum by (pod) (a) / on(pod) b', 'sum by (pod) (a{pod="${pod}"}) / on(pod) b{pod="${pod}"}'],
  ['max without (instance) (a)', 'max without (instance) (a{pod="${pod}"})'],
  ['a and ignoring(code) b', 'a{pod="${pod}"} and ignoring(code) b{pod="${pod}"}'],
])('%s → %s', (expression, query) => {
  expect(narrow(expression, ['pod']).query).toBe(query);
});

it.each([
  'sum(a) > 1',
  'sum by (node) (a)',
  'max without (pod) (a)',
  'a * on(node) b',
  'a * ignoring(pod) b',
  'a * on(node) group_left(pod) b',
  'absent(up)',
  'label_replace(a, "pod", "$1", "name", "(.*)")',
  'sum(a',
])('leaves %s, where the label does not come through', (expression) => {
  expect(narrow(expression, ['pod'])).toEqual({ query: expression, labels: [] });
});
