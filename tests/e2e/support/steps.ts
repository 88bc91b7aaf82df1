/** The steps of a runbook page with script: rows of which one is open; what is settled is folded into a line at the end of its section. */
import { expect, type Locator, type Page } from '@playwright/test';

/** The box of a step, wherever it is: that of a settled step is folded away, and still says whether it is ticked. */
export function box(page: Page, name: string | RegExp): Locator {
  return page.getByRole('checkbox', { name, includeHidden: true });
}

/** The first step that has these words. */
export function stepWith(page: Page, words: string): Locator {
  return page.locator('.step', { hasText: words }).first();
}

/** Shows the steps that are done or left out, in all sections. */
export async function showDone(page: Page): Promise<void> {
  const folded = page.locator('.done-row[aria-expanded="false"]:visible');
  while ((await folded.count()) > 0) await folded.first().click();
}

/** Opens the row of a step; one that is open already stays so. */
export async function openStep(step: Locator): Promise<void> {
  if (!(await step.isVisible())) await showDone(step.page());
  if (!(await step.evaluate((row) => row.classList.contains('open')))) await step.locator(':scope > .step-open').click();
  await expect(step).toHaveClass(/(^| )open( |$)/);
}

/** Ticks or unticks a step; back when its box shows it. */
export async function press(page: Page, name: string): Promise<void> {
  const was = await box(page, name).isChecked();
  if (was) await showDone(page);
  await box(page, name).click();
  await expect(box(page, name)).toBeChecked({ checked: !was });
}
