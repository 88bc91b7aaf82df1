/** Alerts as people copy them without a message around them: from a query, a table, a line of a chat. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAlert } from '../../../src/fill/alert-text.ts';
import { bareLabels } from '../../../src/fill/bare-labels.ts';

describe('labels without braces', () => {
  it.each([
    'alertname="DiskFull", namespace="shop"',
    'alertname="DiskFull",namespace="shop"',
    'alertname = "DiskFull" , namespace = "shop"',
    'alertname=DiskFull namespace=shop',
    'namespace=shop alertname=DiskFull',
    'alertname=DiskFull,namespace=shop',
    "{alertname='DiskFull', namespace='shop'}",
    'alertname: DiskFull, namespace: shop',
    'alertname="DiskFull"\nnamespace="shop"',
    'ALERTS{alertname="DiskFull", alertstate="firing", namespace="shop"}',
    'ALERTS{__name__="ALERTS", alertname="DiskFull", namespace="shop"} 1',
  ])('%s', (text) => {
    expect(readAlert(text)).toMatchObject({
      name: 'DiskFull',
      labels: { namespace: 'shop' },
      alerts: [{ name: 'DiskFull', labels: { namespace: 'shop' } }],
    });
    expect(readAlert(text)?.labels).toEqual({ namespace: 'shop' });
  });

  it('one alert a line, or in paragraphs', () => {
    for (const text of [
      'alertname=A namespace=x pod=a\nalertname=B namespace=x pod=b',
      'alertname=A\nnamespace=x\n\nalertname=B\nnamespace=x',
    ])
      expect(readAlert(text)).toMatchObject({ title: 'A, B', labels: { namespace: 'x' } });
  });

  it.each([
    'namespace=shop',
    'namespace="shop", pod="web-1"',
    'kubectl get pods -l app=web,tier=front',
    'amtool alert query alertname=DiskFull',
    'select * from alerts where alertname=b',
    'why does alertname=DiskFull fire',
    'alertname=A alertname=B',
  ])('%s is words to search for', (text) => expect(readAlert(text)).toBeNull());

  it('are read as they were written, whatever the values hold', () => {
    const value = fc.string({ maxLength: 12, unit: 'grapheme' }).map((text) => `x${text.toWellFormed()}`);
    const labels = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), value, { maxKeys: 4, noNullPrototype: true });
    fc.assert(
      fc.property(labels, value, fc.constantFrom(', ', ',', ' '), (others, name, between) => {
        const all = { alertname: name, ...others };
        const written = Object.entries(all).map(([key, text]) => `${key}="${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`);
        expect(bareLabels(written.join(between))).toEqual([all]);
      }),
    );
  });
});

describe('the tables of amtool', () => {
  it('short: name, time and summary', () => {
    const text = [
      'Alertname     Starts At                Summary                          State',
      'DiskFull      2026-11-20 02:14:27 UTC  Only 3 % are left: 2 of 3 disks  active',
      'DiskSlow      2026-11-20 02:10:00 UTC                                   suppressed',
    ].join('\n');
    expect(readAlert(text)).toMatchObject({
      title: 'DiskFull, DiskSlow',
      firedAt: Date.UTC(2026, 10, 20, 2, 10),
      alerts: [
        { name: 'DiskFull', startsAt: Date.UTC(2026, 10, 20, 2, 14, 27), summary: 'Only 3 % are left: 2 of 3 disks' },
        { name: 'DiskSlow', startsAt: Date.UTC(2026, 10, 20, 2, 10), summary: '' },
      ],
    });
  });

  it.each(['  ', ' '])('extended: labels, annotations and source, with %j between columns', (blank) => {
    const row = [
      'alertname="DiskFull" namespace="shop"',
      'runbook_url="https://runbooks.example/x" summary="Disk is full"',
      '2026-11-20 02:14:27 UTC',
      '2026-11-20 02:24:27 UTC',
      'http://prometheus:9090/graph?g0.expr=x',
      'active',
    ];
    const text = `Labels                                 Annotations  Starts At  Ends At  Generator URL  State\n${row.join(blank)}`;
    expect(readAlert(text)?.alerts).toEqual([
      {
        name: 'DiskFull',
        labels: { namespace: 'shop' },
        startsAt: Date.UTC(2026, 10, 20, 2, 14, 27),
        summary: 'Disk is full',
        source: 'http://prometheus:9090/graph?g0.expr=x',
      },
    ]);
  });
});

describe('messages', () => {
  it("Slack's usual template: its headings are no labels, its description is the summary", () => {
    const text =
      '[FIRING:2] DiskFull for node (shop critical)\n*Alert:* Disk is full - `critical`\n*Description:* 3 % left\n*Graph:* http://x\n*Details:*\n • *alertname:* `DiskFull`\n • *namespace:* `shop`';
    expect(readAlert(text)).toMatchObject({ name: 'DiskFull', labels: { namespace: 'shop' }, alerts: [{ summary: '3 % left' }] });
    expect(readAlert(text)?.labels).toEqual({ namespace: 'shop' });
  });

  it("the text of Alertmanager's grouped mail", () => {
    const block = (instance: string) =>
      `Labels\nalertname = DiskFull\ninstance = ${instance}\nnamespace = shop\nAnnotations\nsummary = Full on ${instance}\nSource\n`;
    const text = `2 alerts for alertname=DiskFull\n\nView In Alertmanager\n[2] Firing\n${block('a')}${block('b')}Sent by Alertmanager`;
    expect(readAlert(text)).toMatchObject({ name: 'DiskFull', labels: { namespace: 'shop' }, alerts: [{ summary: 'Full on a' }] });
  });

  it("PagerDuty's mail of an alert from Alertmanager", () => {
    const text =
      'PagerDuty: [#1234] TRIGGERED\n[FIRING:1] DiskFull shop (critical)\nService: Shop\nFiring:\nLabels:\n - alertname = DiskFull\n - namespace = shop\nAnnotations:\n - summary = Disk is full\nSource: http://prometheus:9090/graph\n';
    expect(readAlert(text)?.alerts).toEqual([
      {
        name: 'DiskFull',
        labels: { namespace: 'shop' },
        startsAt: undefined,
        summary: 'Disk is full',
        source: 'http://prometheus:9090/graph',
      },
    ]);
  });
});
