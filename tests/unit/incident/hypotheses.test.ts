import { describe, expect, test } from 'vitest';
import {
  addHypothesisEvidence,
  addPrediction,
  confirmHypothesis,
  continueHypothesis,
  proposeHypothesis,
  rejectHypothesis,
} from '../../../src/incident/commands/hypotheses.ts';
import { retractEvent } from '../../../src/incident/commands/log.ts';
import { recordQueryRun } from '../../../src/incident/commands/queries.ts';
import { hypothesesOf } from '../../../src/incident/hypotheses.ts';
import { minute, Person, start } from './desk.ts';

const slow = { statement: 'A missing index makes /users/{id} slow', component: 'postgres', source: 'golden signals' };

function withHypothesis() {
  const ann = new Person('ann');
  const id = ann.do((desk) => proposeHypothesis(desk, slow, { by: 'Ann' }));
  return { ann, id, get: () => hypothesesOf(ann.state)[0] };
}

describe('a hypothesis', () => {
  test('has a statement, a component and where it came from', () => {
    expect(withHypothesis().get()).toMatchObject({
      ...slow,
      proposedAt: start,
      by: 'Ann',
      standing: 'open',
      predictions: [],
      evidence: [],
    });
  });

  test('gathers predictions, and evidence that links what it rests on', () => {
    const { ann, id, get } = withHypothesis();
    const prediction = ann.do((desk) => addPrediction(desk, id, 'the plan shows a sequential scan'));
    const query = ann.do((desk) => recordQueryRun(desk, { language: 'sql', text: 'EXPLAIN …' }, 'Seq Scan, 650 ms'));
    ann.do((desk) => addHypothesisEvidence(desk, id, { stance: 'for', prediction, events: [query] }));
    ann.do((desk) => addHypothesisEvidence(desk, id, { stance: 'against', text: 'CPU is flat' }));
    expect(get()?.predictions).toMatchObject([
      { statement: 'the plan shows a sequential scan', evidence: [{ stance: 'for', events: [query] }] },
    ]);
    expect(get()?.evidence.map(({ stance }) => stance)).toEqual(['for', 'against']);
    expect(ann.state.timeline.at(-1)?.text).toBe(`Evidence against “${slow.statement}”: CPU is flat`);
  });

  test('is proposed with its predictions at once', () => {
    const ann = new Person('ann');
    ann.do((desk) => proposeHypothesis(desk, { ...slow, predictions: [' the plan is a sequential scan ', 'no index on id'] }));
    const [hypothesis] = hypothesesOf(ann.state);
    expect(hypothesis?.predictions.map(({ statement }) => statement)).toEqual(['the plan is a sequential scan', 'no index on id']);
    expect(proposeHypothesis(ann.desk, { ...slow, predictions: [' '] })).toMatchObject({ ok: false, reason: 'nothing-said' });
  });

  test('is confirmed or rejected once, with a reason, until that is taken back', () => {
    const { ann, id, get } = withHypothesis();
    expect(rejectHypothesis(ann.desk, id, '')).toMatchObject({ ok: false, reason: 'nothing-said' });
    const rejected = ann.do((desk) => rejectHypothesis(desk, id, 'the index is there'));
    expect(get()).toMatchObject({ standing: 'rejected', outcomes: [{ outcome: 'rejected', why: 'the index is there' }] });
    expect(confirmHypothesis(ann.desk, id, 'x')).toMatchObject({ ok: false, reason: 'already-so' });
    ann.do((desk) => retractEvent(desk, rejected));
    ann.do((desk) => confirmHypothesis(desk, id, 'wrong table'));
    expect(get()?.standing).toBe('confirmed');
  });

  test('confirmed here and rejected there is disputed, on both sides', () => {
    const { ann, id } = withHypothesis();
    const ben = new Person('ben');
    ben.hear(ann);
    ann.do((desk) => confirmHypothesis(desk, id, 'yes'));
    ben.do((desk) => rejectHypothesis(desk, id, 'no'));
    ann.hear(ben);
    ben.hear(ann);
    expect(hypothesesOf(ann.state)[0]?.standing).toBe('disputed');
    expect(hypothesesOf(ben.state)).toEqual(hypothesesOf(ann.state));
  });

  test('that is pursued further says why', () => {
    const { ann, id, get } = withHypothesis();
    ann.now += 30 * minute;
    ann.do((desk) => continueHypothesis(desk, id, 'the plan is still running'));
    expect(get()?.continued).toEqual({ at: start + 30 * minute, why: 'the plan is still running' });
  });

  test('takes only evidence that is there and says something', () => {
    const { ann, id } = withHypothesis();
    const nobody = { actor: 'nobody', counter: 1 };
    expect(addHypothesisEvidence(ann.desk, id, { stance: 'for' })).toMatchObject({ ok: false, reason: 'nothing-said' });
    expect(addHypothesisEvidence(ann.desk, id, { stance: 'for', events: [nobody] })).toMatchObject({ ok: false, reason: 'not-there' });
    expect(addHypothesisEvidence(ann.desk, id, { stance: 'for', text: 'x', prediction: nobody })).toMatchObject({
      ok: false,
      reason: 'not-there',
    });
    expect(addPrediction(ann.desk, nobody, 'x')).toMatchObject({ ok: false, reason: 'not-there' });
    expect(addPrediction(new Person('ben').desk, id, 'x')).toMatchObject({ ok: false, reason: 'not-there' });
  });
});
