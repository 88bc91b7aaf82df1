import { describe, expect, test } from 'vitest';
import { actionItemsOf } from '../../../src/incident/action-items.ts';
import { addEvidence } from '../../../src/incident/commands/evidence.ts';
import { addActionItem, changeActionItem, noteLesson, noteRunbookProblem, openRunbook } from '../../../src/incident/commands/follow-up.ts';
import { startIncident } from '../../../src/incident/commands/incident.ts';
import { copyQuery, setVariable, setVariables } from '../../../src/incident/commands/queries.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { largestImage } from '../../../src/incident/evidence-form.ts';
import { imagesOf } from '../../../src/incident/images.ts';
import { runbookFollowUps, runbooksUsed } from '../../../src/incident/runbooks-used.ts';
import { eventsOf } from '../../../src/incident/state.ts';
import { recordedVariables, variablesOf } from '../../../src/incident/variables.ts';
import { Person, runbook, step } from './desk.ts';

function ann(): Person {
  const person = new Person('ann');
  person.do((desk) => startIncident(desk.recorder, { title: 'Slow users' }));
  return person;
}

describe('an action item', () => {
  test('has an owner, a day and a kind, and changes field by field', () => {
    const person = ann();
    const item = person.do((desk) =>
      addActionItem(desk, { title: 'Alert on slow queries', owner: 'Ann', due: '2026-12-01', type: 'detect' }),
    );
    person.do((desk) => changeActionItem(desk, item, { owner: 'Ben' }));
    person.do((desk) => changeActionItem(desk, item, { due: '', done: true, ticket: 'OPS-1' }));
    expect(actionItemsOf(person.state)).toEqual([
      { id: item, title: 'Alert on slow queries', owner: 'Ben', due: undefined, type: 'detect', done: true, ticket: 'OPS-1' },
    ]);
    person.do((desk) => changeActionItem(desk, item, { done: false }));
    expect(actionItemsOf(person.state)[0]?.done).toBe(false);
  });

  test('that two people change keeps what each of them said', () => {
    const [one, two] = [ann(), new Person('ben')];
    const item = one.do((desk) => addActionItem(desk, { title: 'x' }));
    two.hear(one);
    one.do((desk) => changeActionItem(desk, item, { owner: 'Ann' }));
    two.do((desk) => changeActionItem(desk, item, { due: '2026-12-01' }));
    one.hear(two);
    expect(actionItemsOf(one.state)[0]).toMatchObject({ owner: 'Ann', due: '2026-12-01' });
  });

  test('needs words and a day that exists', () => {
    const person = ann();
    expect(addActionItem(person.desk, { title: '' })).toMatchObject({ ok: false, reason: 'nothing-said' });
    expect(addActionItem(person.desk, { title: 'x', due: '2026-02-30' })).toMatchObject({ ok: false, reason: 'not-possible' });
    expect(changeActionItem(person.desk, { actor: 'x', counter: 1 }, { owner: 'y' })).toMatchObject({ ok: false, reason: 'not-there' });
  });
});

describe('a runbook', () => {
  const steps = [{ id: 'a', text: 'Do a', section: 'Diagnosis', commands: ['kubectl get pods', ''], html: '<b>' }];
  const kept = [{ id: 'a', text: 'Do a', section: 'Diagnosis', commands: ['kubectl get pods'] }];

  test('that was opened is noted once for each version, with its steps as they were', () => {
    const person = ann();
    person.do((desk) => openRunbook(desk, runbook, steps));
    expect(openRunbook(person.desk, runbook, steps)).toMatchObject({ ok: false, reason: 'already-so' });
    person.do((desk) => openRunbook(desk, { ...runbook, revision: 'r2' }));
    expect(runbooksUsed(person.state)).toEqual([
      {
        id: runbook.id,
        title: 'Latency spike',
        revisions: ['r1', 'r2'],
        steps: kept,
        openings: [
          { revision: 'r1', steps: kept },
          { revision: 'r2', steps: undefined },
        ],
      },
    ]);
  });

  test('has the steps of a later version noted too, also when a step of it was ticked before', () => {
    const person = ann();
    person.do((desk) => openRunbook(desk, runbook, steps));
    person.do((desk) => completeStep(desk, step('a', 'Do a', 'r2')));
    person.do((desk) => openRunbook(desk, { ...runbook, revision: 'r2' }, [{ id: 'b', text: 'Do b' }]));
    expect(runbooksUsed(person.state)[0]?.steps).toEqual([{ id: 'b', text: 'Do b' }]);
  });

  test('that was only worked in is there too', () => {
    const person = ann();
    person.do((desk) => completeStep(desk, step('a')));
    expect(runbooksUsed(person.state)).toMatchObject([{ id: runbook.id, revisions: ['r1'], steps: undefined }]);
  });

  test('begins no incident by being read', () => {
    expect(openRunbook(new Person('ann').desk, runbook)).toMatchObject({ ok: false, reason: 'no-incident' });
  });

  test('with something wrong becomes a follow-up', () => {
    const person = ann();
    const id = person.do((desk) => noteRunbookProblem(desk, { runbook, step: step('a'), problem: 'wrong', text: 'the flag is gone' }));
    expect(runbookFollowUps(person.state)).toEqual([{ id, runbook, step: step('a'), problem: 'wrong', text: 'the flag is gone' }]);
  });
});

describe('values', () => {
  test('are set, changed and taken away; any name will do', () => {
    const person = ann();
    person.do((desk) => setVariable(desk, { name: '__proto__', value: 'x' }));
    person.do((desk) => setVariable(desk, { name: 'namespace', value: 'prod' }));
    person.do((desk) => setVariable(desk, { name: 'namespace', value: '' }));
    expect([...variablesOf(person.state)]).toEqual([['__proto__', 'x']]);
    expect(setVariable(person.desk, { name: 'namespace', value: '' })).toMatchObject({ ok: false, reason: 'already-so' });
  });

  test('are set together, those that are set already left out', () => {
    const person = ann();
    person.do((desk) => setVariable(desk, { name: 'namespace', value: 'prod' }));
    const values = [
      { name: 'namespace', value: 'prod' },
      { name: 'pod', value: 'api-1' },
      { name: 'constructor', value: 'x' },
    ];
    person.do((desk) => setVariables(desk, values));
    expect([...variablesOf(person.state)]).toEqual(values.map(({ name, value }) => [name, value]));
    expect(eventsOf(person.state, 'variable-set/1')).toHaveLength(3);
    expect(setVariables(person.desk, values)).toMatchObject({ ok: false, reason: 'already-so' });
    expect(setVariables(person.desk, [{ name: '', value: 'x' }])).toMatchObject({ ok: false, reason: 'nothing-said' });
    expect(setVariables(new Person('ben').desk, values)).toMatchObject({ ok: false, reason: 'no-incident' });
  });

  test('are kept for each service, with how they came; those of no service are for all @fault-51', () => {
    const person = ann();
    person.do((desk) => setVariable(desk, { name: 'namespace', value: 'shop', origin: 'alert', service: 'order-service' }));
    person.do((desk) => setVariable(desk, { name: 'namespace', value: 'users', origin: 'typed', service: 'user-service' }));
    person.do((desk) => setVariable(desk, { name: 'namespace', value: 'all' }));
    const recorded = () =>
      recordedVariables(person.state).map(({ value, service, origin, confirmed }) => [value, service, origin, confirmed]);
    expect(recorded()).toEqual([
      ['shop', 'order-service', 'alert', undefined],
      ['users', 'user-service', 'typed', undefined],
      ['all', undefined, undefined, undefined],
    ]);
    const confirmed = { name: 'namespace', value: 'shop', origin: 'alert', service: 'order-service', confirmed: true } as const;
    person.do((desk) => setVariable(desk, confirmed));
    expect(setVariable(person.desk, confirmed)).toMatchObject({ ok: false, reason: 'already-so' });
    expect(person.state.timeline.at(-1)?.text).toBe('namespace = shop (from an alert, confirmed)');
    person.do((desk) => setVariable(desk, { name: 'namespace', value: '', service: 'user-service' }));
    expect(recorded()).toEqual([
      ['all', undefined, undefined, undefined],
      ['shop', 'order-service', 'alert', true],
    ]);
    person.do((desk) => setVariable(desk, { name: 'namespace', value: '' }));
    expect(recorded()).toEqual([]);
  });

  test('that a query was copied with are kept', () => {
    const person = ann();
    person.do((desk) => copyQuery(desk, { id: 'promql/up', language: 'promql', text: 'up{job="x"}', values: { job: 'x' } }));
    expect(eventsOf(person.state, 'query-copied/1')[0]?.payload.query).toEqual({
      id: 'promql/up',
      language: 'promql',
      text: 'up{job="x"}',
      values: { job: 'x' },
    });
    expect(copyQuery(new Person('ben').desk, { language: 'promql', text: 'up' })).toMatchObject({ ok: false, reason: 'no-incident' });
  });
});

describe('evidence', () => {
  const image = { form: 'image', digest: 'a'.repeat(64), mediaType: 'image/png', size: 10 } as const;

  test('of an image is told by digest, once', () => {
    const person = ann();
    person.do((desk) => addEvidence(desk, image, 'p99'));
    person.do((desk) => addEvidence(desk, image));
    expect(imagesOf(person.state)).toEqual([image]);
    expect(person.state.timeline.map(({ text }) => text).slice(1)).toEqual(['Evidence: p99', 'Evidence: image']);
  });

  test.each([
    [{ form: 'link', url: 'javascript:alert(1)' }, 'not-possible'],
    [{ form: 'text', text: '' }, 'nothing-said'],
    [{ ...image, size: largestImage + 1 }, 'too-long'],
    [{ ...image, digest: '../../x' }, 'not-possible'],
  ] as const)('%j is refused: %s', (evidence, reason) => {
    expect(addEvidence(ann().desk, evidence)).toMatchObject({ ok: false, reason });
  });
});

test('lessons are kept', () => {
  const person = ann();
  person.do((desk) => noteLesson(desk, 'lucky', 'it was a Sunday'));
  expect(person.state.timeline.at(-1)).toMatchObject({ text: 'Lucky: it was a Sunday', group: 'follow-up' });
});
