/** Two tabs of one runbook tick at once: nothing is lost (row 9 of the faults). */
import { expect, test } from '../site.ts';
import { box, openRunbook, press, steps, timeline } from './on-page.ts';

const rounds = 100;

test(`different boxes at once, ${rounds} rounds: all of it stands in the record, and both tabs show the same @fault-9 @long`, async ({
  context,
  small,
}) => {
  test.setTimeout(60_000 + rounds * 3000);
  const [a, b] = [await context.newPage(), await context.newPage()];
  await openRunbook(a, small);
  await openRunbook(b, small);
  // One incident for both; what begins one in two tabs at once is another test.
  await press(a, steps[2]);
  await expect(box(b, steps[2])).toBeChecked();
  for (let round = 1; round <= rounds; round++) {
    await Promise.all([press(a, steps[0]), press(b, steps[1])]);
    for (const [tab, step] of [
      [a, steps[1]],
      [b, steps[0]],
    ] as const) {
      await expect(box(tab, step)).toBeChecked({ checked: round % 2 === 1 });
    }
  }
  await a.goto(`${small.url}incident/`);
  const all = a.getByRole('button', { name: /Show all/ });
  await expect(a.locator('.timeline .line-text').first()).toBeVisible();
  // Drawn with the first lines, or not at all.
  if (await all.isVisible()) await all.click();
  for (const step of [steps[0], steps[1]]) {
    await expect(a.locator('.timeline .line-text').filter({ hasText: step })).toHaveCount(rounds);
  }
  await b.close();
  expect((await timeline(a, small)).length).toBeGreaterThan(0);
});
