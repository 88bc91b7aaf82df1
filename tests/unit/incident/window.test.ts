import { expect, test } from 'vitest';
import { setMilestone, setStatus } from '../../../src/incident/commands/incident.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { emptyState } from '../../../src/incident/state.ts';
import { timeToLookAt } from '../../../src/incident/window.ts';
import { minute, Person, start, step } from './desk.ts';

test('graphs are looked at from half an hour before the beginning until now, or until it was resolved', () => {
  const ann = new Person('ann');
  expect(timeToLookAt(emptyState, start)).toBeUndefined();
  ann.do((desk) => completeStep(desk, step('a')));
  const now = start + 10 * minute;
  expect(timeToLookAt(ann.state, now)).toEqual({ from: start - 30 * minute, to: now });
  ann.do((desk) => setMilestone(desk, 'started', { at: start - 20 * minute }));
  expect(timeToLookAt(ann.state, now)).toEqual({ from: start - 50 * minute, to: now });
  ann.now = start + 5 * minute;
  ann.do((desk) => setStatus(desk, 'resolved'));
  expect(timeToLookAt(ann.state, start + 24 * 60 * minute)).toEqual({ from: start - 50 * minute, to: start + 5 * minute });
});

test('a beginning that lies ahead of this clock makes no window that ends before it begins', () => {
  const ann = new Person('ann', start + 90 * minute);
  ann.do((desk) => completeStep(desk, step('a')));
  expect(timeToLookAt(ann.state, start)).toEqual({ from: start + 60 * minute, to: start + 90 * minute });
});
