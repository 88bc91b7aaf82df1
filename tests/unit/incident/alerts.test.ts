/** Alerts of an incident: it starts with them, gets more only when somebody adds them, and a record holds whatever they bring. */
import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../../src/incident/alerts.ts';
import { addAlerts } from '../../../src/incident/commands/alerts.ts';
import { startIncident } from '../../../src/incident/commands/incident.ts';
import { writeNote } from '../../../src/incident/commands/log.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { limits } from '../../../src/incident/limits.ts';
import { milestonesOf } from '../../../src/incident/milestones.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { Person } from './desk.ts';

const fired = Date.UTC(2026, 10, 20, 2, 14);
const slow = { name: 'ShopSlow', labels: { pod: 'web-1' }, summary: 'Slow', source: 'https://prometheus.example/', startsAt: fired };
const step = { runbook: 'shop/slow', revision: 'r1', id: 's1', text: 'Look' };

const names = (ann: Person) => (ann.state === undefined ? [] : alertsOf(ann.state).map(({ name }) => name));

describe('an incident that starts with an alert', () => {
  it.each([
    ['deliberately', (ann: Person) => ann.do(({ recorder }) => startIncident(recorder, { title: 'ShopSlow', alerts: [slow] }))],
    [
      'by a tick',
      (ann: Person) => ann.do((desk) => completeStep({ ...desk, alerts: [slow] }, step, { startAs: { title: 'Slow checkout' } })),
    ],
    ['by a note', (ann: Person) => ann.do((desk) => writeNote({ ...desk, alerts: [slow] }, 'seen'))],
  ])('%s: has its name, time, summary and source', (_, start) => {
    const ann = new Person('ann', fired + 600_000);
    start(ann);
    const { state } = ann;
    if (state === undefined) throw new Error('no incident');
    expect(factsOf(state).title).toBe('ShopSlow');
    expect(alertsOf(state)).toMatchObject([{ name: 'ShopSlow', summary: 'Slow', source: 'https://prometheus.example/', firedAt: fired }]);
    expect(milestonesOf(state).detected?.at).toBe(fired);
    expect(state.timeline[0]?.text).toBe('Alert ShopSlow (pod=web-1): Slow');
    expect(readRecord(writeRecord([state.log]))).toMatchObject({ outcome: 'whole' });
  });

  it('of tomorrow, or without a time: it is not known when it fired', () => {
    const ann = new Person('ann', fired);
    ann.do((desk) => writeNote({ ...desk, alerts: [{ ...slow, startsAt: fired + 86_400_000 }, { name: 'Other' }] }, 'seen'));
    expect(ann.state && alertsOf(ann.state).map(({ firedAt }) => firedAt)).toEqual([undefined, undefined]);
    expect(ann.state && milestonesOf(ann.state).detected).toBeUndefined();
  });

  it('of any size: what a record cannot hold is cut or left out, and the tick is kept', () => {
    const ann = new Person('ann', fired);
    const huge = 'x'.repeat(limits.address + 1);
    const labels = { ['__proto__']: 'a', a: huge, b: 'b', '': 'c' };
    ann.do((desk) =>
      completeStep({ ...desk, alerts: [{ name: huge, summary: huge, source: `https://${huge}`, labels }, { name: ' ' }] }, step),
    );
    const [only, ...others] = ann.state === undefined ? [] : alertsOf(ann.state);
    expect(others).toEqual([]);
    expect([only?.name.length, only?.summary?.length, only?.source, [...(only?.labels ?? [])]]).toEqual([
      limits.line,
      limits.line,
      undefined,
      [['b', 'b']],
    ]);
    expect(readRecord(writeRecord(ann.state === undefined ? [] : [ann.state.log]))).toMatchObject({ outcome: 'whole' });
  });
});

describe('an incident that is open', () => {
  it('gets no alert by a tick, only by somebody who adds it, once', () => {
    const ann = new Person('ann', fired);
    ann.do(({ recorder }) => startIncident(recorder, { title: 'Payments fail' }));
    ann.do((desk) => completeStep({ ...desk, alerts: [slow] }, step));
    expect(names(ann)).toEqual([]);
    ann.do((desk) => addAlerts(desk, [slow]));
    expect(names(ann)).toEqual(['ShopSlow']);
    expect(ann.state && factsOf(ann.state).title).toBe('Payments fail');
    expect(ann.state && milestonesOf(ann.state).detected).toBeUndefined();
    expect(addAlerts(ann.desk, [slow])).toMatchObject({ ok: false, reason: 'already-so' });
    ann.do((desk) => addAlerts(desk, [slow, { ...slow, startsAt: fired - 1000 }]));
    expect(names(ann)).toEqual(['ShopSlow', 'ShopSlow']);
  });
});
