/** An incident that comes back has several periods of impact, however its times were set. */
import { describe, expect, test } from 'vitest';
import { sendCommunication } from '../../../src/incident/commands/communication.ts';
import { setMilestone, setSeverity, setStatus, startIncident } from '../../../src/incident/commands/incident.ts';
import { correctEvent, retractEvent } from '../../../src/incident/commands/log.ts';
import { contradictionIn, durationsOf, durationText, impactOf, totalImpact } from '../../../src/incident/durations.ts';
import { lastingText } from '../../../src/incident/extent.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { impactPeriodsOf, milestonesOf } from '../../../src/incident/milestones.ts';
import { elapsed, updateDue } from '../../../src/incident/nudges.ts';
import type { IncidentStatus } from '../../../src/incident/status.ts';
import { timeToLookAt } from '../../../src/incident/window.ts';
import { minute, Person, start } from './desk.ts';

/** Minutes after the start. */
const at = (minutes: number) => start + minutes * minute;

function opened(): Person {
  const person = new Person('ann');
  person.do((desk) => startIncident(desk.recorder, { title: 'Checkout fails', severity: 'SEV1', startedAt: start, detectedAt: at(5) }));
  return person;
}

function set(person: Person, minutes: number, status: IncidentStatus) {
  person.now = at(minutes);
  return person.do((desk) => setStatus(desk, status));
}

/** Periods as minutes after the start. */
function periods(person: Person) {
  const minutes = (reached: { at: number } | undefined) => (reached === undefined ? undefined : (reached.at - start) / minute);
  return impactPeriodsOf(person.state).map(({ started, mitigated, resolved }) => [minutes(started), minutes(mitigated), minutes(resolved)]);
}

describe('a reopened incident @fault-57', () => {
  test('has no end any more, whichever way the end was set', () => {
    const byStatus = opened();
    set(byStatus, 30, 'mitigated');
    set(byStatus, 40, 'resolved');
    const corrected = opened();
    set(corrected, 41, 'resolved');
    corrected.do((desk) => setMilestone(desk, 'resolved', { at: at(40) }));
    corrected.do((desk) => setMilestone(desk, 'mitigated', { at: at(30) }));
    for (const person of [byStatus, corrected]) {
      set(person, 120, 'investigating');
      expect(milestonesOf(person.state)).not.toHaveProperty('resolved');
      expect(milestonesOf(person.state)).not.toHaveProperty('mitigated');
      expect(milestonesOf(person.state).started?.at).toBe(start);
      expect(periods(person)).toEqual([
        [0, 30, 40],
        [120, undefined, undefined],
      ]);
      set(person, 180, 'mitigated');
      set(person, 190, 'resolved');
      expect(periods(person)).toEqual([
        [0, 30, 40],
        [120, 180, 190],
      ]);
      expect(durationText(totalImpact(impactPeriodsOf(person.state)))).toBe('1 h 30 min');
      expect(durationText(durationsOf(milestonesOf(person.state)).resolve)).toBe('3 h 10 min');
    }
  });

  test('a corrected time belongs to the period that had begun by then', () => {
    const person = opened();
    set(person, 40, 'resolved');
    const back = set(person, 120, 'identified');
    person.do((desk) => setMilestone(desk, 'mitigated', { at: at(25) }));
    person.do((desk) => setMilestone(desk, 'started', { at: at(110) }));
    expect(periods(person)).toEqual([
      [0, 25, 40],
      [110, undefined, undefined],
    ]);
    person.do((desk) => setMilestone(desk, 'started', { at: at(-5) }));
    expect(periods(person)[0]).toEqual([-5, 25, 40]);
    // Taken back, it was never reopened.
    person.do((desk) => retractEvent(desk, back));
    expect(periods(person)).toHaveLength(1);
    expect(milestonesOf(person.state).resolved?.at).toBe(at(40));
  });

  test('the reopening itself can be corrected', () => {
    const person = opened();
    set(person, 40, 'resolved');
    const back = set(person, 120, 'investigating');
    person.do((desk) => correctEvent(desk, back, { occurredAt: at(115) }));
    expect(periods(person)[1]).toEqual([115, undefined, undefined]);
  });

  test('watching again after it was resolved undoes the end alone: users are not affected again', () => {
    const person = opened();
    set(person, 30, 'mitigated');
    set(person, 40, 'resolved');
    set(person, 50, 'monitoring');
    expect(periods(person)).toEqual([[0, 30, undefined]]);
  });

  test('its window, its length and its next update are those of the current period', () => {
    const person = opened();
    person.do((desk) => sendCommunication(desk, { audience: 'Customers', text: 'we look', nextUpdateAt: at(60) }));
    set(person, 40, 'resolved');
    set(person, 120, 'investigating');
    expect(timeToLookAt(person.state, at(130))).toEqual({ from: at(90), to: at(130) });
    expect(elapsed(person.state, at(130))).toBe(10 * minute);
    expect(updateDue(person.state)).toBe(at(150));
  });

  test('has no length where a period has none, and going back to work is not the first acknowledgement', () => {
    const person = new Person('ann', at(60));
    person.do((desk) => startIncident(desk.recorder, { title: 'Checkout fails', detectedAt: at(50) }));
    set(person, 80, 'resolved');
    set(person, 100, 'mitigated');
    set(person, 120, 'investigating');
    expect(lastingText(person.state, at(125))).toEqual(['Reopened for', '5 min', '']);
    set(person, 150, 'resolved');
    expect(durationText(totalImpact(impactPeriodsOf(person.state)))).toBe('unknown');
    expect(lastingText(person.state, at(160))).toEqual(['Time with impact:', 'unknown', 'in 2 periods']);
    expect(milestonesOf(person.state).acknowledged).toBeUndefined();
    person.do((desk) => setMilestone(desk, 'started', { at: at(40) }));
    expect(lastingText(person.state, at(160))).toEqual(['Lasted', '1 h 30 min', 'in 2 periods']);
  });

  test.each([
    ['identified', 'investigating'],
    ['mitigated', 'investigating'],
    ['resolved', 'investigating'],
  ] as const)('%s, then %s: nothing says when it was acknowledged', (first, then) => {
    const person = opened();
    set(person, 10, first);
    set(person, 20, then);
    expect(milestonesOf(person.state).acknowledged).toBeUndefined();
    person.do((desk) => setMilestone(desk, 'acknowledged', { at: at(7) }));
    expect(milestonesOf(person.state).acknowledged?.at).toBe(at(7));
  });

  test('its severity is the last, and the worst is known', () => {
    const person = opened();
    person.do((desk) => setSeverity(desk, 'SEV3'));
    expect(factsOf(person.state)).toMatchObject({ severity: 'SEV3', worstSeverity: 'SEV1' });
  });
});

describe('resolved before mitigated is a contradiction @fault-57', () => {
  test('and gives no length', () => {
    const person = opened();
    set(person, 40, 'resolved');
    person.do((desk) => setMilestone(desk, 'mitigated', { at: at(50) }));
    const [period] = impactPeriodsOf(person.state);
    expect(contradictionIn(period)).toEqual(['resolved', 'mitigated']);
    expect(impactOf(period)).toMatchObject({ known: false, why: 'contradictory' });
    const { mitigate, resolve } = durationsOf(milestonesOf(person.state));
    for (const duration of [mitigate, resolve]) {
      expect(duration).toMatchObject({ known: false, why: 'contradictory', order: ['resolved', 'mitigated'] });
    }
  });
});

test('a resolved incident of one period lasted as long as is known', () => {
  const known = opened();
  set(known, 30, 'resolved');
  expect(lastingText(known.state, at(90))).toEqual(['Lasted', '30 min', '']);
  const unknown = new Person('ann');
  unknown.do((desk) => startIncident(desk.recorder, { title: 'Checkout fails' }));
  set(unknown, 30, 'resolved');
  expect(lastingText(unknown.state, at(90))).toEqual(['Lasted at least', '30 min', '']);
  unknown.do((desk) => setMilestone(desk, 'started', { at: at(40) }));
  expect(lastingText(unknown.state, at(90))).toEqual(['Lasted:', 'contradictory times', '']);
});
