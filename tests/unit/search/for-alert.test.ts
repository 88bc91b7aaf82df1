import { describe, expect, it } from 'vitest';
import { readAlert } from '../../../src/fill/alert-text.ts';
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
const titles = (text: string, list: 'named' | 'similar' | 'patterns') => {
  const alert = readAlert(text);
  return alert === null ? [] : forAlert(index, alert)[list].map(({ entry }) => entry[1]);
};

describe('an alert that no runbook answers @fault-55', () => {
  it.each([
    // Other alerts, runbooks and everyday words in its text are not its own.
    ['{"alerts":[{"labels":{"alertname":"Ours"},"annotations":{"summary":"See KubePodCrashLooping, bad deploy, kubernetes"}}]}'],
    ['Labels:\n - alertname = Ours\nAnnotations:\n - summary = not KubePodCrashLooping\nSource: https://x.example/slow-dependency\n'],
    ['[FIRING:1] Ours (shop)\nunlike KubePodCrashLooping'],
    // Titles, and names that are nearly the same.
    ['{"labels": {"alertname": "Bad deploy"}}'],
    ['{"labels": {"alertname": "KubePodCrashLoopin"}}'],
    ['{"labels": {"alertname": "kube-pod-crash-looping"}}'],
    ['https://runbooks.example/alerts/KubePodCrashLoopingX/?pod=a'],
    ['{"title": "checkout is bad", "message": "deploy"}'],
  ])('%s', (text) => {
    expect(titles(text, 'named')).toEqual([]);
  });

  it('is named beside those of its group that one answers', () => {
    const group = readAlert('{"alerts":[{"labels":{"alertname":"Ours"}},{"labels":{"alertname":"KubePodCrashLooping"}}]}');
    const { named, unanswered } = group === null ? { named: [], unanswered: [] } : forAlert(index, group);
    expect([named.map(({ entry }) => entry[1]), unanswered]).toEqual([['Kube Pod Crash Looping'], ['Ours']]);
  });
});

describe('the runbook of an alert', () => {
  it.each([
    '{"labels": {"alertname": "KubePodCrashLooping"}}',
    'ALERTS{alertname="kubepodcrashlooping"}',
    '[FIRING:1] KubePodCrashLooping (shop web-1)',
    'https://runbooks.example/ops/runbooks/kubernetes/kubepodcrashlooping/?alertname=Ours',
    'https://runbooks.prometheus-operator.dev/runbooks/kubernetes/kubepodcrashlooping/',
    '{"event": {"data": {"title": "prod: KubePodCrashLooping on web-1"}}}',
    '{"alerts": [{"labels": {"alertname": "Ours"}, "annotations": {"runbook_url": "https://x.example/r/kubernetes/KubePodCrashLooping.md"}}]}',
  ])('%s', (text) => {
    expect(titles(text, 'named')[0]).toBe('Kube Pod Crash Looping');
  });

  it('is the nearest by spelling, by words and by labels where none is named', () => {
    expect(titles('{"labels": {"alertname": "KubePodCrashLoopingX"}}', 'similar')[0]).toBe('Kube Pod Crash Looping');
    expect(titles('{"labels": {"alertname": "CheckoutBroken", "service": "order"}}', 'similar')[0]).toBe('Payment gateway timeout');
  });

  it('is a failure pattern by the signal that the words speak of', () => {
    expect(titles('{"labels": {"alertname": "ApiLatencyHigh"}}', 'patterns')).toEqual(['Slow dependency']);
    expect(titles('{"labels": {"alertname": "ApiErrorRateHigh"}}', 'patterns')).toEqual(['Bad deploy']);
  });
});
