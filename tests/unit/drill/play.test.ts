/** What appears in a drill and when, and what it comes to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Act, courseOf, neverAppear } from '../../../src/drill/appear.ts';
import { causeIn } from '../../../src/drill/causes.ts';
import { nextSkip, standingOf } from '../../../src/drill/play.ts';
import { resultOf } from '../../../src/drill/result.ts';
import { drillSchema } from '../../../src/drill/script.ts';
import { changesText, foundWords } from '../../../src/drill/words.ts';
import { endDrill, skipDrillTime } from '../../../src/incident/commands/drill.ts';
import { openRunbook } from '../../../src/incident/commands/follow-up.ts';
import { confirmHypothesis, proposeHypothesis, rejectHypothesis } from '../../../src/incident/commands/hypotheses.ts';
import { setStatus } from '../../../src/incident/commands/incident.ts';
import { copyQuery } from '../../../src/incident/commands/queries.ts';
import { completeStep, uncompleteStep } from '../../../src/incident/commands/steps.ts';
import { minute, type Person, runbook, step } from '../incident/desk.ts';
import { player, script } from './script.ts';

const explain = { id: 'db/explain', language: 'sql', text: 'EXPLAIN SELECT 1' };
const standing = (person: Person) => {
  const found = standingOf(script, person.state, person.now);
  if (found === undefined) throw new Error('no drill');
  return found;
};
const seen = (person: Person) => standing(person).seen.map(({ symptom }) => symptom.id);

describe('what appears', () => {
  it('comes with the alert, by time, by a step, a query, a hypothesis, and after what was seen', () => {
    const ann = player();
    expect(seen(ann)).toEqual(['alert']);
    ann.now += 2 * minute;
    ann.do((at) => completeStep(at, step('read-plan')));
    expect(seen(ann)).toEqual(['alert', 'sick']);
    ann.now += 2 * minute;
    expect(seen(ann)).toEqual(['alert', 'sick', 'tickets']);
    ann.do((at) => proposeHypothesis(at, { statement: 'INDEX  gone', component: 'users-db' }));
    ann.now += minute;
    expect(seen(ann)).toEqual(['alert', 'sick', 'tickets', 'logs', 'hint']);
  });

  it('shows of one query what is true then', () => {
    const ann = player();
    ann.do((at) => copyQuery(at, explain));
    ann.do((at) => completeStep(at, step('build')));
    ann.now += minute;
    ann.do((at) => copyQuery(at, explain));
    ann.now += 3 * minute;
    // Copied while the recovery was under way: what was seen is the sick plan.
    expect(seen(ann)).not.toContain('healthy');
    ann.do((at) => copyQuery(at, explain));
    expect(seen(ann)).toContain('healthy');
    // Two minutes after the step, so what time alone brings to users no longer comes.
    expect(seen(ann)).not.toContain('tickets');
    ann.now += 3 * minute;
    expect(seen(ann).at(-1)).toBe('resolved');
  });

  it('goes by the clock of the drill: its pace, and what was skipped', () => {
    const ann = player(5);
    ann.now += minute;
    expect(standing(ann).elapsed).toBe(5 * minute);
    expect(seen(ann)).toContain('tickets');
    const ben = player();
    ben.now += 30_000;
    expect(nextSkip(standing(ben))).toBe(210);
    ben.do((at) => skipDrillTime(at, 210));
    expect(seen(ben)).toContain('tickets');
    expect(nextSkip(standing(ben))).toBe(300);
  });

  it('stays when a tick is taken back, and ends with the drill', () => {
    const ann = player();
    ann.do((at) => completeStep(at, step('read-plan')));
    ann.do((at) => uncompleteStep(at, step('read-plan')));
    expect(seen(ann)).toContain('sick');
    ann.do((at) => endDrill(at));
    ann.now += 60 * minute;
    expect(seen(ann)).not.toContain('tickets');
    expect(endDrill(ann.desk)).toMatchObject({ ok: false, reason: 'already-so' });
    expect(skipDrillTime(ann.desk, 60)).toMatchObject({ ok: false, reason: 'already-so' });
  });

  it('never goes away when more is done, whatever was done before', () => {
    const names = ['read-plan', 'db/explain', 'build', 'other'];
    const act = fc.oneof(
      fc.record({ kind: fc.constant('did' as const), name: fc.constantFrom(...names), at: fc.nat(20 * minute) }),
      fc.record({ kind: fc.constant('proposed' as const), cause: fc.constantFrom('truth', 'release'), at: fc.nat(20 * minute) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), act, (before: Act[], later) => {
        const now = Math.max(0, ...before.map(({ at }) => at));
        const shown = (acts: readonly Act[]) =>
          courseOf(script, acts)
            .appearances.filter(({ at }) => at <= now)
            .map(({ symptom }) => symptom.id)
            .sort();
        // What is done later changes nothing of what was seen.
        expect(shown([...before, { ...later, at: now + 1 + later.at }])).toEqual(shown(before));
      }),
    );
  });
});

describe('the result', () => {
  it('holds hypotheses against the truth, and measures by the clock of the drill', () => {
    const ann = player();
    ann.now += minute;
    ann.do((at) => setStatus(at, 'investigating'));
    ann.now += minute;
    ann.do((at) => skipDrillTime(at, 180));
    const release = ann.do((at) => proposeHypothesis(at, { statement: 'It was the deploy' }));
    const index = ann.do((at) => proposeHypothesis(at, { statement: 'An index is missing' }));
    ann.do((at) => proposeHypothesis(at, { statement: 'Sunspots' }));
    ann.do((at) => rejectHypothesis(at, release, 'flat after it'));
    ann.do((at) => confirmHypothesis(at, index, 'the plan'));
    ann.do((at) => completeStep(at, step('build')));
    ann.now += 3 * minute;
    ann.do((at) => setStatus(at, 'mitigated'));
    ann.now += minute;
    ann.do((at) => setStatus(at, 'resolved'));
    const { over } = standing(ann);
    const result = resultOf(script, ann.state, standing(ann));
    expect(over).toBe(true);
    expect(result.times).toEqual({
      detect: 5 * minute,
      acknowledge: minute,
      causeConfirmed: 5 * minute,
      mitigate: 13 * minute,
      recovered: 12 * minute,
      resolve: 14 * minute,
    });
    expect(result).toMatchObject({ found: 'truth', settled: 2, right: 2, mitigation: 'after', notProposed: [] });
    expect(result.hypotheses.map(({ right }) => right)).toEqual([true, true, undefined]);
    expect(result.notSeen.map(({ id }) => id)).toEqual(['sick', 'hint', 'healthy', 'resolved']);
  });

  it('tells a red herring that was confirmed, and “mitigated” that was said too early', () => {
    const ann = player();
    const release = ann.do((at) => proposeHypothesis(at, { statement: 'It was the release' }));
    ann.do((at) => confirmHypothesis(at, release, 'it was last'));
    ann.do((at) => setStatus(at, 'mitigated'));
    ann.do((at) => completeStep(at, step('build')));
    expect(resultOf(script, ann.state, standing(ann))).toMatchObject({ found: 'other', settled: 1, right: 0, mitigation: 'before' });
    expect(resultOf(script, player().state, standing(player()))).toMatchObject({ found: 'nothing', mitigation: 'none' });
  });
});

describe('what costs', () => {
  const confirm = (statement: string) => {
    const ann = player();
    const proposed = ann.do((at) => proposeHypothesis(at, { statement }));
    ann.do((at) => confirmHypothesis(at, proposed, 'seen'));
    return ann;
  };
  const result = (ann: ReturnType<typeof player>) => resultOf(script, ann.state, standing(ann));

  it('a cause in words that the script does not know is no other cause', () => {
    expect(result(confirm('The B-tree over ids was dropped')).found).toBe('unknown');
    expect(foundWords.unknown).toContain('compare');
  });

  it('a hypothesis that names everything or denies the cause finds nothing', () => {
    expect(result(confirm('Release or index missing or anything else')).found).not.toMatch(/truth/);
    expect(result(confirm('The missing index is not the cause')).found).not.toMatch(/truth/);
  });

  it('changes that do not help are named, once each', () => {
    const ann = player();
    const steps = ['build', 'restart'].map((id) => ({ id, text: `Do ${id}`, changes: true }));
    ann.do((at) => openRunbook(at, runbook, [...steps, { id: 'look', text: 'Do look' }]));
    for (const id of ['look', 'restart', 'build']) ann.do((at) => completeStep(at, step(id)));
    expect(result(ann).changes.map(({ text, helps }) => [text, helps])).toEqual([
      ['Do restart', false],
      ['Do build', true],
    ]);
    expect(changesText(result(ann))).toBe('1 change did not help: “Do restart”. In production each is a risk.');
    expect(changesText(result(player()))).toBe('');
  });
});

describe('a script', () => {
  it('tells causes by their words; of two that fit, the one that asks for more', () => {
    expect(causeIn(script, 'Since the release the index is gone')?.id).toBe('truth');
    expect(causeIn(script, 'since the DEPLOY')?.id).toBe('release');
    expect(causeIn(script, 'the index')).toBeUndefined();
  });

  it.each([
    ['The index is not the problem, nothing is missing', undefined],
    ['It is not because the index is missing', undefined],
    ['The index is not missing', undefined],
    ['Ruled out: index missing', undefined],
    ['Missing index has nothing to do with it', undefined],
    ['The index is there, the release is gone', 'release'],
    ['Release, index missing, locks or traffic', undefined],
    ['Either the index is gone or it was the deploy', undefined],
    ['An index that is not used because it is missing', 'truth'],
    ['The release dropped the index: it is gone', 'truth'],
    ['Reads are slow, the index is missing', 'truth'],
    ['The index is missing, not the release', 'truth'],
    ['Other services are fine, the index is gone', 'truth'],
  ])('“%s” names %s', (statement, cause) => {
    expect(causeIn(script, statement)?.id).toBe(cause);
  });

  it('knows which symptoms can never appear', () => {
    const all = ['read-plan', 'db/explain', 'build'];
    expect(neverAppear(script, all)).toEqual([]);
    expect(neverAppear(script, ['read-plan', 'build']).map(({ id }) => id)).toEqual(['healthy']);
    const circle = drillSchema.parse({
      ...script,
      symptoms: [
        { id: 'a', where: 'x', shows: 'x', when: { seen: 'b' } },
        { id: 'b', where: 'x', shows: 'x', when: { seen: 'a' } },
        { id: 'late', where: 'x', shows: 'x', when: { did: ['build'], while: 'failing', after: '3m' } },
      ],
    });
    expect(neverAppear(circle, all).map(({ id }) => id)).toEqual(['a', 'b', 'late']);
  });

  it('without a truth is none', () => {
    expect(drillSchema.safeParse({ ...script, truth: undefined }).success).toBe(false);
  });
});
