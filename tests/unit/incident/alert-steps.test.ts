import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stepsForAlerts } from '../../../src/incident/alert-steps.ts';

const ids = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const sections = [
  { alert: 'One', steps: ['a'] },
  { alert: 'Two', steps: ['b', 'c'] },
  { alert: 'None', steps: [] },
];

it.each([
  [[], 'abcd'],
  [['Two'], 'bcd'],
  [['One', 'Two'], 'abcd'],
  [['None'], 'abcd'],
  [['Other'], 'abcd'],
])('of %j: %s', (alerts: readonly string[], expected) => {
  const shown = stepsForAlerts(ids, sections, (alert) => alerts.includes(alert));
  expect(shown.map(({ id }) => id).join('')).toBe(expected);
});

it('keeps each step once, and drops none but those of other alerts', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(30)),
      fc.array(fc.array(fc.nat(30), { maxLength: 5 }), { maxLength: 5 }),
      fc.nat(5),
      (all, parts, at) => {
        const steps = all.map((id) => ({ id: String(id) }));
        const made = parts.map((part, number) => ({ alert: String(number), steps: part.map(String) }));
        const shown = stepsForAlerts(steps, made, (alert) => alert === String(at));
        expect(new Set(shown).size).toBe(shown.length);
        const own = new Set(made[at]?.steps);
        for (const step of steps)
          if (!shown.includes(step)) expect(made.some((part) => part.steps.includes(step.id)) && !own.has(step.id)).toBe(true);
      },
    ),
  );
});
