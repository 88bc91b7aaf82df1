import { describe, expect, test } from 'vitest';
import { alertSetOf, choicesOf, chosenVariant, isSameAlert, parseAlertSet, replaceAlert } from '../../../src/values/alert-set.ts';
import { type PageValues, resolvePage, type ValueSources } from '../../../src/values/resolve.ts';

const set = (labels: Record<string, string>, more: object = {}) => {
  const made = alertSetOf({ labels, ...more }, 1000);
  if (made === undefined) throw new Error('expected a set');
  return made;
};

describe('the set of an alert', () => {
  test('has its name from the alert or its label, and knows the service that it names', () => {
    expect(set({ alertname: 'Slow', service: 'shop', pod: 'api-7' })).toEqual({
      name: 'Slow',
      service: 'shop',
      labels: { service: 'shop', pod: 'api-7' },
      receivedAt: 1000,
    });
    expect(set({ service: 'shop' }, { service: 'order-service' }).service).toBe('order-service');
  });

  test('has no label that a template left without its value', () => {
    expect(set({ tenant: '<no value>', pod: '{{ $labels.pod }}', region: 'eu' }).labels).toEqual({ region: 'eu' });
  });

  test('is none without a name and a label', () => {
    expect(alertSetOf({ labels: { 'not a name': 'x', empty: ' ' }, title: 'Something' }, 1)).toBeUndefined();
  });

  test('keeps no address but one of the web, no time out of range, no more labels than a person would fill in', () => {
    const forged = set(
      { pod: 'a', long: 'x'.repeat(501), ...Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`l${at}`, 'x'])) },
      { source: 'javascript:alert(1)', startsAt: Number.NaN },
    );
    expect(forged.source).toBeUndefined();
    expect(forged.startsAt).toBeUndefined();
    expect(Object.keys(forged.labels)).toHaveLength(60);
    expect(forged.labels).not.toHaveProperty('long');
    expect(set({ pod: 'a' }, { source: 'https://prometheus/graph' }).source).toBe('https://prometheus/graph');
  });
});

describe('a stored set', () => {
  test('comes back as it was', () => {
    const made = set({ alertname: 'Slow', constructor: 'x' }, { startsAt: 5, source: 'http://a/', title: 'T', summary: 'S' });
    expect(parseAlertSet(JSON.stringify(made))).toEqual(made);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"labels":{"a":1},"receivedAt":1}',
    '{"labels":{},"receivedAt":"x"}',
    '{"labels":{},"receivedAt":1e300}',
  ])('that was damaged is none: %s', (text) => expect(parseAlertSet(text)).toBeUndefined());

  test('loses labels that are no texts', () => {
    expect(parseAlertSet('{"labels":{"a":"b","c":1},"receivedAt":1}')).toEqual({ labels: { a: 'b' }, receivedAt: 1 });
  });

  test('with an address that is none of the web loses it', () => {
    expect(parseAlertSet('{"labels":{"a":"b"},"receivedAt":1,"source":"data:text/html,x"}')).toEqual({ labels: { a: 'b' }, receivedAt: 1 });
  });
});

describe('another alert', () => {
  const first = set({ alertname: 'Slow', namespace: 'shop', pod: 'api-7' }, { startsAt: 3 });

  test('replaces the one before as a whole', () => {
    const next = { ...set({ namespace: 'users' }), receivedAt: 2000 };
    expect(replaceAlert({ ...first, confirmed: true }, next)).toBe(next);
  });

  test('is the same one where a link left out its name and time: what was known stays', () => {
    const again = { ...set({ pod: 'api-7', namespace: 'shop' }, { service: 'shop' }), receivedAt: 2000 };
    expect(isSameAlert(first, again)).toBe(true);
    expect(replaceAlert({ ...first, confirmed: true }, again)).toEqual({ ...first, service: 'shop' });
    expect(replaceAlert({ ...first, service: 'shop', confirmed: true }, again)).toEqual({ ...first, service: 'shop', confirmed: true });
  });

  test('fires anew at another time', () => {
    expect(isSameAlert(first, { ...first, startsAt: 4 })).toBe(false);
  });
});

describe('several alerts that came as one', () => {
  const eu = { namespace: 'shop-eu', pod: 'api-7', instance: '1' };
  const us = { namespace: 'shop-us', pod: 'api-9', instance: '2' };
  const group = set({ alertname: 'Slow', tenant: 'acme' }, { variants: [eu, us], service: 'shop' });
  const page: PageValues = {
    service: 'shop',
    scope: { namespace: 'shop-prod' },
    defaults: { window: '5m' },
    identity: new Set(['namespace', 'pod']),
  };
  const names = ['namespace', 'pod', 'tenant', 'window'];
  const shown = (alert: typeof group, more: Partial<ValueSources> = {}) =>
    Object.fromEntries([...resolvePage(names, page, { typed: [], alert, ...more }).values].map(([name, { value }]) => [name, value]));

  test('are stored as they are', () => expect(parseAlertSet(JSON.stringify(group))).toEqual(group));

  test('leave what they differ in missing, whatever the service declares @fault-51', () => {
    expect(shown(group)).toEqual({ namespace: undefined, pod: undefined, tenant: 'acme', window: '5m' });
    // An incident that has the shared labels alone does not decide it either.
    const incident = [{ name: 'tenant', value: 'acme', origin: 'alert' as const, service: 'shop', at: 1000 }];
    expect(shown(group, { incident })).toMatchObject({ namespace: undefined, pod: undefined });
    expect(shown(group, { incident, alertTurn: 'declined' })).toMatchObject({ namespace: 'shop-prod' });
  });

  test('are chosen from once for each that differs on the page; typing answers too', () => {
    expect(choicesOf(group, names)).toEqual([
      { namespace: 'shop-eu', pod: 'api-7' },
      { namespace: 'shop-us', pod: 'api-9' },
    ]);
    expect(choicesOf(group, ['tenant'])).toEqual([]);
    expect(shown(chosenVariant(group, us))).toEqual({ namespace: 'shop-us', pod: 'api-9', tenant: 'acme', window: '5m' });
    const typed = [{ name: 'pod', value: 'api-1', origin: 'typed' as const, service: 'shop', at: 2000 }];
    expect(shown(group, { typed })).toMatchObject({ namespace: undefined, pod: 'api-1' });
  });

  test('stay chosen when their link is met again', () => {
    const chosen = chosenVariant(group, us);
    expect(isSameAlert(chosen, group)).toBe(true);
    expect(replaceAlert(chosen, { ...group, receivedAt: 5000 })).toEqual(chosen);
  });
});
