/** Several alerts in one text, and what an incident keeps of each, in the shapes that are documented by those who send them. */
import { describe, expect, it } from 'vitest';
import { addToLink, alertsFromLink, labelsOfLink } from '../../../src/fill/alert-link.ts';
import { readAlert, readAlertName } from '../../../src/fill/alert-text.ts';
import { eachAlert } from '../../../src/fill/received-alert.ts';

const source = 'https://prometheus.example/graph?g0.expr=up';

function firing(alertname: string, at: string, more: object = {}) {
  return {
    status: 'firing',
    labels: { alertname, namespace: 'shop', pod: `pod-${at}` },
    annotations: { summary: `${alertname} fires`, runbook_url: 'https://runbooks.example/x' },
    startsAt: `2026-11-20T02:${at}:00Z`,
    generatorURL: source,
    ...more,
  };
}

const webhook = (alerts: object[]) => JSON.stringify({ version: '4', status: 'firing', truncatedAlerts: 0, alerts });

describe('a group of alerts', () => {
  it("Alertmanager's webhook: one for each name, the labels they share, the earliest time", () => {
    const alert = readAlert(webhook([firing('A', '14'), firing('B', '12'), firing('A', '11')]));
    expect(alert).toMatchObject({ name: 'A', title: 'A, B', labels: { namespace: 'shop' }, firedAt: Date.UTC(2026, 10, 20, 2, 11) });
    expect(alert?.alerts).toEqual([
      {
        name: 'A',
        labels: { namespace: 'shop' },
        variants: [{ pod: 'pod-14' }, { pod: 'pod-11' }],
        startsAt: Date.UTC(2026, 10, 20, 2, 11),
        summary: 'A fires',
        source,
      },
      { name: 'B', labels: { namespace: 'shop', pod: 'pod-12' }, startsAt: Date.UTC(2026, 10, 20, 2, 12), summary: 'B fires', source },
    ]);
  });

  it('without those that are over or pending, where others fire', () => {
    const over = firing('Over', '10', { status: 'resolved' });
    expect(readAlert(webhook([over, firing('A', '14')]))?.alerts.map(({ name }) => name)).toEqual(['A']);
    expect(readAlert(webhook([over]))?.alerts.map(({ name }) => name)).toEqual(['Over']);
    // Alertmanager's API: https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
    const listed = JSON.stringify([
      firing('A', '14', { status: { state: 'active' } }),
      firing('B', '15', { status: { state: 'suppressed' } }),
    ]);
    expect(readAlert(listed)?.alerts.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  // https://prometheus.io/docs/prometheus/latest/querying/api/#alerts
  it("what Prometheus' API answers: no time, as an alert fires only when its `for` is over", () => {
    const prometheus = (state: string, alertname: string) => ({
      activeAt: '2026-11-20T02:14:27.7Z',
      annotations: { description: `${alertname} is bad` },
      labels: { alertname, severity: 'page' },
      state,
      value: '1e+00',
    });
    const answer = { status: 'success', data: { alerts: [prometheus('pending', 'Soon'), prometheus('firing', 'Now')] } };
    expect(readAlert(JSON.stringify(answer))).toMatchObject({
      title: 'Now',
      labels: { severity: 'page' },
      firedAt: undefined,
      alerts: [{ name: 'Now', summary: 'Now is bad' }],
    });
  });

  // `__text_alert_list`: https://github.com/prometheus/alertmanager/blob/main/template/default.tmpl
  it("Alertmanager's text, in mails and chats: labels, summary and source of each; the resolved ones are left out", () => {
    const block = (name: string, pod: string) =>
      `Labels:\n - alertname = ${name}\n - namespace = shop\n - pod = ${pod}\nAnnotations:\n - summary = ${name} fires\nSource: ${source}\n\n`;
    const text = `[FIRING:2] shop\n\nAlerts Firing:\n${block('A', 'a')}${block('B', 'b')}\nAlerts Resolved:\n${block('Over', 'c')}`;
    const alert = readAlert(text);
    expect(alert).toMatchObject({ title: 'A, B', labels: { namespace: 'shop' } });
    expect(alert?.alerts[1]).toEqual({
      name: 'B',
      labels: { namespace: 'shop', pod: 'b' },
      startsAt: undefined,
      summary: 'B fires',
      source,
    });
  });

  it('series in braces, and titles of chat messages', () => {
    expect(readAlert('ALERTS{alertname="A", namespace="shop"}\nALERTS{alertname="B", namespace="shop"}')).toMatchObject({
      title: 'A, B',
      labels: { namespace: 'shop' },
    });
    expect(readAlert('[FIRING:1] DiskFull (shop)\n[RESOLVED] Over (shop)\n[FIRING:3] DiskSlow (shop)')?.title).toBe('DiskFull, DiskSlow');
  });

  it('of many names has a short title', () => {
    expect(readAlert(webhook(['A', 'B', 'C', 'D'].map((name) => firing(name, '10'))))?.title).toBe('A, B and 2 more');
  });
});

describe('a link of a group', () => {
  const link = (text: string) =>
    addToLink(new URL('https://runbooks.example.com/runbooks/shop/checkout/?namespace=old'), readAlert(text)?.alerts ?? []);

  it('keeps what each of several alerts of one name has, side by side', () => {
    const block = (namespace: string, pod: string) =>
      `Labels\nalertname = CheckoutFails\nnamespace = ${namespace}\npod = ${pod}\ntenant = acme\nAnnotations\nsummary = Fails\nSource\n\n`;
    const linked = link(`[FIRING:2] CheckoutFails\n\n${block('shop-eu', 'api-7')}${block('shop-us', 'api-9')}`);
    expect(alertsFromLink(linked.search)).toEqual([
      {
        name: 'CheckoutFails',
        labels: { tenant: 'acme' },
        variants: [
          { namespace: 'shop-eu', pod: 'api-7' },
          { namespace: 'shop-us', pod: 'api-9' },
        ],
        startsAt: undefined,
        summary: 'Fails',
        source: '',
      },
    ]);
    expect(eachAlert(alertsFromLink(linked.search)).map(({ labels }) => labels)).toEqual([
      { tenant: 'acme', namespace: 'shop-eu', pod: 'api-7' },
      { tenant: 'acme', namespace: 'shop-us', pod: 'api-9' },
    ]);
  });

  it('keeps the labels and time of each of several names', () => {
    const alerts = alertsFromLink(link(webhook([firing('A', '14'), firing('B', '12', { annotations: { summary: 'B is slow' } })])).search);
    expect(alerts).toMatchObject([
      { name: 'A', labels: { namespace: 'shop', pod: 'pod-14' } },
      { name: 'B', labels: { namespace: 'shop', pod: 'pod-12' }, summary: 'B is slow' },
    ]);
    const [a, b] = readAlert(webhook([firing('A', '14'), firing('B', '12')]))?.alerts ?? [];
    expect(alerts.map(({ startsAt }) => startsAt)).toEqual([a?.startsAt, b?.startsAt]);
  });

  it('takes no label that stands there with two values, in whatever order, for one of them', () => {
    expect(alertsFromLink('?alertname=A&pod=a&tenant=x&pod=b&namespace=n&namespace=n')).toMatchObject([
      { labels: { tenant: 'x', namespace: 'n' }, variants: [{ pod: 'a' }, { pod: 'b' }] },
    ]);
    expect(labelsOfLink('?pod=a&pod=b&pod=c&namespace=m&namespace=n')).toEqual({
      labels: {},
      variants: [{ pod: 'a' }, { pod: 'b' }, { pod: 'c' }],
    });
  });
});

describe('a link', () => {
  it('is its alert, with its labels, time, summary and source', () => {
    const link = `https://runbooks.example.com/alerts/Disk%20full/?namespace=a%20b&startsAt=2026-11-20T02:14:00Z&summary=Only%203%25&generatorURL=${encodeURIComponent(source)}`;
    const found = { name: 'Disk full', labels: { namespace: 'a b' }, startsAt: Date.UTC(2026, 10, 20, 2, 14), summary: 'Only 3%', source };
    expect(readAlert(link)?.alerts).toEqual([found]);
    expect(readAlert(`DiskFull: not this\nRunbook: ${link}\nLabels:\n - alertname = Disk full\n - namespace = a b\n`)?.alerts).toEqual([
      found,
    ]);
  });

  it.each(['https://runbooks.example.com/', '/runbooks/shop/slow/?pod=a', 'https://host.example/alerts'])('%s has none', (link) => {
    expect(readAlert(link)?.alerts).toEqual([]);
  });
});

it.each(['javascript:alert(1)', 'file:///etc/passwd', `https://x.example/${'a'.repeat(2000)}`, 'not an address', 7, null])(
  'the source %s is no address to open',
  (generatorURL) => {
    expect(readAlert(webhook([firing('A', '10', { generatorURL })]))?.alerts[0]?.source).toBe('');
  },
);

it('passwords in an address are not kept', () => {
  expect(readAlert(webhook([firing('A', '10', { generatorURL: 'https://me:secret@x.example/' })]))?.alerts[0]?.source).toBe(
    'https://x.example/',
  );
});

it.each([
  ['KubePodCrashLooping', true],
  ['etcdNoLeader', true],
  ['Payments', false],
  ['http_requests_total', false],
  ['pod keeps restarting', false],
  ['12', false],
])('the bare word %s is the name of an alert: %s', (text, is) => {
  expect(readAlertName(text) !== null).toBe(is);
});
