/** What was logged once is taken from there, in a real browser. */
import { test as base, expect, type Served, smallContent, watch } from './site.ts';
import { box } from './support/steps.ts';

const runbook = `---
title: Orders fail
---

## Triage

- [ ] Look at the error rate. <!-- #rate -->

  \`\`\`promql
  rate(errors[5m])
  \`\`\`

## Verify

- [ ] Orders go through. <!-- #orders -->
- [ ] Errors are flat. <!-- #flat -->
`;

const test = base.extend<{ shop: Served }>({
  shop: async ({ serveSite }, use) => use(await serveSite({ files: { ...smallContent, 'runbooks/shop/orders-fail.md': runbook } })),
});

test('a result ticks its step and becomes the impact; the last box of Verify offers mitigated; a line gives the start', async ({
  page,
  context,
  shop,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const wrong = watch(page, shop);
  await page.goto(`${shop.url}incident/`);
  await expect(page.locator('.storage')).toContainText('Saved on this device');
  await page.getByLabel('What is wrong?').fill('Orders fail');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders fail' })).toBeVisible();

  await page.goto(`${shop.url}runbooks/shop/orders-fail/`);
  const step = page.locator('.step', { hasText: 'Look at the error rate' });
  await step.locator('button.copy').click();
  await step.getByLabel('What did it show?').fill('every third order is refused');
  await page.keyboard.press('Enter');
  await expect(box(page, 'Look at the error rate')).toBeChecked();
  await expect(page.locator('.toast')).toContainText('Logged: every third order is refused · step done');
  await page.locator('.toast').getByRole('button', { name: 'Use as impact' }).click();
  await expect(page.locator('.toast')).toHaveText('The impact has it, and updates include it.');
  await box(page, 'Orders go through').click();
  await expect(box(page, 'Orders go through')).toBeChecked();
  await box(page, 'Errors are flat').click();
  await page.getByRole('button', { name: 'Set mitigated' }).click();
  await expect(page.locator('.toast')).toHaveText('Status: mitigated');

  await page.goto(`${shop.url}incident/`);
  const line = page.locator('.timeline li', { hasText: '”: every third order is refused' });
  await line.getByRole('button', { name: /^Change: / }).click();
  await expect(page.locator('.timeline')).toContainText('Impact: every third order is refused');
  await line.getByRole('button', { name: /^Use as impact/ }).click();
  await expect(page.locator('.announcement')).toHaveText('The impact has that already.');
  await line.getByRole('button', { name: /^This is when it started/ }).click();
  await expect(page.locator('.timeline')).toContainText('Milestone: started');
  await line.getByRole('button', { name: /^Key moment/ }).click();
  await expect(line.locator('.star')).toBeVisible();
  expect(wrong).toEqual([]);
});

test('the choice of a severity asks once what users notice', async ({ page, shop }) => {
  await page.goto(`${shop.url}incident/`);
  await expect(page.locator('.storage')).toContainText('Saved on this device');
  await page.getByLabel('What is wrong?').fill('Asked');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.locator('#app\\:severity').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^SEV2/ }).check();
  await dialog.getByLabel('What do users notice?').fill('Pages load slowly');
  await page.keyboard.press('Enter');
  await expect(page.locator('.timeline')).toContainText('Impact: Pages load slowly');
  await expect(page.locator('.timeline')).toContainText('Severity SEV2');
  await page.locator('#app\\:severity').click();
  await expect(dialog.getByLabel('What do users notice?')).toHaveCount(0);
});

test('a pasted list of commits becomes lines of the log with their own times, and the text is kept', async ({ page, shop }) => {
  await page.goto(`${shop.url}incident/`);
  await expect(page.locator('.storage')).toContainText('Saved on this device');
  await page.getByLabel('What is wrong?').fill('Pasted');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pasted' })).toBeVisible();
  await page.locator('body').click({ position: { x: 1, y: 1 } });
  await page.keyboard.press('e');
  const commit = (hash: string, time: string, words: string) =>
    `commit ${hash.repeat(40)}\nAuthor: Ann <ann@example.com>\nDate:   Mon Jan 4 ${time}:00 2021 +0000\n\n    ${words}\n`;
  await page.locator('.evidence textarea').fill(`${commit('a', '14:45', 'Raise the limit')}\n${commit('b', '14:50', 'Unrelated')}`);
  const staged = page.getByRole('form', { name: 'Lines of the pasted git log' });
  await staged.getByRole('checkbox', { name: /Unrelated/ }).uncheck();
  await staged.getByRole('button', { name: 'Log 1 line' }).click();
  await expect(page.locator('.announcement')).toHaveText('1 line logged, the text is kept as evidence.');
  const line = page.locator('.timeline li', { hasText: 'Commit aaaaaaaaaa: Raise the limit' });
  await expect(line.locator('time').first()).toHaveAttribute('datetime', '2021-01-04T14:45:00.000Z');
  await expect(line).toContainText('Ann');
  await expect(page.locator('.timeline')).not.toContainText('Unrelated');
  await expect(page.locator('.evidence .kept')).toContainText('Pasted: git log');
});
