/** Hypotheses, the choice of the fix and reminders on the page of the incident. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Served, test, watch } from './site.ts';

const began = new Date('2026-11-21T14:00:00Z');

async function start(page: Page, { url }: Served): Promise<void> {
  await page.goto(`${url}incident/`);
  await page.getByLabel('What is wrong?').fill('Profiles are slow');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByLabel('What happened?')).toBeFocused();
}

/** Opens a part of the page by its key, out of the line of the log. */
async function open(page: Page, key: string): Promise<void> {
  await page.getByLabel('What happened?').press('Escape');
  await page.keyboard.press(key);
  await expect(page.locator(`details:has(> [data-key="${key}"])`)).toHaveAttribute('open', '');
}

async function propose(page: Page, statement: string, predictions = ''): Promise<void> {
  await page.getByLabel('What might the cause be?').fill(statement);
  await page.getByLabel('In which part?').fill('users-db');
  await page.getByLabel('If so, what else must be true?').fill(predictions);
  await page.getByRole('button', { name: 'Propose' }).click();
  await expect(page.getByRole('article', { name: statement })).toBeVisible();
}

const said = (page: Page) => page.locator('.timeline .said');

test('a hypothesis is tested by its predictions, linked to what was seen, and confirmed with why', async ({ page, small }) => {
  const wrong = watch(page, small);
  await start(page, small);
  await page.getByLabel('What happened?').fill('Seq Scan on users, 650 ms');
  await page.keyboard.press('Enter');
  await expect(said(page).first()).toHaveText('Seq Scan on users, 650 ms');
  await open(page, 'h');
  await propose(page, 'The index on users(id) is missing', 'The plan is a sequential scan\nNo index on id');
  const card = page.getByRole('article', { name: 'The index on users(id) is missing' });
  await card.getByRole('button', { name: 'Holds: The plan is a sequential scan' }).click();
  await card.getByRole('button', { name: 'Does not hold: No index on id' }).click();
  await expect(card.locator('.predictions .for')).toHaveCount(1);
  await expect(card.locator('.predictions .against')).toHaveCount(1);
  await card.getByLabel('What did you see?').fill('650 ms of 700 in one span');
  await card.getByLabel('From the timeline').selectOption({ index: 1 });
  await card.getByRole('button', { name: 'For', exact: true }).click();
  await expect(card.locator('.for-and-against')).toContainText('650 ms of 700 in one span – Seq Scan on users, 650 ms');
  await card.getByRole('button', { name: 'Confirm' }).click();
  await expect(card).toContainText('name 3. So far: 1. You can confirm all the same.');
  await page.keyboard.type('the lookup reads the whole table');
  await page.keyboard.press('Enter');
  await expect(page.locator('details.hypothesis.confirmed summary')).toContainText('The index on users(id) is missing');
  await expect(said(page).first()).toHaveText(/^Confirmed: “The index/);
  expect(wrong).toEqual([]);
});

test('a starting point that fits the golden signals comes first, and one press takes it', async ({ page, starter }) => {
  await start(page, starter);
  await open(page, 'h');
  await expect(page.locator('.starting-points li').first()).toContainText('base rate: about 60 %');
  for (const [signal, level] of Object.entries({ latency: 'up', traffic: 'flat', errors: 'flat', saturation: 'up' })) {
    await page.locator('.starting-points label', { hasText: signal }).getByRole('combobox').selectOption(level);
  }
  const first = page.locator('.starting-points li').first();
  await expect(first).toContainText('golden signals');
  await expect(first).toContainText('First move:');
  await page.getByRole('button', { name: 'Note what I see' }).click();
  await expect(said(page).first()).toHaveText('Golden signals: latency up, traffic flat, errors flat, saturation up');
  await first.getByRole('button').click();
  await expect(page.getByRole('article')).toContainText('golden signals');
});

test('reminders come after 15 and 30 minutes, also for a laptop that slept, and go away for later', async ({ page, small }) => {
  await page.clock.install({ time: began });
  await start(page, small);
  await open(page, 'h');
  await propose(page, 'The deploy broke it');
  await expect(page.locator('.nudge')).toHaveText('Before you settle on one cause, name 3. So far: 1.');
  await page.getByRole('button', { name: 'Later: Before you settle' }).click();
  await expect(page.locator('.nudge')).toHaveCount(0);
  await page.clock.fastForward('15:30');
  await expect(page.locator('.nudge')).toHaveText(/^15 minutes on “The deploy broke it”/);
  // Asleep: no timer ran. Somebody opens the lid.
  await page.clock.setSystemTime(new Date(began.getTime() + 31 * 60_000));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.locator('.nudge')).toHaveText(/^30 minutes on “The deploy broke it”. Switch/);
  await page.reload();
  await expect(page.locator('.nudge')).toHaveText(/^30 minutes/);
  await page.getByRole('button', { name: 'Switch, or say why you stay' }).click();
  const card = page.getByRole('article', { name: 'The deploy broke it' });
  await expect(card).toBeFocused();
  await card.getByRole('button', { name: 'Stay with it' }).click();
  await page.keyboard.type('the rollback is under way');
  await page.keyboard.press('Enter');
  await expect(page.locator('.nudge')).toHaveCount(0);
});

test('a time limit that is over asks to switch or go on, and why', async ({ page, small }) => {
  await page.clock.install({ time: began });
  await start(page, small);
  await open(page, 'h');
  await page.locator('summary', { hasText: 'Set a time limit' }).click();
  await page.getByLabel('What for').fill('Wait for the rollback');
  await page.getByLabel('Minutes', { exact: true }).fill('5');
  await page.getByLabel('Minutes', { exact: true }).press('Enter');
  await expect(page.locator('.time-limit')).toContainText('left');
  await page.clock.fastForward('05:30');
  await expect(page.locator('.nudge')).toHaveText(/^Time is up: Wait for the rollback/);
  await page.getByLabel('Why 15 minutes more').fill('half of the pods are back');
  await page.keyboard.press('Enter');
  await expect(page.locator('.nudge')).toHaveCount(0);
  await expect(page.locator('.time-limit')).toContainText('14 min left');
});

test('the fix is chosen by answers, which are logged and can be given anew', async ({ page, small }) => {
  await start(page, small);
  await open(page, 'f');
  const yes = page.getByRole('button', { name: 'Yes', exact: true });
  await expect(page.locator('.ask legend')).toHaveText('Did a deploy land shortly before the start?');
  await yes.click();
  await expect(page.locator('.ask legend')).toHaveText(/rolled back safely/);
  await yes.click();
  await expect(page.locator('.move strong')).toHaveText('Roll back.');
  await expect(said(page).first()).toContainText('Yes → Roll back.');
  await page.getByRole('button', { name: 'Answer anew: Can it be rolled back safely' }).click();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(page.locator('.move strong')).toHaveText(/^Hotfix/);
  await page.getByRole('button', { name: 'It helped: mitigated' }).click();
  await expect(said(page).first()).toHaveText('Status: mitigated');
});

test('what is half typed stays when another tab records something', async ({ page, context, small }) => {
  await start(page, small);
  await open(page, 'h');
  await page.getByLabel('What might the cause be?').fill('The cache is');
  const other = await context.newPage();
  await other.goto(`${small.url}incident/`);
  await other.getByLabel('What happened?').fill('pods restarted');
  await other.keyboard.press('Enter');
  await expect(said(page).first()).toHaveText('pods restarted');
  await expect(page.getByLabel('What might the cause be?')).toHaveValue('The cache is');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no violation that axe knows, in ${colorScheme}`, async ({ page, small }) => {
    await page.emulateMedia({ colorScheme });
    await start(page, small);
    await open(page, 'f');
    await open(page, 'h');
    await propose(page, 'The index is missing', 'The plan is a sequential scan');
    await page.getByRole('button', { name: 'Confirm: The index is missing' }).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}
