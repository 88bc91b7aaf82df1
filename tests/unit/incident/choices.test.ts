import { describe, expect, test } from 'vitest';
import { answerFixDecision } from '../../../src/incident/commands/decisions.ts';
import { handOverRole, takeRole } from '../../../src/incident/commands/roles.ts';
import { fixDecision, fixDecisionNow } from '../../../src/incident/decision-tree.ts';
import { rolesOf } from '../../../src/incident/roles.ts';
import { baseRates, type SignalShape, startingPoints } from '../../../src/incident/starting-points.ts';
import { emptyState } from '../../../src/incident/state.ts';
import { Person } from './desk.ts';

describe('the fix decision', () => {
  test('leads every way to a question that is there, or to a move', () => {
    for (const { answers } of fixDecision) {
      for (const { next, move } of answers) {
        expect([next, move].filter((end) => end !== undefined)).toHaveLength(1);
        if (next !== undefined) expect(fixDecision.map(({ id }) => id)).toContain(next);
      }
    }
  });

  test.each([
    [['yes', 'yes'], 'Roll back.'],
    [['yes', 'no'], expect.stringContaining('Hotfix')],
    [['no', 'yes'], expect.stringContaining('configuration')],
    [['no', 'no', 'yes'], expect.stringContaining('Scale up')],
    [['no', 'no', 'no', 'no'], expect.stringContaining('three hypotheses')],
  ])('%j → %s', (answers, move) => {
    const ann = new Person('ann');
    for (const answer of answers) {
      const { question } = fixDecisionNow(ann.state);
      ann.do((desk) => answerFixDecision(desk, question?.id ?? '', answer));
    }
    expect(fixDecisionNow(ann.state)).toMatchObject({ move, path: answers.map((answer) => ({ answer: { id: answer } })) });
  });

  test('is taken up again by another answer, and logs the words', () => {
    const ann = new Person('ann');
    ann.do((desk) => answerFixDecision(desk, 'deploy', 'yes'));
    ann.do((desk) => answerFixDecision(desk, 'rollback-safe', 'yes'));
    expect(ann.state.timeline.at(-1)?.text).toContain('Yes → Roll back.');
    ann.do((desk) => answerFixDecision(desk, 'deploy', 'no'));
    expect(fixDecisionNow(ann.state).question?.id).toBe('configuration');
    expect(answerFixDecision(ann.desk, 'deploy', 'maybe')).toMatchObject({ ok: false, reason: 'not-there' });
  });

  test('says what to do before each move that changes something', () => {
    const moves = fixDecision.flatMap(({ answers }) => answers).filter(({ move }) => move !== undefined);
    expect(moves.filter(({ before }) => before === undefined).map(({ move }) => move)).toEqual([expect.stringContaining('Look deeper')]);
  });

  test('survives a tree with a circle', () => {
    const circle = [{ id: 'a', text: 'A?', answers: [{ id: 'yes', text: 'Yes', next: 'a' }] }];
    const ann = new Person('ann');
    ann.do((desk) => answerFixDecision(desk, 'a', 'yes', {}, circle));
    expect(fixDecisionNow(ann.state, circle).question?.id).toBe('a');
    expect(fixDecisionNow(emptyState, [])).toEqual({ path: [] });
  });
});

describe('roles', () => {
  const holders = (person: Person) =>
    Object.fromEntries([...rolesOf(person.state).holders].map(([role, list]) => [role, list.map(({ person }) => person)]));

  test('are taken and handed over; responders are many', () => {
    const ann = new Person('ann');
    ann.do((desk) => takeRole(desk, 'commander', 'Ann'));
    ann.do((desk) => takeRole(desk, 'responder', 'Ben'));
    ann.do((desk) => takeRole(desk, 'responder', 'Cyd'));
    ann.do((desk) => handOverRole(desk, 'commander', 'Dan'));
    ann.do((desk) => handOverRole(desk, 'responder', 'Eve', 'Ben'));
    expect(holders(ann)).toEqual({ commander: ['Dan'], responder: ['Cyd', 'Eve'] });
    expect(rolesOf(ann.state).history.map(({ person }) => person)).toEqual(['Ann', 'Ben', 'Cyd', 'Dan', 'Eve']);
    expect(ann.state.timeline.at(-1)?.text).toBe('Responder handed over from Ben to Eve');
  });

  test('are not taken twice, nor handed over by who has none', () => {
    const ann = new Person('ann');
    ann.do((desk) => takeRole(desk, 'scribe', 'Ann'));
    expect(takeRole(ann.desk, 'scribe', ' Ann ')).toMatchObject({ ok: false, reason: 'already-so' });
    expect(handOverRole(ann.desk, 'scribe', 'Ben', 'Cyd')).toMatchObject({ ok: false, reason: 'not-there' });
    expect(handOverRole(ann.desk, 'responder', 'Ben')).toMatchObject({ ok: false, reason: 'not-there' });
  });
});

describe('starting points', () => {
  const shape = (latency: string, traffic: string, errors: string, saturation: string, reads: string): SignalShape => ({
    latency,
    traffic,
    errors,
    saturation,
    reads,
    firstMove: `look at ${reads}`,
  });
  const shapes = [
    shape('up', 'flat', 'flat', 'up', 'pool starvation'),
    shape('up', 'up', 'up', 'up', 'overload'),
    shape('any', 'flat', 'up', 'flat', 'the deploy'),
    shape('up', 'flat', 'flat', 'flat', 'something downstream'),
  ];
  const reads = (seen: Parameters<typeof startingPoints>[0]) =>
    startingPoints(seen, shapes)
      .map(({ statement }) => statement)
      .slice(0, -baseRates.length);

  test('are the base rates, most frequent first, where nothing was seen', () => {
    expect(startingPoints()).toHaveLength(5);
    const often = 'about 60 % of incidents';
    expect(startingPoints()[0]).toMatchObject({ source: `base rate: ${often}`, often, runbook: 'patterns/bad-deploy' });
    expect(baseRates.map(({ share }) => share)).toEqual([0.6, 0.2, 0.1, 0.05, 0.05]);
    expect(baseRates.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  test('begin with the shapes that fit what was seen, the most telling first', () => {
    expect(reads({ latency: 'up', traffic: 'flat' })).toEqual(['pool starvation', 'something downstream', 'the deploy']);
    expect(reads({ latency: 'up', traffic: 'flat', errors: 'flat', saturation: 'up' })).toEqual(['pool starvation']);
    expect(reads({ latency: 'up', traffic: 'any' })).toEqual(['pool starvation', 'overload', 'something downstream']);
    expect(reads({ traffic: 'down' })).toEqual([]);
  });
});
