import { describe, expect, test } from 'vitest';
import {
  describeBlastRadius,
  renameIncident,
  setMilestone,
  setSeverity,
  setStatus,
  startIncident,
} from '../../../src/incident/commands/incident.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { durationsOf, durationText } from '../../../src/incident/durations.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { lengthText } from '../../../src/incident/length-text.ts';
import { milestonesOf } from '../../../src/incident/milestones.ts';
import { emptyState } from '../../../src/incident/state.ts';
import { nextStatus, statuses } from '../../../src/incident/status.ts';
import { minute, Person, runbook, start, step } from './desk.ts';

function opened(): Person {
  const person = new Person('ann');
  person.do((desk) =>
    startIncident(desk.recorder, { title: 'Slow users', severity: 'SEV2', services: ['user-service'], startedAt: start - 5 * minute }),
  );
  return person;
}

describe('an incident', () => {
  test('opened deliberately has a title, a severity, services and its start', () => {
    const { state } = opened();
    expect(factsOf(state)).toMatchObject({
      id: 'ann-1',
      title: 'Slow users',
      severity: 'SEV2',
      services: ['user-service'],
      openedAt: start,
    });
    expect(milestonesOf(state).started).toMatchObject({ at: start - 5 * minute, source: 'directly' });
  });

  test('can be renamed; saying the same is no event', () => {
    const person = opened();
    person.do((desk) => renameIncident(desk, ' Users are slow '));
    expect(factsOf(person.state).title).toBe('Users are slow');
    expect(renameIncident(person.desk, 'Users are slow')).toMatchObject({ ok: false, reason: 'already-so' });
    expect(renameIncident(person.desk, '')).toMatchObject({ ok: false, reason: 'nothing-said' });
  });

  test('keeps a name that somebody chose over one that a tick implied later', () => {
    const [ann, ben] = [opened(), new Person('ben', start + minute)];
    ben.do((desk) => completeStep(desk, step('a'), { startAs: { title: 'Latency spike', runbook } }));
    const moved = ben.state.log.events.map((event) => ({ ...event, incident: 'ann-1' }));
    const other = new Person('cyd');
    other.state = { ...emptyState, log: { events: moved } };
    ann.hear(other);
    expect(factsOf(ann.state).title).toBe('Slow users');
  });

  test('without its beginning still has a name', () => {
    expect(factsOf(emptyState)).toMatchObject({ id: '', title: 'Untitled incident', severity: undefined, status: undefined });
  });

  test('that there is none refuses what begins none', () => {
    expect(renameIncident(new Person('ann').desk, 'x')).toMatchObject({ ok: false, reason: 'no-incident' });
  });

  test('has severities and statuses with their times', () => {
    const person = opened();
    person.now += minute;
    person.do((desk) => setSeverity(desk, 'SEV1', 'all regions'));
    expect(factsOf(person.state).severities.map(({ value, at }) => [value, at])).toEqual([
      ['SEV2', start],
      ['SEV1', start + minute],
    ]);
    expect(setSeverity(person.desk, 'SEV1')).toMatchObject({ ok: false, reason: 'already-so' });
    expect(person.state.timeline.at(-1)?.text).toBe('Severity SEV1 (all regions)');
  });

  test('has a blast radius: the last description as a whole', () => {
    const person = opened();
    person.do((desk) => describeBlastRadius(desk, { users: 'all', regions: 'eu' }));
    person.do((desk) => describeBlastRadius(desk, { users: 'half', regions: '' }));
    expect(factsOf(person.state).blastRadius).toEqual({ users: 'half' });
    expect(describeBlastRadius(person.desk, { users: ' ' })).toMatchObject({ ok: false, reason: 'nothing-said' });
  });
});

test('each status has one that comes next, but for the last', () => {
  expect(
    [undefined, 'investigating', 'mitigated', 'monitoring', 'resolved'].map((status) => nextStatus(statuses.find((s) => s === status))),
  ).toEqual(['investigating', 'identified', 'monitoring', 'resolved', undefined]);
});

describe('milestones', () => {
  test('are set by the status, each by the first that says it', () => {
    const person = opened();
    for (const status of ['investigating', 'identified', 'mitigated', 'monitoring', 'resolved'] as const) {
      person.now += minute;
      person.do((desk) => setStatus(desk, status));
    }
    const { acknowledged, mitigated, resolved } = milestonesOf(person.state);
    expect([acknowledged?.at, mitigated?.at, resolved?.at]).toEqual([start + minute, start + 3 * minute, start + 5 * minute]);
    expect(mitigated?.source).toBe('by status');
  });

  test('are counted anew when the fix did not hold', () => {
    const person = opened();
    for (const status of ['investigating', 'mitigated', 'resolved', 'investigating'] as const) {
      person.now += minute;
      person.do((desk) => setStatus(desk, status));
    }
    expect(milestonesOf(person.state)).not.toHaveProperty('mitigated');
    person.now += minute;
    person.do((desk) => setStatus(desk, 'monitoring'));
    expect(milestonesOf(person.state)).toMatchObject({ acknowledged: { at: start + minute }, mitigated: { at: start + 5 * minute } });
    expect(milestonesOf(person.state)).not.toHaveProperty('resolved');
  });

  test('that somebody set hold against the status; the last word counts', () => {
    const person = opened();
    person.do((desk) => setMilestone(desk, 'mitigated', { at: start - minute }));
    person.do((desk) => setStatus(desk, 'mitigated'));
    expect(milestonesOf(person.state).mitigated).toMatchObject({ at: start - minute, source: 'directly' });
    person.do((desk) => setMilestone(desk, 'mitigated', { at: start }));
    expect(milestonesOf(person.state).mitigated?.at).toBe(start);
  });

  test('that nobody said are not there: being resolved does not say when users were first helped', () => {
    const person = opened();
    person.do((desk) => setStatus(desk, 'resolved'));
    expect(Object.keys(milestonesOf(person.state)).sort()).toEqual(['resolved', 'started']);
  });
});

describe('durations', () => {
  test('run between the milestones that are known', () => {
    const person = opened();
    person.do((desk) => setMilestone(desk, 'detected', { at: start }));
    person.now += 7 * minute;
    person.do((desk) => setStatus(desk, 'investigating'));
    const durations = durationsOf(milestonesOf(person.state));
    expect(durations.detect).toEqual({ known: true, ms: 5 * minute });
    expect(durations.acknowledge).toEqual({ known: true, ms: 7 * minute });
    expect(durations.mitigate).toEqual({ known: false, why: 'unknown', missing: ['mitigated'] });
    expect(durationText(durations.mitigate)).toBe('unknown');
  });

  test('against the order of things are told as such', () => {
    const person = opened();
    person.do((desk) => setMilestone(desk, 'detected', { at: start - 60 * minute }));
    expect(durationText(durationsOf(milestonesOf(person.state)).detect)).toBe('contradictory times');
  });

  test.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [72 * 60_000, '1 h 12 min'],
    [86_400_000, '1 d'],
    [90_061_000, '1 d 1 h 1 min'],
  ])('of %d ms in words: %s', (ms, text) => expect(lengthText(ms)).toBe(text));
});
