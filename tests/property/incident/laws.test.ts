/** A record is a set: nothing that is done to copies of it, in any order and however often, loses or changes anything. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionItemsOf } from '../../../src/incident/action-items.ts';
import { alertsOf } from '../../../src/incident/alerts.ts';
import { compareTimes } from '../../../src/incident/clock.ts';
import { fixDecisionNow } from '../../../src/incident/decision-tree.ts';
import { durationsOf, totalImpact } from '../../../src/incident/durations.ts';
import { keyOf, type LogEvent } from '../../../src/incident/event.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { hypothesesOf } from '../../../src/incident/hypotheses.ts';
import { imagesOf } from '../../../src/incident/images.ts';
import { canonicalText } from '../../../src/incident/json.ts';
import { contradictions, logOf, mergeLogs } from '../../../src/incident/log.ts';
import { impactPeriodsOf, milestonesOf } from '../../../src/incident/milestones.ts';
import { nudgesAt, updateDue } from '../../../src/incident/nudges.ts';
import { rolesOf } from '../../../src/incident/roles.ts';
import { runbookFollowUps, runbooksUsed } from '../../../src/incident/runbooks-used.ts';
import { append, emptyState, fold, type IncidentState } from '../../../src/incident/state.ts';
import { timeboxesOf } from '../../../src/incident/timebox.ts';
import { variablesOf } from '../../../src/incident/variables.ts';
import { seed } from '../../support/seed.ts';
import { anyEvent, anyEvents } from './events.ts';
import { play, session } from './session.ts';

const runs = { seed, numRuns: 400 };
const anyLog = anyEvents.map(logOf);
const texts = (events: readonly LogEvent[]) => new Set(events.map((event) => canonicalText(event)));

/** Everything that can be asked of a state. */
function allOf(state: IncidentState) {
  const milestones = milestonesOf(state);
  return {
    state,
    facts: factsOf(state),
    milestones,
    durations: durationsOf(milestones),
    periods: impactPeriodsOf(state),
    impact: totalImpact(impactPeriodsOf(state)),
    hypotheses: hypothesesOf(state),
    roles: rolesOf(state),
    variables: variablesOf(state),
    timeboxes: timeboxesOf(state),
    actionItems: actionItemsOf(state),
    runbooks: runbooksUsed(state),
    followUps: runbookFollowUps(state),
    images: imagesOf(state),
    decision: fixDecisionNow(state),
    due: updateDue(state),
    nudges: nudgesAt(state, Date.UTC(2026, 10, 21, 18)),
  };
}

describe(`merging (seed ${seed}) @fault-12`, () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(anyLog, anyLog, (a, b) => {
        expect(mergeLogs(a, b)).toEqual(mergeLogs(b, a));
      }),
      runs,
    );
  });

  it('is associative', () => {
    const same = fc.property(anyLog, anyLog, anyLog, (a, b, c) => {
      expect(mergeLogs(mergeLogs(a, b), c)).toEqual(mergeLogs(a, mergeLogs(b, c)));
    });
    fc.assert(same, runs);
  });

  it('is idempotent, also with a copy', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        expect(mergeLogs(log, log)).toEqual(log);
        expect(mergeLogs(log, structuredClone(log))).toEqual(log);
      }),
      runs,
    );
  });

  it('loses no event and makes none', () => {
    fc.assert(
      fc.property(anyEvents, anyEvents, (a, b) => {
        expect(texts(mergeLogs(logOf(a), logOf(b)).events)).toEqual(texts([...a, ...b]));
      }),
      runs,
    );
  });
});

describe(`folding (seed ${seed}) @fault-12`, () => {
  const shuffled = anyEvents.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length })),
  );

  it('gives the same whatever the order of arrival', () => {
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        expect(allOf(fold(logOf(others)))).toEqual(allOf(fold(logOf(events))));
      }),
      runs,
    );
  });

  it('gives the same event by event as at once, in any order', () => {
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        const grown = others.reduce<IncidentState>((state, event) => append(state, event), emptyState);
        expect(grown).toEqual(fold(logOf(events)));
      }),
      runs,
    );
  });

  it('gives the same whatever the order of the keys in an event: a file sorts them, recording does not', () => {
    const sorted = (event: LogEvent): LogEvent => JSON.parse(canonicalText(event));
    fc.assert(
      fc.property(anyEvents, (events) => {
        const text = (list: readonly LogEvent[]) => JSON.stringify(allOf(fold(logOf(list))).state.timeline.map((line) => line.text));
        expect(text(events.map(sorted))).toEqual(text(events));
        const alerts = (list: readonly LogEvent[]) => alertsOf(fold(logOf(list))).map(({ labels }) => [...labels]);
        expect(alerts(events.map(sorted))).toEqual(alerts(events));
      }),
      runs,
    );
  });

  it('leaves the state as it was that an event is appended to', () => {
    fc.assert(
      fc.property(anyEvents, anyEvent, (events, event) => {
        const state = fold(logOf(events));
        const before = structuredClone(state);
        append(state, event);
        expect(state).toEqual(before);
      }),
      runs,
    );
  });

  it('shows every event: as a line, or as a contradiction', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const state = fold(log);
        expect(texts([...state.timeline.map(({ event }) => event), ...state.contradictions])).toEqual(texts(log.events));
        expect(state.timeline.length + state.contradictions.length).toBe(log.events.length);
        expect(state.contradictions).toEqual(contradictions(log));
      }),
      runs,
    );
  });

  it('sorts lines by when things happened', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const times = fold(log).timeline.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
      runs,
    );
  });
});

describe(`people at work with clocks that jump (seed ${seed}) @fault-13`, () => {
  it('end with the same when they have heard of one another', () => {
    fc.assert(
      fc.property(session, (moves) => {
        const [a, b, c] = play(moves);
        if (a === undefined || b === undefined || c === undefined) throw new Error('three people');
        expect(allOf(fold(mergeLogs(a, b, c)))).toEqual(allOf(fold(mergeLogs(c, mergeLogs(b, a)))));
        expect(contradictions(mergeLogs(a, b, c))).toEqual([]);
      }),
      runs,
    );
  });

  it('record later than all they have seen, each strictly after the one before', () => {
    fc.assert(
      fc.property(session, (moves) => {
        for (const [at, log] of play(moves).entries()) {
          const own = log.events.filter(({ id }) => id.actor === `actor-${at}`);
          // A log is in canonical order: the counters of one actor must come out in theirs.
          expect(own.map(({ id }) => id.counter)).toEqual(own.map((_, place) => place + 1));
          for (const [place, event] of own.entries()) {
            const before = own[place - 1];
            if (before !== undefined) expect(compareTimes(before.recordedAt, event.recordedAt)).toBeLessThan(0);
          }
          expect(new Set(log.events.map(({ id }) => keyOf(id))).size).toBe(log.events.length);
        }
      }),
      runs,
    );
  });

  it('record last what they record last', () => {
    fc.assert(
      fc.property(session, (moves) => {
        const record = { what: 'record' as const, who: 1, said: { kind: 'note-written/1' as const, payload: { text: 'last' } } };
        expect(play([...moves, record])[1]?.events.at(-1)?.payload).toEqual({ text: 'last' });
      }),
      runs,
    );
  });
});
