/** The incident as one picture: what is in it, and that its drawing is sound whatever was recorded. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendCommunication } from '../../../src/incident/commands/communication.ts';
import { proposeHypothesis, rejectHypothesis } from '../../../src/incident/commands/hypotheses.ts';
import { setMilestone, setStatus, startIncident } from '../../../src/incident/commands/incident.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { describeLane } from '../../../src/incident/lane/describe.ts';
import { fitted, placeLabels, textWidth } from '../../../src/incident/lane/labels.ts';
import { laneOf } from '../../../src/incident/lane/lane.ts';
import { laneFile } from '../../../src/incident/lane/svg.ts';
import { emptyState } from '../../../src/incident/state.ts';
import { minute, Person, start, step } from './desk.ts';

const at = (minutes: number) => start + minutes * minute;
const clock = (instant: number) => new Date(instant).toISOString().slice(11, 16);

/** Began at 0, detected at 8, opened at 10. */
function opened(): Person {
  const person = new Person('ann', at(10));
  person.do((desk) => startIncident(desk.recorder, { title: 'Checkout fails', startedAt: at(0), detectedAt: at(8) }));
  return person;
}

function segments(person: Person, now: number) {
  return laneOf(person.state, { now })?.segments.map(({ phase, from, to, isOpen }) => [
    phase,
    (from - start) / minute,
    (to - start) / minute,
    ...(isOpen ? ['open'] : []),
  ]);
}

describe('a lane', () => {
  test('of nothing is none', () => {
    expect(laneOf(emptyState, { now: start })).toBeUndefined();
  });

  test('ends now while the incident runs', () => {
    const person = opened();
    expect(segments(person, at(20))).toEqual([
      ['unseen', 0, 8],
      ['impact', 8, 20, 'open'],
    ]);
    expect(laneOf(person.state, { now: at(20) })).toMatchObject({ isRunning: true, from: at(0), to: at(20) });
  });

  test('has every period of an incident that was reopened', () => {
    const person = opened();
    for (const [minutes, status] of [
      [30, 'mitigated'],
      [40, 'resolved'],
      [60, 'investigating'],
      [80, 'mitigated'],
      [95, 'resolved'],
    ] as const) {
      person.now = at(minutes);
      person.do((desk) => setStatus(desk, status));
    }
    expect(segments(person, at(500))).toEqual([
      ['unseen', 0, 8],
      ['impact', 8, 30],
      ['monitoring', 30, 40],
      ['recovered', 40, 60],
      ['impact', 60, 80],
      ['monitoring', 80, 95],
    ]);
    expect(laneOf(person.state, { now: at(500) })).toMatchObject({ isRunning: false, to: at(95) });
  });

  test('claims no impact where nobody recorded since when there was any', () => {
    const person = new Person('ann', at(0));
    person.do((desk) => startIncident(desk.recorder, { title: 'Checkout fails' }));
    const lane = laneOf(person.state, { now: at(7) });
    expect(lane?.segments).toMatchObject([{ phase: 'unrecorded', isOpen: true }]);
    expect(describeLane(lane ?? expect.fail(), clock)).toContain('start of impact not recorded');
  });

  test('leaves out a period whose times contradict each other', () => {
    const person = opened();
    person.now = at(30);
    person.do((desk) => setStatus(desk, 'mitigated'));
    person.do((desk) => setMilestone(desk, 'resolved', { at: at(20) }));
    expect(segments(person, at(60))).toEqual([]);
  });

  test('holds steps, changes, updates and hypotheses', () => {
    const person = opened();
    person.do((desk) => completeStep(desk, step('look')));
    person.do((desk) => completeStep(desk, step('roll-back')));
    person.do((desk) => sendCommunication(desk, { audience: 'Customers', text: 'We are on it.' }));
    const hypothesis = person.do((desk) => proposeHypothesis(desk, { statement: 'A release' }));
    person.now = at(15);
    person.do((desk) => rejectHypothesis(desk, hypothesis, 'It is older'));
    const lane = laneOf(person.state, { now: at(20), isChange: ({ id }) => id === 'roll-back' });
    expect(lane?.steps.map(({ text }) => text)).toEqual(['Do look']);
    expect(lane?.changes.map(({ text }) => text)).toEqual(['Do roll-back']);
    expect(lane?.updates.map(({ text }) => text)).toEqual(['Customers']);
    expect(lane?.hypotheses).toMatchObject([{ text: 'A release', standing: 'rejected', from: at(10), to: at(15), isOpen: false }]);
  });
});

describe('the drawing', () => {
  const moment = fc.integer({ min: -5000, max: 5000 }).map(at);
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const moments = fc.array(fc.record({ at: moment, text }), { maxLength: 6 });
  const lanes = fc.record({
    from: fc.constant(at(-5000)),
    to: fc.constant(at(5000)),
    isRunning: fc.boolean(),
    segments: fc.array(
      fc.record({
        phase: fc.constantFrom('unseen', 'impact', 'unrecorded', 'monitoring', 'recovered'),
        from: moment,
        to: moment,
        isOpen: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
    milestones: fc.array(fc.record({ name: fc.constantFrom('started', 'detected', 'acknowledged', 'mitigated', 'resolved'), at: moment })),
    steps: moments,
    changes: moments,
    updates: moments,
    hypotheses: fc.array(
      fc.record({
        from: moment,
        to: moment,
        isOpen: fc.boolean(),
        text,
        standing: fc.constantFrom('open', 'confirmed', 'rejected', 'disputed'),
      }),
      { maxLength: 6 },
    ),
  });

  test('holds no text as markup, and nothing but numbers in its geometry', () => {
    fc.assert(
      fc.property(lanes, fc.integer({ min: 200, max: 1600 }), (lane, width) => {
        const svg = laneFile(lane, { width, clock });
        const names = [...svg.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name);
        for (const name of names) expect(['svg', 'g', 'rect', 'path', 'circle', 'text', 'title', 'style']).toContain(name);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        for (const [, value] of svg.matchAll(/ (?:x|y|cx|cy|width|height)="([^"]*)"/g)) expect(value).toMatch(/^-?\d+(?:\.\d+)?$/);
      }),
    );
  });

  test('places no label over another or out of the picture', () => {
    const labels = fc.array(fc.record({ text: fc.string({ maxLength: 20 }), x: fc.integer({ min: 0, max: 700 }), rank: fc.nat(5) }));
    fc.assert(
      fc.property(labels, fc.integer({ min: 200, max: 700 }), (some, width) => {
        const placed = placeLabels(some, 12, width);
        for (const [at, label] of placed.entries()) {
          expect(label.x).toBeGreaterThanOrEqual(0);
          expect(label.x + label.width).toBeLessThanOrEqual(width);
          const next = placed[at + 1];
          if (next !== undefined) expect(label.x + label.width).toBeLessThan(next.x);
        }
      }),
    );
  });

  test('cuts a text to its room', () => {
    expect(fitted('one pod is slow', 12, 400)).toBe('one pod is slow');
    expect(fitted('one pod is slow', 12, 60)).toMatch(/^one.*…$/);
    expect(textWidth(fitted('one pod is slow', 12, 60), 12)).toBeLessThanOrEqual(60);
    expect(fitted('one pod is slow', 12, 10)).toBe('');
  });
});
