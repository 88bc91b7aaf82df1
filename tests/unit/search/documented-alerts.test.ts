/** Alerts in the shape that each sender documents, and where they lead on the starter library. */
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { type AlertText, readAlert } from '../../../src/fill/alert-text.ts';
import { jumpList } from '../../../src/search/jump-list.ts';
import { forAlert } from '../../../src/ui/client/search/for-alert.ts';
import { makeIndex } from '../../../src/ui/client/search/rank.ts';

const site = assemble(readSources('.'), { base: '/' });
const index = makeIndex(jumpList(site));

function read(value: object | string): AlertText {
  const alert = readAlert(typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  if (alert === null) throw new Error('no alert');
  return alert;
}

/** Titles of the nearest runbooks; fails when the alert names one, which no runbook of the starter library is for. */
function nearest(alert: AlertText): string[] {
  const { named, similar, patterns } = forAlert(index, alert);
  expect(named).toEqual([]);
  return [...similar, ...patterns].map(({ entry }) => entry[1]);
}

// https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
it("Alertmanager's webhook: labels, when it fired, patterns by the signals it speaks of", () => {
  const labels = { alertname: 'CheckoutLatencyHigh', namespace: 'shop', pod: 'checkout-7d4f', severity: 'page' };
  const alert = read({
    version: '4',
    groupKey: '{}:{alertname="CheckoutLatencyHigh"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'team',
    groupLabels: { alertname: 'CheckoutLatencyHigh' },
    commonLabels: labels,
    commonAnnotations: {},
    externalURL: 'https://alertmanager.example',
    alerts: [
      {
        status: 'firing',
        labels,
        annotations: { summary: 'p99 of checkout is 4 s' },
        startsAt: '2026-11-20T02:14:00.000Z',
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'https://prometheus.example/graph',
        fingerprint: 'c6eadffa33fcdf37',
      },
    ],
  });
  expect(alert).toMatchObject({ name: 'CheckoutLatencyHigh', firedAt: Date.UTC(2026, 10, 20, 2, 14) });
  expect(alert.labels).toEqual({ namespace: 'shop', pod: 'checkout-7d4f', severity: 'page' });
  expect(nearest(alert)).toContain('Slow dependency');
});

// https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
it("Grafana's webhook: names with blanks, numbers as values", () => {
  const alert = read({
    receiver: 'My Super Webhook',
    status: 'firing',
    orgId: 1,
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'High memory usage', team: 'blue', zone: 'us-1' },
        annotations: { description: 'The system has high memory usage', runbook_url: 'https://runbooks.example/runbook/1234' },
        startsAt: '2026-10-12T09:51:03.157076+02:00',
        endsAt: '0001-01-01T00:00:00Z',
        dashboardURL: '',
        values: { B: 44.23943737541908, C: 1 },
      },
    ],
    commonLabels: { team: 'blue' },
    title: '[FIRING:2]  (blue)',
    state: 'alerting',
    message: '**Firing**\n\nLabels:\n - alertname = High memory usage\n',
  });
  expect(alert).toMatchObject({ title: 'High memory usage', labels: { team: 'blue', zone: 'us-1' } });
  expect(alert.firedAt).toBe(Date.parse('2026-10-12T07:51:03.157Z'));
  expect(nearest(alert).slice(0, 2)).toEqual(['Resource exhaustion', 'Slow leak']);
});

// The default message of Grafana's contact points: https://grafana.com/docs/grafana/latest/alerting/configure-notifications/template-notifications/reference/
it("Grafana's message in chat: the value in front of the labels is none of them", () => {
  const text =
    '[FIRING:1] DiskFull Storage (data-0 shop)\n**Firing**\n\nValue: B=97.1, C=1\nLabels:\n - alertname = DiskFull\n - namespace = shop\n - instance = data-0:9100\nAnnotations:\n - summary = Only 3 % are free\nSource: https://grafana.example/alerting/grafana/x/view\nSilence: https://grafana.example/alerting/silence/new\n';
  const alert = read(text);
  expect(alert).toMatchObject({ name: 'DiskFull', labels: { namespace: 'shop', instance: 'data-0:9100' } });
  expect(Object.keys(alert.labels)).toEqual(['namespace', 'instance']);
  expect(nearest(alert)[0]).toBe('Resource exhaustion');
});

// `slack.default.title` and `__text_alert_list`: https://github.com/prometheus/alertmanager/blob/main/template/default.tmpl
it("Alertmanager's title in Slack, which has values without their names", () => {
  const alert = read('[FIRING:3] PaymentErrorsHigh (order-service prometheus page)');
  expect(alert).toMatchObject({ name: 'PaymentErrorsHigh', title: 'PaymentErrorsHigh', labels: {} });
  expect(nearest(alert)[0]).toBe('Payment gateway timeout');
});

describe('PagerDuty', () => {
  // https://developer.pagerduty.com/docs/send-alert-event
  it("events: the component where details have no labels' names; keys go nowhere", () => {
    const alert = read({
      payload: {
        summary: 'Connections of postgres used up on host1.example.com',
        timestamp: '2026-07-17T08:42:58.315+0000',
        source: 'monitoringtool:cloudvendor:central-region-dc-01',
        severity: 'info',
        component: 'postgres',
        group: 'prod-datapipe',
        class: 'deploy',
        custom_details: { 'ping time': '1500ms', 'load avg': 0.75 },
      },
      routing_key: 'samplekeyhere',
      dedup_key: 'samplekeyhere',
      event_action: 'trigger',
      client_url: 'https://monitoring.example.com',
    });
    expect(alert.labels).toEqual({ severity: 'info', component: 'postgres', group: 'prod-datapipe', class: 'deploy' });
    expect(alert.title).toBe('Connections of postgres used up on host1.example.com');
    expect(alert.firedAt).toBe(Date.parse('2026-07-17T08:42:58.315Z'));
    expect(nearest(alert)[0]).toBe('Connection pool exhaustion');
    expect(read({ routing_key: 'samplekeyhere', event_action: 'acknowledge' }).labels).not.toHaveProperty('routing_key');
  });

  // https://developer.pagerduty.com/docs/webhooks-overview
  it('webhooks: service and priority of the incident, not its books', () => {
    const alert = read({
      event: {
        id: '5ac64822-4adc-4fda-ade0-410becf0de4f',
        event_type: 'incident.priority_updated',
        resource_type: 'incident',
        occurred_at: '2026-10-02T18:45:22.169Z',
        agent: { id: 'PLH1HKV', summary: 'Tenex Engineer', type: 'user_reference' },
        client: { name: 'PagerDuty' },
        data: {
          id: 'PGR0VU2',
          type: 'incident',
          self: 'https://api.pagerduty.com/incidents/PGR0VU2',
          number: 2,
          status: 'triggered',
          incident_key: 'd3640fbd41094207a1c11e58e46b1662',
          created_at: '2026-04-09T15:16:27Z',
          title: 'Checkout answers 503',
          service: { id: 'PF9KMXH', summary: 'order-service', type: 'service_reference' },
          assignees: [{ id: 'PTUXL6G', summary: 'User 123', type: 'user_reference' }],
          priority: { id: 'PSO75BM', summary: 'P1', type: 'priority_reference' },
          urgency: 'high',
          resolve_reason: null,
        },
      },
    });
    expect(alert.labels).toEqual({ service: 'order-service', priority: 'P1' });
    expect(alert).toMatchObject({ title: 'Checkout answers 503', firedAt: Date.parse('2026-04-09T15:16:27Z') });
    expect(nearest(alert)[0]).toBe('Payment gateway timeout');
  });
});

// https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/
it("Opsgenie's webhook: the entity, and milliseconds", () => {
  const alert = read({
    source: { name: 'web', type: 'API' },
    alert: {
      updatedAt: 1420452193166002000,
      tags: ['tag1', 'tag2'],
      message: ' Certificate of shop.example expires',
      username: 'fili@example.com',
      alertId: '052652ac-5d1c-464a-812a-7dd18bbfba8c',
      source: 'fili@example.com',
      alias: 'aliastest',
      tinyId: '23',
      createdAt: 1420452191104,
      userId: 'daed1180-0ce8-438b-8f8e-57e1a5920a2d',
      entity: 'shop.example',
      priority: 'P2',
    },
    action: 'Create',
    integrationId: '37c8f316-17c6-49d7-899b-9c7e540c048d',
  });
  expect(alert.labels).toEqual({ entity: 'shop.example', priority: 'P2' });
  expect(alert).toMatchObject({ title: 'Certificate of shop.example expires', firedAt: 1420452191104 });
  expect(nearest(alert)[0]).toBe('Certificate expiry');
});
