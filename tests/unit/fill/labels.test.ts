/** Labels of an alert, in the forms that reach a responder. */
import { describe, expect, it } from 'vitest';
import { labelsFrom } from '../../../src/fill/labels.ts';

const labels = { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'web-1' };

describe('labelsFrom', () => {
  it.each([
    [
      "Alertmanager's webhook",
      { version: '4', status: 'firing', commonLabels: { alertname: 'other' }, alerts: [{ status: 'firing', labels }] },
    ],
    ["Alertmanager's API", [{ labels, annotations: { summary: 'x' } }]],
    ['one alert', { labels, annotations: {} }],
    ['common labels alone', { groupKey: 'x', commonLabels: labels }],
    ['an object of labels', labels],
  ])('%s as JSON', (_, value) => {
    expect(labelsFrom(JSON.stringify(value))).toEqual(labels);
  });

  it.each([
    ['a selector', 'ALERTS{alertname="KubePodCrashLooping", namespace="shop",pod="web-1"}'],
    ['labels one a line', 'alertname="KubePodCrashLooping"\nnamespace="shop"\npod = "web-1"\n'],
    ["Alertmanager's mail", 'Labels\n - alertname = KubePodCrashLooping\n - namespace = shop\n - pod = web-1\n'],
    ['a chat message', '*alertname:* KubePodCrashLooping\n• *namespace:* `shop`\n• *pod:* `web-1`'],
  ])('%s', (_, text) => {
    expect(labelsFrom(text)).toEqual(labels);
  });

  it('takes the escapes of a quoted value back', () => {
    expect(labelsFrom(String.raw`{a="x\"y\\z\n"}`)).toEqual({ a: 'x"y\\z\n' });
  });

  it.each(['', 'nothing to see', '[]', 'null', '42', '{"labels": 3}', '{"a b": "c", "d": 4}'])('finds none in %j', (text) => {
    expect(labelsFrom(text)).toEqual({});
  });
});
