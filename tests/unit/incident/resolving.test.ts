/** What fixed an incident, what may have, and what its postmortem still needs. */
import { describe, expect, test } from 'vitest';
import { answerFixDecision, recordFix } from '../../../src/incident/commands/decisions.ts';
import { addActionItem, noteLesson } from '../../../src/incident/commands/follow-up.ts';
import { confirmHypothesis, proposeHypothesis } from '../../../src/incident/commands/hypotheses.ts';
import { describeBlastRadius, setMilestone, setSeverity, setStatus, startIncident } from '../../../src/incident/commands/incident.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { fixDecision, fixDecisionNow } from '../../../src/incident/decision-tree.ts';
import { fixedBy, fixedByQuestion, possibleFixes } from '../../../src/incident/fixed-by.ts';
import { hypothesesOf } from '../../../src/incident/hypotheses.ts';
import { postmortemGapNames, postmortemGaps } from '../../../src/incident/postmortem-gaps.ts';
import { openPostmortem } from '../../../src/ui/client/record/open-postmortem.ts';
import { primaryOf } from '../../../src/ui/client/workspace/band/primary.ts';
import { minute, Person, start, step } from './desk.ts';

const day = 24 * 60 * minute;

function opened(name = 'ann'): Person {
  const person = new Person(name);
  person.do((desk) => startIncident(desk.recorder, { title: 'Checkout fails' }));
  return person;
}

describe('what fixed it', () => {
  test('is offered from the done steps that change something and the moves, the latest first, each once', () => {
    const person = opened();
    for (const id of ['look', 'scale', 'roll-back']) {
      person.now += minute;
      person.do((desk) => completeStep(desk, step(id, `Step ${id}`)));
    }
    person.now += minute;
    person.do((desk) => answerFixDecision(desk, 'deploy', 'yes'));
    person.do((desk) => answerFixDecision(desk, 'rollback-safe', 'yes'));
    expect(possibleFixes(person.state, ({ id }) => id !== 'look')).toEqual(['Roll back.', 'Step roll-back', 'Step scale']);
    expect(possibleFixes(person.state, () => false)).toEqual(['Roll back.']);
  });

  test('is the last answer, changes nothing of the fix decision, and is no fix by itself', () => {
    const person = opened();
    const before = fixDecisionNow(person.state);
    expect(fixedBy(person.state)).toBeUndefined();
    person.do((desk) => recordFix(desk, ' Step scale '));
    person.do((desk) => recordFix(desk, 'Rolled back'));
    expect(fixedBy(person.state)).toBe('Rolled back');
    expect(fixDecisionNow(person.state)).toEqual(before);
    expect(fixDecision.map(({ id }) => id)).not.toContain(fixedByQuestion.id);
    expect(possibleFixes(person.state, () => true)).toEqual([]);
    expect(recordFix({ state: person.state, recorder: person.recorder }, 'Rolled back')).toMatchObject({ ok: false, reason: 'already-so' });
    expect(recordFix({ state: person.state, recorder: person.recorder }, '  ')).toMatchObject({ ok: false, reason: 'nothing-said' });
  });
});

describe('the gaps of a postmortem', () => {
  test('are all there at first, and each answer closes one', () => {
    const person = opened();
    expect(postmortemGaps(person.state)).toEqual(postmortemGapNames);
    person.do((desk) => setSeverity(desk, 'SEV2'));
    person.do((desk) => describeBlastRadius(desk, { summary: 'Cards are refused' }));
    person.do((desk) => setMilestone(desk, 'started'));
    person.do((desk) => setMilestone(desk, 'detected'));
    expect(postmortemGaps(person.state)).toEqual(['fix', 'cause', 'lessons', 'action-items']);
    person.do((desk) => recordFix(desk, 'Rolled back'));
    person.do((desk) => proposeHypothesis(desk, { statement: 'The deploy' }));
    expect(postmortemGaps(person.state)).toEqual(['cause', 'lessons', 'action-items']);
    const [hypothesis] = hypothesesOf(person.state);
    if (hypothesis === undefined) throw new Error('no hypothesis was recorded');
    person.do((desk) => confirmHypothesis(desk, hypothesis.id, 'it broke with it'));
    person.do((desk) => noteLesson(desk, 'well', 'Rolled back first'));
    person.do((desk) => addActionItem(desk, { title: 'Test it', owner: 'Ann', due: '', type: undefined }));
    expect(postmortemGaps(person.state)).toEqual([]);
  });

  test('lead to the incident that was resolved last, for a week, unless somebody closed it', () => {
    const [one, other] = [opened(), opened('ben')];
    one.do((desk) => setStatus(desk, 'resolved'));
    other.now += minute;
    other.do((desk) => setStatus(desk, 'resolved'));
    const none = () => false;
    const states = [other.state, one.state, opened('cyd').state];
    expect(openPostmortem(states, none, other.now)).toMatchObject({ id: other.state.incident, gaps: 8, resolvedAt: other.now });
    expect(openPostmortem(states, (id) => id === other.state.incident, other.now)?.id).toBe(one.state.incident);
    expect(openPostmortem(states, none, other.now + 7 * day)).toBeUndefined();
  });
});

describe('the primary button', () => {
  const asked = { hasNextStep: true, hasGaps: true };

  test.each([
    ['a step is to be done', undefined, 10, asked, 'next-step'],
    ['no step is left', undefined, 10, { ...asked, hasNextStep: false }, 'resolve'],
    ['an update is late', undefined, 61, asked, 'update'],
    ['users are helped', 'mitigated', 10, asked, 'resolve'],
    ['users are helped and an update is late', 'monitoring', 61, asked, 'update'],
    ['it is over and the postmortem has gaps', 'resolved', 61, asked, 'postmortem'],
    ['it is over and the postmortem has none', 'resolved', 61, { ...asked, hasGaps: false }, undefined],
  ] as const)('while %s', (_, status, minutes, facts, primary) => {
    const person = opened();
    person.do((desk) => setSeverity(desk, 'SEV2'));
    if (status !== undefined) person.do((desk) => setStatus(desk, status));
    expect(primaryOf(person.state, start + minutes * minute, facts)).toBe(primary);
  });
});
