import { describe, expect, it } from 'vitest';
import { readAlert } from '../../../src/query/fill/alert-text.ts';
import type { JumpEntry } from '../../../src/search/jump-list.ts';
import { forAlert } from '../../../src/ui/client/search/for-alert.ts';
import { makeIndex } from '../../../src/ui/client/search/rank.ts';

const entries: JumpEntry[] = [
  [0, 'Kube Pod Crash Looping', 'KubePodCrashLooping', 'runbooks/kubernetes/kubepodcrashlooping/', 'kubernetes', ''],
  [0, 'Payment gateway timeout', '', 'runbooks/order-service/payment-gateway-timeout/', 'Order service', 'checkout 503'],
  [0, 'Slow dependency', '', 'runbooks/patterns/slow-dependency/', 'Failure patterns', '', 'latency'],
  [0, 'Bad deploy', '', 'runbooks/patterns/bad-deploy/', 'Failure patterns', '', 'errors'],
  [1, 'kubernetes', '', 'runbooks/kubernetes/', '', ''],
];
const index = makeIndex(entries);
const titles = (text: string, list: 'named' | 'nearest') => {
  const alert = readAlert(text);
  return alert === null ? [] : forAlert(index, alert)[list].map(({ entry }) => entry[1]);
};

describe('the runbook of an alert', () => {
  it.each([
    '{"labels": {"alertname": "KubePodCrashLooping"}}',
    'ALERTS{alertname="kubepodcrashlooping"}',
    '[FIRING:1] KubePodCrashLooping (shop web-1)',
    'https://runbooks.prometheus-operator.dev/runbooks/kubernetes/kubepodcrashlooping/',
    '{"event": {"data": {"title": "prod: KubePodCrashLooping on web-1"}}}',
    '{"labels": {"alertname": "Ours"}, "annotations": {"runbook_url": "https://x.example/r/payment-gateway-timeout\\nKubePodCrashLooping"}}',
  ])('%s', (text) => {
    expect(titles(text, 'named')[0]).toBe('Kube Pod Crash Looping');
  });

  it('is the nearest by spelling, by words and by labels where none is named', () => {
    expect(titles('{"labels": {"alertname": "KubePodCrashLoopingX"}}', 'nearest')[0]).toBe('Kube Pod Crash Looping');
    expect(titles('{"labels": {"alertname": "CheckoutBroken", "service": "order"}}', 'nearest')[0]).toBe('Payment gateway timeout');
  });

  it('is a failure pattern by the signal that the words speak of', () => {
    expect(titles('{"labels": {"alertname": "ApiLatencyHigh"}}', 'nearest')).toEqual(['Slow dependency']);
    expect(titles('{"labels": {"alertname": "ApiErrorRateHigh"}}', 'nearest')).toEqual(['Bad deploy']);
  });
});
