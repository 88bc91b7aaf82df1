/** Whatever two versions of a runbook say, each step is told of once, and nothing is told of what did not change. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedStep } from '../../../src/incident/events/runbooks.ts';
import { runbookChanges, sameSteps } from '../../../src/incident/runbook-changes.ts';
import { seed } from '../../support/seed.ts';

const word = fc.constantFrom('roll', 'back', 'the', 'release', 'read', 'logs', 'пауза', '', '??');
const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
const step: fc.Arbitrary<ListedStep> = fc.record(
  { id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 's-1', 's-2', 's-3'), text, commands: fc.array(word, { maxLength: 3 }) },
  { requiredKeys: ['id', 'text'] },
);
const runbook = fc.uniqueArray(step, { maxLength: 8, selector: ({ id }) => id });
const ids = (steps: readonly ListedStep[]) => steps.map(({ id }) => id).sort();

describe(`changes of a runbook (seed ${seed})`, () => {
  it('tell of every step once: kept, reworded, new or gone', () => {
    fc.assert(
      fc.property(runbook, runbook, (before, after) => {
        const { added, gone, reworded, commands } = runbookChanges(before, after);
        const same = (step: ListedStep, other: readonly ListedStep[]) =>
          other.some(({ id, text: words }) => id === step.id && words === step.text);
        // A step that was found again by its words and has the same ones is kept, under another id.
        const found = (list: readonly ListedStep[], told: readonly ListedStep[], others: readonly ListedStep[]) =>
          list.filter((step) => !told.includes(step) && !same(step, others));
        const quietlyKept = [
          found(before, [...gone, ...reworded.map((pair) => pair.before)], after),
          found(after, [...added, ...reworded.map((pair) => pair.after)], before),
        ];
        expect(quietlyKept[0]?.map((one) => one.text).sort()).toEqual(quietlyKept[1]?.map((one) => one.text).sort());
        for (const list of [added, gone, reworded.map((pair) => pair.before), reworded.map((pair) => pair.after)]) {
          expect(new Set(ids(list)).size).toBe(list.length);
        }
        for (const one of gone) expect([...before].includes(one) && !after.some(({ id }) => id === one.id)).toBe(true);
        for (const one of added) expect([...after].includes(one) && !before.some(({ id }) => id === one.id)).toBe(true);
        for (const pair of reworded) expect(pair.before.text).not.toBe(pair.after.text);
        for (const change of commands) expect(change.gone.length + change.added.length).toBeGreaterThan(0);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('are none between a version and itself in any order', () => {
    fc.assert(
      fc.property(
        runbook.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(sameSteps(runbookChanges(list, shuffled))).toBe(true);
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  it('lead from one version to the other', () => {
    fc.assert(
      fc.property(runbook, runbook, (before, after) => {
        const { added, gone } = runbookChanges(before, after);
        expect(before.length - gone.length).toBe(after.length - added.length);
      }),
      { seed, numRuns: 1000 },
    );
  });
});
