/**
 * Ticking and unticking one step, in every way that a few people can do it: every choice of moves and every choice of who heard of
 * which move before making the next. No sampling: a law that holds here holds for all small histories.
 */
import { describe, expect, it } from 'vitest';
import { completeStep, skipStep, uncompleteStep } from '../../../src/incident/commands/steps.ts';
import { type IncidentEvent, keyOf, type LogEvent } from '../../../src/incident/event.ts';
import { logOf } from '../../../src/incident/log.ts';
import { createRecorder } from '../../../src/incident/recorder.ts';
import { append, fold } from '../../../src/incident/state.ts';
import { decidingMark, stepKey } from '../../../src/incident/steps.ts';

const moves = ['tick', 'untick', 'skip'] as const;
const step = { runbook: 'a/b', revision: 'r1', id: 's', text: 'Roll back' };
const opened: IncidentEvent = {
  id: { actor: 'opener', counter: 1 },
  incident: 'i',
  kind: 'incident-opened/1',
  payload: { title: 'i' },
  occurredAt: 0,
  recordedAt: { wall: 0, counter: 0 },
};

/** What is true of a step by the rule alone: each mark stands that no event names. */
function marksByRule(events: readonly LogEvent[]): string[] {
  const named = new Set<string>();
  const marks: string[] = [];
  for (const event of events) {
    const payload = JSON.parse(JSON.stringify(event.payload));
    for (const id of payload.undoes ?? payload.replaces ?? []) named.add(keyOf(id));
    if (event.kind === 'step-completed/1' || event.kind === 'step-skipped/1') marks.push(keyOf(event.id));
  }
  return marks.filter((key) => !named.has(key)).sort();
}

/** Every history of that many moves: the events that were made, each with what its maker had heard of. */
function* histories(people: readonly string[], left: number, made: readonly LogEvent[] = []): Generator<readonly LogEvent[]> {
  yield made;
  if (left === 0) return;
  for (const person of people) {
    const others = made.filter(({ id }) => id.actor !== person);
    const own = made.filter(({ id }) => id.actor === person);
    for (let heard = 0; heard < 2 ** others.length; heard++) {
      const state = fold(logOf([opened, ...own, ...others.filter((_, at) => (heard >> at) % 2 === 1)]));
      for (const move of moves) {
        const recorder = createRecorder(person, () => 1000);
        // A recorder goes on from what its person made before.
        for (const event of own)
          recorder.record({ kind: 'note-written/1', payload: { text: 'x' } }, { incident: 'i', seen: event.recordedAt });
        const desk = { state, recorder };
        const outcome =
          move === 'tick' ? completeStep(desk, step) : move === 'untick' ? uncompleteStep(desk, step) : skipStep(desk, step, 'no');
        if (outcome.ok) yield* histories(people, left - 1, [...made, ...outcome.events]);
      }
    }
  }
}

describe('every history of ticks, unticks and skips @fault-12', () => {
  it.each([
    { people: ['ann', 'ben', 'cyd'], moves: 3, part: '' },
    { people: ['ann', 'ben'], moves: 4, part: '@long' },
  ])(
    'of $people in $moves moves ends with the marks that nobody who saw them took back, in every order of arrival $part',
    ({ people, moves }) => {
      let count = 0;
      let concurrent = 0;
      for (const made of histories(people, moves)) {
        const state = fold(logOf([opened, ...made]));
        const marks = (state.steps.get(stepKey(step))?.marks ?? []).map(({ event }) => keyOf(event)).sort();
        if (marks.join() !== marksByRule(made).join()) expect(marks, JSON.stringify(made)).toEqual(marksByRule(made));
        const isDone = marksByRule(made).some((key) => made.some((event) => event.kind === 'step-completed/1' && keyOf(event.id) === key));
        if ((decidingMark(state.steps.get(stepKey(step)))?.kind === 'completed') !== isDone) expect.unreachable(JSON.stringify(made));
        for (const order of orders(made)) {
          const arrived = order.reduce((now, event) => append(now, event), fold(logOf([opened])));
          const got = (arrived.steps.get(stepKey(step))?.marks ?? []).map(({ event }) => keyOf(event)).sort();
          if (got.join() !== marks.join()) expect(got, JSON.stringify(order)).toEqual(marks);
        }
        count += 1;
        if (marks.length > 1) concurrent += 1;
      }
      // The model is not empty, and it does hold what it is about.
      expect(count).toBeGreaterThan(500);
      expect(concurrent).toBeGreaterThan(50);
    },
  );
});

function* orders<Entry>(list: readonly Entry[]): Generator<readonly Entry[]> {
  if (list.length === 0) yield [];
  for (const [at, first] of list.entries()) {
    for (const rest of orders(list.toSpliced(at, 1))) yield [first, ...rest];
  }
}
