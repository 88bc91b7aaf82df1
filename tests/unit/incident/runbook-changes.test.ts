import { describe, expect, test } from 'vitest';
import { openRunbook } from '../../../src/incident/commands/follow-up.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import type { ListedStep } from '../../../src/incident/events/runbooks.ts';
import { runbookChanges, sameSteps } from '../../../src/incident/runbook-changes.ts';
import { firstOpening, runbooksUsed } from '../../../src/incident/runbooks-used.ts';
import { Person, runbook, step } from './desk.ts';

const listed = (id: string, text = `Do ${id}`, ...commands: string[]): ListedStep => ({
  id,
  text,
  ...(commands.length > 0 && { commands }),
});

describe('between two versions of a runbook', () => {
  test('steps are new or gone', () => {
    const changes = runbookChanges([listed('a', 'Read the logs'), listed('b')], [listed('b'), listed('c', 'Restart it')]);
    expect(changes).toEqual({
      added: [listed('c', 'Restart it')],
      gone: [listed('a', 'Read the logs')],
      reworded: [],
      commands: [],
    });
  });

  test('a step with an id of its own is reworded, however many words change', () => {
    const [before, after] = [listed('roll', 'Roll back'), listed('roll', 'Switch the flag off')];
    expect(runbookChanges([before], [after])).toMatchObject({ added: [], gone: [], reworded: [{ before, after }] });
  });

  test('a step whose id comes from its words is found again by them', () => {
    const [before, after] = [listed('s-1', 'Roll back to the last release'), listed('s-2', 'Roll back to the last good release')];
    expect(runbookChanges([before, listed('a')], [listed('a'), after])).toMatchObject({
      added: [],
      gone: [],
      reworded: [{ before, after }],
    });
  });

  test('the step that is most alike is taken', () => {
    const before = [listed('s-1', 'Restart the web pods')];
    const after = [listed('s-2', 'Restart the web workers'), listed('s-3', 'Restart the web pods slowly')];
    expect(runbookChanges(before, after)).toMatchObject({ added: [after[0]], reworded: [{ after: after[1] }] });
  });

  test('a command that changed is told, in a step that kept its words and in one that did not', () => {
    const before = [listed('a', 'Look', 'kubectl get pods', 'up'), listed('s-1', 'Scale it up', 'kubectl scale --replicas=3')];
    const after = [listed('a', 'Look', 'kubectl get pods -A', 'up'), listed('s-2', 'Scale it up twice', 'kubectl scale --replicas=6')];
    expect(runbookChanges(before, after).commands).toEqual([
      { step: after[0], gone: ['kubectl get pods'], added: ['kubectl get pods -A'] },
      { step: after[1], gone: ['kubectl scale --replicas=3'], added: ['kubectl scale --replicas=6'] },
    ]);
  });

  test('another order is no change', () => {
    expect(sameSteps(runbookChanges([listed('a', 'x', 'up'), listed('b')], [listed('b'), listed('a', 'x', 'up')]))).toBe(true);
  });
});

describe('the version that an incident began with', () => {
  test('is the first one of which the steps were noted', () => {
    const ann = new Person('ann');
    ann.do((desk) => completeStep(desk, step('a')));
    ann.do((desk) => openRunbook(desk, { ...runbook, revision: 'r0' }));
    ann.do((desk) => openRunbook(desk, { ...runbook, revision: 'r2' }, [listed('a')]));
    ann.do((desk) => openRunbook(desk, { ...runbook, revision: 'r3' }, [listed('a'), listed('b')]));
    expect(runbooksUsed(ann.state).map(firstOpening)).toEqual([{ revision: 'r2', steps: [listed('a')] }]);
  });

  test('is the first that was noted where no steps were', () => {
    const ann = new Person('ann');
    ann.do((desk) => completeStep(desk, step('a')));
    expect(runbooksUsed(ann.state).map(firstOpening)).toEqual([undefined]);
    ann.do((desk) => openRunbook(desk, { ...runbook, revision: 'r2' }));
    expect(runbooksUsed(ann.state).map(firstOpening)).toEqual([{ revision: 'r2', steps: undefined }]);
  });
});
