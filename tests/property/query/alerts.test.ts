/** Alerts on their way: what is written into links and addresses is what is read from them; whatever is pasted is read without a fault. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToLink, alertsFromLink } from '../../../src/fill/alert-link.ts';
import { readAlert } from '../../../src/fill/alert-text.ts';
import { alertLimits, type ReceivedAlert } from '../../../src/fill/received-alert.ts';
import { incidentAddress } from '../../../src/ui/client/alerts/alert-address.ts';
import { seed } from '../../support/seed.ts';

/** Texts with what breaks careless code; without blanks at their ends, which names do not keep. */
const words = fc
  .oneof(
    fc.constantFrom('DiskFull', 'a&b=c', '#', '50%', '+', 'a b', '日本', '"', '{x="y"}', '</script>'),
    fc.string({ maxLength: 30, unit: 'grapheme' }),
  )
  .map((text) => text.replace(/\s+/g, ' ').trim().toWellFormed())
  .filter((text) => text !== '');
const labelName = fc.stringMatching(/^[a-z_][a-z0-9_]{0,9}$/).filter((name) => !['summary', 'alertname', 'q', '__proto__'].includes(name));
const alert: fc.Arbitrary<ReceivedAlert> = fc.record({
  name: words,
  labels: fc.dictionary(labelName, words, { maxKeys: 5, noNullPrototype: true }),
  startsAt: fc.option(fc.integer({ min: 1, max: Date.UTC(2299, 0, 1) }), { nil: undefined }),
  summary: fc.oneof(fc.constant(''), words),
  source: fc.constantFrom('', 'https://prometheus.example/graph?g0.expr=up%7Ba%3D%22b%22%7D', 'http://[::1]:9090/'),
});

describe(`an alert (seed ${seed})`, () => {
  it('in a link is read as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(alert, (one) => {
        const link = addToLink(new URL('https://runbooks.example.com/ops/alerts/x/?pod=old#steps'), [one]);
        expect(link.hash).toBe('#steps');
        const { pod = 'old' } = one.labels;
        expect(alertsFromLink(link.search)).toEqual([{ ...one, labels: { ...one.labels, pod } }]);
      }),
      { seed },
    );
  });

  it('on its way to the page of the incident, alone or in a group, is read as it was sent', () => {
    fc.assert(
      fc.property(fc.uniqueArray(alert, { minLength: 1, maxLength: 4, selector: ({ name }) => name }), (group) => {
        const address = new URL(incidentAddress(group, 'https://runbooks.example.com/ops/'));
        const read = readAlert(new URLSearchParams(address.hash.slice(1)).get('alert') ?? '');
        expect(read?.alerts).toEqual(group);
      }),
      { seed },
    );
  });
});

const scraps = fc.constantFrom(
  'Labels:\n',
  ' - alertname = A\n',
  'Annotations:\n',
  'Source: https://x.example\n',
  'Alerts Resolved:\n',
  '[FIRING:2] A ',
  '[RESOLVED] ',
  '{alertname="',
  '"}',
  '{"alerts":[',
  '{"labels":{"alertname":"A"}}',
  ']}',
  'https://x.example/alerts/%E0%A4%A',
  '/alerts/a?b=%',
  '\n',
  '\u2028',
  '\ud800',
);

it(`reads any text within its limits, and never throws @fault-50 (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(scraps, fc.string({ maxLength: 8 })), { maxLength: 40 }), (parts) => {
      const read = readAlert(parts.join(''));
      for (const { name, labels, summary, source } of read?.alerts ?? []) {
        expect(name.length).toBeLessThanOrEqual(alertLimits.name);
        expect(Object.values(labels).every((value) => value.length <= alertLimits.label)).toBe(true);
        expect(summary.length).toBeLessThanOrEqual(alertLimits.summary);
        expect(source).toMatch(/^(?:https?:\/\/.*)?$/);
      }
    }),
    { seed },
  );
});
