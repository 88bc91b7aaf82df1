import { describe, expect, it, test } from 'vitest';
import { rowsOf, sharedLabels } from '../../../src/run/rows.ts';
import { shownSeries, shownValue } from '../../../src/run/show.ts';
import { sparkline, sparklineSize } from '../../../src/run/sparkline.ts';

test.each([
  ['0', '0'],
  ['1', '1'],
  ['12345', '12,345'],
  ['1234567.891', '1,234,568'],
  ['999.94', '999.9'],
  ['0.123456', '0.1235'],
  ['0.00012345', '0.0001235'],
  ['1.23456e-7', '1.235e-7'],
  ['-2.5', '-2.5'],
  ['1.7e+18', '1700000000000000000'],
  ['1.23456e+300', '1.235e+300'],
  ['NaN', 'NaN'],
  ['+Inf', '+Inf'],
  ['-Inf', '-Inf'],
  ['a text', 'a text'],
  ['', ''],
])('%s is shown as %s', (value, shown) => {
  expect(shownValue(value)).toBe(shown);
});

test.each([
  [{ __name__: 'up', job: 'a"b\\' }, 'up{job="a\\"b\\\\"}'],
  [{ __name__: 'up' }, 'up'],
  [{ a: '1', b: '2' }, '{a="1", b="2"}'],
  [{}, '{}'],
])('%j is written as PromQL writes it', (labels, written) => {
  expect(shownSeries(labels)).toBe(written);
});

describe('the line of the last hour', () => {
  const span = { from: 0, to: 3600, step: 60 };
  const line = (...samples: [number, string][]) =>
    sparkline(
      samples.map(([time, value]) => ({ time, value })),
      span,
    );

  it('runs from edge to edge, and says its least, most and last', () => {
    const samples = Array.from({ length: 61 }, (_, at): [number, string] => [at * 60, String(at % 31)]);
    const drawn = line(...samples);
    expect(drawn?.words).toBe('min 0, max 30, last 29');
    expect(drawn?.path).toMatch(/^M2 22L/);
    expect(drawn?.path.match(/[ML]/g)).toHaveLength(61);
    for (const [, x, y] of drawn?.path.matchAll(/([\d.]+) ([\d.]+)/g) ?? []) {
      expect(Number(x)).toBeLessThanOrEqual(sparklineSize.width);
      expect(Number(y)).toBeLessThanOrEqual(sparklineSize.height);
    }
  });

  it('breaks where samples are missing or are no numbers; one alone is a dot', () => {
    expect(line([0, '1'], [60, '2'], [180, '3'], [240, 'NaN'], [300, '+Inf'], [360, '1'])?.path).toBe('M2 22L3.9 12M7.8 2h0M13.6 22h0');
  });

  it('is flat in the middle where nothing changes, and fits the largest numbers', () => {
    expect(line([0, '5'], [60, '5'])?.path).toBe('M2 12L3.9 12');
    expect(line([0, '-1.7e308'], [60, '1.7e308'])?.path).toBe('M2 22L3.9 2');
  });

  it('is not there without a number', () => {
    expect(line([0, 'NaN'], [60, 'histogram: count 1, sum 2'])).toBeNull();
    expect(line()).toBeNull();
  });
});

describe('rows', () => {
  const series = (name: string, ...values: string[]) => ({ labels: { name }, samples: values.map((value, time) => ({ time, value })) });

  it('join the value now and the last hour, whatever the order; series of the past come last', () => {
    const instant = { type: 'vector' as const, series: [series('a', '1'), series('b', '2')] };
    const hour = { type: 'matrix' as const, series: [series('gone', '9'), series('b', '2', '3'), series('a', '1', '4')] };
    expect(
      rowsOf(instant, hour).map(({ labels, now, hour: past }) => [labels?.['name'], now?.value, past.map(({ value }) => value)]),
    ).toEqual([
      ['a', '1', ['1', '4']],
      ['b', '2', ['2', '3']],
      ['gone', undefined, ['9']],
    ]);
    expect(rowsOf(instant, null).map(({ hour: past }) => past)).toEqual([[], []]);
  });

  it('a scalar takes the one series of its hour; a range is its own past', () => {
    const hour = { type: 'matrix' as const, series: [series('', '1', '2')] };
    expect(rowsOf({ type: 'scalar', sample: { time: 1, value: '2' } }, hour)).toEqual([
      { labels: null, now: { time: 1, value: '2' }, hour: hour.series[0]?.samples },
    ]);
    expect(rowsOf(hour, null)).toEqual([{ labels: { name: '' }, now: { time: 1, value: '2' }, hour: hour.series[0]?.samples }]);
  });

  it('share labels, but for the name; one row alone has nothing to share', () => {
    const rows = (...labels: Record<string, string>[]) => labels.map((own) => ({ labels: own, now: null, hour: [] }));
    const [a, b, c] = [
      { __name__: 'up', job: 'x', pod: '1' },
      { __name__: 'up', job: 'x', pod: '2' },
      { job: 'x', zone: 'z' },
    ];
    expect(sharedLabels(rows(a, b))).toEqual({ job: 'x' });
    expect(sharedLabels(rows(a, b, c))).toEqual({ job: 'x' });
    expect(sharedLabels(rows(a, {}))).toEqual({});
    expect(sharedLabels(rows(a))).toEqual({});
    expect(shownSeries(a, { job: 'x' })).toBe('up{pod="1"}');
  });
});
