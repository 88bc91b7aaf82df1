/** What pagers, chats and mails send of an alert, as people copy it: its name, labels, state, time and link. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAlert } from '../../../src/fill/alert-text.ts';
import { seed } from '../../support/seed.ts';

interface Expected {
  name?: string;
  title?: string;
  labels?: Record<string, string>;
  isResolved?: boolean;
  firedAt?: number;
  source?: string;
}

const lines =
  'Labels:\n - alertname = CheckoutFails\n - namespace = shop-eu\nAnnotations:\n - summary = Checkout fails\nSource: http://prometheus:9090/graph?g0.expr=up\n';
const mail = (state: string) =>
  `1 alert for alertname=CheckoutFails\n\nView In Alertmanager\n[1] ${state}\nLabels\nalertname = CheckoutFails\nnamespace = shop-eu\nAnnotations\nsummary = x\nSource\n\nSent by Alertmanager`;
const shop = { namespace: 'shop-eu' };
const prometheus = 'http://prometheus:9090/graph?g0.expr=up';
const at = Date.UTC(2026, 10, 30, 14, 32, 10);

const messages: readonly (readonly [string, string, Expected])[] = [
  ['Alertmanager in Slack', '[FIRING:1] CheckoutFails (shop-eu critical)', {}],
  ['Alertmanager in Slack, resolved', '[RESOLVED] CheckoutFails (shop-eu critical)', { isResolved: true }],
  [
    'a resolved message with lines',
    '[RESOLVED] CheckoutFails\nalertname: CheckoutFails\nnamespace: shop-eu',
    { isResolved: true, labels: shop },
  ],
  ['with an emoji in front', '✅ [RESOLVED:2] CheckoutFails for shop', { isResolved: true }],
  ['with an emoji by name', ':white_check_mark: RESOLVED: CheckoutFails', { isResolved: true }],
  ['the mail of Alertmanager', mail('Firing'), { labels: shop }],
  ['the mail of Alertmanager, resolved', mail('Resolved'), { labels: shop, isResolved: true }],
  ['Alertmanager in Telegram', `Alerts Firing:\n${lines}`, { labels: shop, source: prometheus }],
  ['Alertmanager in Telegram, resolved', `Alerts Resolved:\n${lines}`, { labels: shop, source: prometheus, isResolved: true }],
  ['firing and resolved in one', `Alerts Firing:\n${lines}\nAlerts Resolved:\n${lines}`, { labels: shop, source: prometheus }],
  ['Alertmanager in Discord', `[FIRING:1] CheckoutFails shop-eu\n**Alerts Firing:**\n${lines}`, { labels: shop, source: prometheus }],
  [
    'Alertmanager in Teams',
    '[FIRING:1] CheckoutFails\nAlert name: CheckoutFails\nSeverity: critical\nNamespace: shop-eu\nDescription: Checkout fails',
    {},
  ],
  [
    'Grafana',
    `[FIRING:1] CheckoutFails shop (shop-eu critical)\n**Firing**\n\nValue: B=22, C=1\n${lines}Silence: https://grafana/alerting/silence/new\n`,
    { labels: shop, source: prometheus },
  ],
  [
    'Grafana, resolved',
    `[RESOLVED] CheckoutFails shop (shop-eu critical)\n**Resolved**\n\nValue: B=22\n${lines}`,
    { labels: shop, isResolved: true, source: prometheus },
  ],
  ['Grafana before version 9', '[Alerting] CheckoutFails\nMetric: 22', {}],
  ['Grafana before version 9, over', '[OK] CheckoutFails\nMetric: 2', { isResolved: true }],
  [
    'PagerDuty',
    'TRIGGERED: [#123] CheckoutFails on shop-eu\nService: shop\nUrgency: High\nhttps://acme.pagerduty.com/incidents/Q1',
    { source: 'https://acme.pagerduty.com/incidents/Q1' },
  ],
  ['PagerDuty, resolved', 'RESOLVED: [#123] CheckoutFails on shop-eu\nService: shop', { isResolved: true }],
  ['PagerDuty, acknowledged', 'ACKNOWLEDGED: [#123] CheckoutFails on shop-eu\nService: shop', {}],
  ['PagerDuty in Slack', 'Triggered #123: CheckoutFails\nAssigned: Ann\nService: shop\nUrgency: High', {}],
  ['PagerDuty around Alertmanager', 'TRIGGERED: [#123] [FIRING:1] CheckoutFails (shop-eu)\nService: shop\nSeverity: Critical', {}],
  ['PagerDuty with a sentence', 'TRIGGERED: [#9] Checkout answers slowly\nService: shop', { name: '', title: 'Checkout answers slowly' }],
  ['Opsgenie', '[Opsgenie] P1 #1234: [Prometheus]: CheckoutFails on shop-eu\nPriority: P1\nTags: shop\nAlias: abc', {}],
  ['Opsgenie, by mail', 'Opsgenie Alert: CheckoutFails\nAlert: CheckoutFails\nStatus: Open\nPriority: P2\nTeam: shop', {}],
  ['Opsgenie, closed', 'Closed alert #1234: CheckoutFails\nPriority: P1', { isResolved: true }],
  [
    'Datadog',
    '[Triggered on {host:web-1,service:shop}] Checkout latency is high\nMetric value: 12.3\nhttps://app.datadoghq.com/monitors/123',
    {
      name: '',
      title: 'Checkout latency is high',
      labels: { host: 'web-1', service: 'shop' },
      source: 'https://app.datadoghq.com/monitors/123',
    },
  ],
  [
    'Datadog, recovered',
    '[Recovered on {host:web-1}] CheckoutFails\nThe monitor was last triggered at Mon Nov 30 2026.',
    { labels: { host: 'web-1' }, isResolved: true },
  ],
  [
    "Datadog's webhook",
    JSON.stringify({ title: '[Triggered] CheckoutFails', alert_type: 'error', tags: 'host:web-1', alert_transition: 'Triggered' }),
    { labels: { host: 'web-1' } },
  ],
  [
    'CloudWatch',
    'ALARM: "CheckoutFails" in EU (Frankfurt)\nYou are receiving this email because …\n\nAlarm Details:\n- Name: CheckoutFails\n- State Change: OK -> ALARM\n- Timestamp: Monday 30 November, 2026 14:32:10 UTC\n- AWS Account: 123456789012',
    { firedAt: at },
  ],
  ['CloudWatch, over', 'OK: "CheckoutFails" in EU (Frankfurt)\n- Name: CheckoutFails\n- State Change: ALARM -> OK', { isResolved: true }],
  [
    "CloudWatch's JSON",
    JSON.stringify({
      AlarmName: 'CheckoutFails',
      NewStateValue: 'ALARM',
      StateChangeTime: '2026-11-30T14:32:10.000+0000',
      Region: 'EU',
      Trigger: { Dimensions: [{ name: 'Service', value: 'shop' }] },
    }),
    { labels: { Service: 'shop' }, firedAt: at },
  ],
  [
    'a webhook that is over',
    JSON.stringify({
      version: '4',
      status: 'resolved',
      alerts: [{ status: 'resolved', labels: { alertname: 'CheckoutFails', ...shop }, startsAt: '2026-11-30T14:32:10Z' }],
    }),
    { labels: shop, isResolved: true, firedAt: at },
  ],
  ['a series', 'CheckoutFails{namespace="shop-eu", pod="api-7"}', { labels: { ...shop, pod: 'api-7' } }],
];

describe('a message', () => {
  it.each(messages)(
    '%s',
    (_, text, { name = 'CheckoutFails', title = 'CheckoutFails', labels = {}, isResolved = false, firedAt, source = '' }) => {
      const read = readAlert(text);
      expect(read).toMatchObject({ name, title, labels, isResolved, isCut: false, alerts: [{ name: title, labels, source }] });
      expect(read?.labels).toEqual(labels);
      expect(read?.firedAt).toBe(firedAt);
    },
  );

  it.each(['Note: call Ann', 'up{job="x"}', 'ERROR in the log', '[docs] read me', 'why is it OK'])('%s has no name', (text) => {
    expect(readAlert(text)?.name ?? '').toBe('');
  });
});

it.each([
  '[ERROR] NullPointerException at Cart.java',
  'ERROR: NullPointerException',
  '[WARN] SlowQuery',
  'NEW: DarkMode',
  '[docs] ReadMe',
  '{"a": 1',
])('%s is words to search for', (text) => expect(readAlert(text)).toBeNull());

describe('JSON that was cut off', () => {
  const labels = { alertname: 'CheckoutFails', namespace: 'shop-eu', pod: 'api-7' };
  const alert = { status: 'firing', labels, annotations: { summary: 'A "b" {c} \\' }, startsAt: '2026-11-30T14:32:10Z' };
  const whole = JSON.stringify({
    version: '4',
    status: 'firing',
    alerts: [alert, { ...alert, labels: { ...labels, pod: 'api-8' } }],
    commonLabels: labels,
  });

  it('is read as far as it goes, and nothing is made up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: whole.length - 1 }),
        fc.constantFrom(whole, JSON.stringify(JSON.parse(whole), null, 2)),
        (length, text) => {
          const read = readAlert(text.slice(0, length));
          for (const [name, value] of Object.entries(read?.labels ?? {})) expect(labels).toMatchObject({ [name]: value });
          if (read !== null && text.slice(0, length).trimStart().startsWith('{') && read.name !== '')
            expect(read).toMatchObject({ name: 'CheckoutFails', isCut: true });
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  it('has the name and the labels that are whole', () => {
    const text = whole.slice(0, whole.indexOf('"annotations"') + 20);
    expect(readAlert(text)).toMatchObject({ name: 'CheckoutFails', labels: { namespace: 'shop-eu', pod: 'api-7' }, isCut: true });
    expect(readAlert(whole)).toMatchObject({ isCut: false });
  });
});
