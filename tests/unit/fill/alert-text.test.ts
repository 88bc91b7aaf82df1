/** Alerts as people have them on their clipboard, in the shapes that are documented by those who send them. */
import { describe, expect, it } from 'vitest';
import { readAlert } from '../../../src/fill/alert-text.ts';

const labels = { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'web-1', severity: 'warning' };
const annotations = { summary: 'Pod is crash looping.', runbook_url: 'https://runbooks.example/runbooks/kubernetes/kubepodcrashlooping' };
const lines =
  'Labels:\n - alertname = KubePodCrashLooping\n - namespace = shop\n - pod = web-1\n - severity = warning\nAnnotations:\n - summary = Pod is crash looping.\nSource: http://prometheus:9090/graph\n';

describe('what fills in the values', () => {
  it.each([
    ["Alertmanager's webhook", { version: '4', alerts: [{ status: 'firing', labels, annotations }], commonLabels: {}, truncatedAlerts: 0 }],
    [
      "Grafana's webhook",
      {
        receiver: 'x',
        status: 'firing',
        orgId: 1,
        title: '[FIRING:1] KubePodCrashLooping',
        alerts: [{ labels, annotations, values: { B: 44 } }],
      },
    ],
    [
      "PagerDuty's Events API v2",
      { routing_key: 'k', event_action: 'trigger', payload: { summary: 'x', source: 'p', severity: 'critical', custom_details: labels } },
    ],
    [
      'Alertmanager by way of PagerDuty',
      {
        payload: {
          summary: '[FIRING:1] KubePodCrashLooping',
          source: 'p',
          custom_details: { firing: lines, num_firing: '1', resolved: '' },
        },
      },
    ],
    [
      "PagerDuty's webhook v3",
      { event: { id: 'e', event_type: 'incident.triggered', data: { type: 'incident', title: 'x', body: { details: labels } } } },
    ],
    ["Opsgenie's webhook", { action: 'Create', alert: { alertId: 'a', message: 'x', tags: [], details: labels }, source: { name: 'api' } }],
  ])('%s', (_, payload) => {
    const alert = readAlert(JSON.stringify(payload, null, 2));
    expect(alert?.name).toBe('KubePodCrashLooping');
    expect(alert?.labels).toEqual({ namespace: 'shop', pod: 'web-1', severity: 'warning' });
  });

  it.each([
    ['a mail of Alertmanager', `1 alert for alertname=KubePodCrashLooping\n\n${lines}`],
    ['a series', 'ALERTS{alertname="KubePodCrashLooping", alertstate="firing", namespace="shop"}'],
    ['a chat message', '[FIRING:1] KubePodCrashLooping\n*namespace:* `shop`\n*pod:* `web-1`'],
  ])('%s', (_, text) => {
    const alert = readAlert(text);
    expect(alert?.name).toBe('KubePodCrashLooping');
    expect(alert?.labels).toMatchObject({ namespace: 'shop' });
  });
});

describe('where it may lead', () => {
  it("takes the title of a Slack message, which has labels' values without their names", () => {
    expect(readAlert('[FIRING:2] KubePodCrashLooping (shop web-1 warning)')).toMatchObject({ name: 'KubePodCrashLooping', labels: {} });
  });

  it.each([
    'https://runbooks.example/runbooks/kubernetes/kubepodcrashlooping/?pod=web-1',
    'https://github.com/kubernetes-monitoring/kubernetes-mixin/tree/master/runbook.md#alert-name-kubepodcrashlooping',
    '/ops/runbooks/kubernetes/KubePodCrashLooping.md',
  ])('takes the name out of %s', (address) => {
    expect(readAlert(address)?.names[0]?.toLowerCase()).toBe('kubepodcrashlooping');
  });

  it('takes the address of the runbook out of the annotations', () => {
    const alert = readAlert(JSON.stringify({ alerts: [{ labels: { job: 'x' }, annotations }] }));
    expect(alert?.linked).toEqual(['runbooks/kubernetes/kubepodcrashlooping']);
  });

  it('keeps the words of an alert that says no name', () => {
    expect(readAlert(JSON.stringify({ event: { data: { title: 'Checkout answers slowly' } } }))?.words).toBe('Checkout answers slowly');
  });
});

it.each(['pod keeps restarting', '/api/checkout', 'KubePodCrashLooping', 'http_requests_total', 'kubectl get pods -n shop', ''])(
  '%j is words to search for',
  (text) => {
    expect(readAlert(text)).toBeNull();
  },
);
