import { expect, test } from 'vitest';
import { stepOpening } from '../../../src/runbook/step.ts';
import { numberedSteps } from '../../../src/ui/numbered-steps.ts';

/** A step as the compiler writes it. */
function step(id: string): string {
  const { tick, body } = stepOpening(id);
  return `<li class="step" id="${id}">${tick}${body}Look</p></div></li>`;
}

test.each([
  [[], 0, []],
  [['a'], 0, ['1']],
  [['a', 'b', 'c'], 0, ['1', '2', '3']],
  [['a', 'b"c'], 4, ['5', '6']],
])('steps %j after %i others', (ids, before, numbers) => {
  const html = numberedSteps(`<p id="app:words:x">Not a step</p><ul>${ids.map(step).join('')}</ul>`, before);
  expect([...html.matchAll(/<p data-number="(\d+)" id="app:words:/g)].map(([, number]) => number)).toEqual(numbers);
  expect(html).toContain('<p id="app:words:x">');
});
