import { describe, expect, it, test } from 'vitest';
import { readAnswer } from '../../../src/run/answer.ts';

const read = (answer: unknown) => readAnswer(JSON.stringify(answer));
const success = (data: unknown, more: object = {}) => read({ status: 'success', data, ...more });

// The examples of https://prometheus.io/docs/prometheus/latest/querying/api/
describe('what Prometheus documents', () => {
  it('a vector', () => {
    const result = [{ metric: { __name__: 'up', job: 'prometheus' }, value: [1435781451.781, '1'] }];
    expect(success({ resultType: 'vector', result })).toEqual({
      kind: 'result',
      result: {
        type: 'vector',
        series: [{ labels: { __name__: 'up', job: 'prometheus' }, samples: [{ time: 1435781451.781, value: '1' }] }],
      },
      notes: [],
    });
  });

  it('a matrix', () => {
    const values = [
      [1435781430.781, '1'],
      [1435781445.781, 'NaN'],
      [1435781460.781, '+Inf'],
    ];
    expect(success({ resultType: 'matrix', result: [{ metric: {}, values }] })).toMatchObject({
      result: { type: 'matrix', series: [{ labels: {}, samples: values.map(([time, value]) => ({ time, value })) }] },
    });
  });

  it('native histograms, alone and among numbers', () => {
    const histogram = { count: '60', sum: '33.9', buckets: [[0, '0.25', '0.5', '30']] };
    expect(success({ resultType: 'vector', result: [{ metric: {}, histogram: [1, histogram] }] })).toMatchObject({
      result: { series: [{ samples: [{ time: 1, value: 'histogram: count 60, sum 33.9' }] }] },
    });
    const mixed = { metric: {}, values: [[2, '5']], histograms: [[1, histogram]] };
    expect(success({ resultType: 'matrix', result: [mixed] })).toMatchObject({
      result: { series: [{ samples: [{ time: 1 }, { time: 2, value: '5' }] }] },
    });
  });

  test.each(['scalar', 'string'])('a %s', (resultType) => {
    expect(success({ resultType, result: [1, 'x'] })).toMatchObject({ result: { type: resultType, sample: { time: 1, value: 'x' } } });
  });

  it('an error, with what else it says', () => {
    const error = { status: 'error', errorType: 'bad_data', error: 'invalid parameter "query"', warnings: ['w'], infos: ['i'] };
    expect(read(error)).toEqual({ kind: 'error', errorType: 'bad_data', message: 'invalid parameter "query"', notes: ['w', 'i'] });
  });

  it('warnings and infos beside a result', () => {
    const vector = { resultType: 'vector', result: [] };
    expect(success(vector, { warnings: ['results truncated'], infos: ['not a counter'] })).toMatchObject({
      notes: ['results truncated', 'not a counter'],
    });
  });
});

describe('what is not Prometheus', () => {
  test.each(['', '<!doctype html><title>Log in</title>', '[]', 'null', '"success"', '{"status":"success"}', '{"status":"error"}'])(
    '%s',
    (text) => {
      expect(readAnswer(text)).toEqual({ kind: 'foreign' });
    },
  );

  test.each([
    { resultType: 'vector', result: {} },
    { resultType: 'streams', result: [] },
    { resultType: 'vector', result: [{ metric: {}, value: ['1', 1] }] },
    { resultType: 'vector', result: [{ metric: { a: 1 }, value: [1, '1'] }] },
    { resultType: 'vector', result: [{ value: [1, '1'] }] },
    { resultType: 'vector', result: [{ metric: {} }] },
    { resultType: 'vector', result: [null] },
    { resultType: 'scalar', result: [1] },
    { resultType: 'vector', result: [{ metric: {}, histogram: [1, {}] }] },
  ])('half of an answer is none: %j', (data) => {
    expect(success(data)).toEqual({ kind: 'foreign' });
  });
});
