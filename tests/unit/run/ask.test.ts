import { expect, it, test } from 'vitest';
import { milliseconds, notRun, refusal, unreachable } from '../../../src/run/ask.ts';

test.each([
  [{ values: [], grafana: [] }, ''],
  [{ values: ['namespace', 'x'], grafana: ['$__range'] }, 'Not run. Fill in first: namespace, x'],
  [{ values: [], grafana: ['$__rate_interval'] }, expect.stringMatching(/^Not run\. Only Grafana fills in \$__rate_interval: /)],
])('%j', (unfilled, said) => {
  expect(notRun(unfilled)).toEqual(said);
});

test.each([
  ['http://prometheus:9090', 'https://runbooks', true, /on https.*mixed content/],
  ['http://localhost:9090', 'https://runbooks', true, /VPN.*CORS/],
  ['https://prometheus/x', 'https://runbooks', true, /^No answer from https:\/\/prometheus\. .*VPN.*CORS/],
  ['http://prometheus:9090', 'http://runbooks', true, /VPN.*CORS/],
  ['https://prometheus', 'https://runbooks', false, /this device is offline/],
])('no answer from %s on %s', (prometheus, page, online, said) => {
  expect(unreachable({ prometheus, page, online })).toMatch(said);
});

it('says what Prometheus said, or that it was not Prometheus', () => {
  expect(refusal({ kind: 'error', errorType: 'bad_data', message: 'parse error', notes: [] }, 400)).toBe(
    'Prometheus: bad_data: parse error',
  );
  expect(refusal({ kind: 'foreign' }, 200)).toMatch(/HTTP 200.*login page/);
});

test.each([
  ['10s', 10_000],
  ['500ms', 500],
  ['2m', 120_000],
])('%s is %d ms', (written, expected) => {
  expect(milliseconds(written)).toBe(expected);
});
