/** A worked example, played as a drill without a server: from its beginning to the patch that says so in the runbook. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { run } from '../support/command.ts';
import { temporaryFolder } from '../support/content-root.ts';
import { visitedStarter } from './offline/offline-site.ts';
import { openStep, stepWith } from './support/steps.ts';

const address = 'drills/user-service/slow-lookup/';

test.use({ serviceWorkers: 'allow' });

test('a drill is played offline to its result, beside a real incident that it never touches @long', async ({ context }) => {
  test.setTimeout(180_000);
  const url = await visitedStarter(context);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);

  const real = await context.newPage();
  await real.goto(`${url}runbooks/order-service/payment-gateway-timeout/`);
  await real.getByRole('checkbox', { name: 'Save the graph of payment errors' }).click();
  await expect(real.locator('.incident-clock')).toContainText('Payment gateway timeout');

  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(`${url}${address}`);
  const begin = page.getByRole('button', { name: 'Start the drill' });
  await expect(page.getByText('An incident is in progress: Payment gateway timeout.')).toBeVisible();
  // Without the plain word the browser asks for it, and nothing begins.
  await begin.click();
  await expect(page.getByRole('checkbox', { name: 'Start the drill anyway' })).toBeFocused();
  await expect(page.locator('article.runbook')).toBeHidden();
  await page.keyboard.press('Space');
  await begin.click();
  await expect(page.locator('[data-symptom=alert]')).toContainText('p99 of /users/{id} is 0.71 s');
  await expect(page.getByLabel('namespace', { exact: true })).toHaveValue('drill');
  // The line of what is real speaks of the real one alone.
  await expect(page.locator('.incident-clock')).toContainText('Payment gateway timeout');

  await findTheCause(page);
  await repair(page);

  const result = page.locator('.drill-result');
  await expect(result.getByRole('heading', { name: 'Result' })).toBeFocused();
  await expect(result).toContainText('The cause was found. 2 of 2 hypotheses judged correctly. It was marked as mitigated after it was.');
  const markdown = readFileSync(await saved(page, 'Save as Markdown'), 'utf8');
  expect(markdown).toContain('# Drill: p99 of /users/{id} above 500 ms\n\n> **This was a drill.**');
  expect(markdown).toContain('- The release v1.41.0 broke the lookup: rejected; it is a red herring: right.');
  const file = await saved(page, 'Save as JSON');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ found: 'truth', mitigation: 'after', pace: 1, seconds: { detect: 300 } });
  const patch = await saved(page, 'Save the patch');

  const content = temporaryFolder();
  for (const part of ['runbooks', 'queries', 'breakglass.yaml'])
    cpSync(join(import.meta.dirname, '../..', part), join(content, part), { recursive: true });
  const runbook = () => readFileSync(join(content, 'runbooks/user-service/latency-spike.mdx'), 'utf8');
  const before = runbook();
  execFileSync('git', ['init', '-q'], { cwd: content });
  execFileSync('git', ['apply', patch], { cwd: content });
  const today = new Date().toISOString().slice(0, 10);
  expect(runbook()).toContain(`reviewEvery: 6mo\nlastExercised: ${today}\n`);
  execFileSync('git', ['apply', '-R', patch], { cwd: content });
  expect(runbook()).toBe(before);
  expect((await run('drill', '--apply', file, '--content', content)).code).toBe(0);
  expect(runbook()).toContain(`reviewEvery: 6mo\nlastExercised: ${today}\n`);

  // Its record says what it is; what is real is as it was.
  await page.getByRole('link', { name: 'Its log' }).click();
  await expect(page.locator('h1')).toHaveText('Drill: p99 of /users/{id} above 500 ms');
  await expect(page.getByText('This is the log of a drill: nothing in it is real.')).toBeVisible();
  await expect(page.locator('.next-card a')).toHaveAttribute('href', new RegExp(`/${address}#`));
  await page.getByRole('link', { name: 'Back to the real incident' }).click();
  await expect(page.locator('h1')).toHaveText('Payment gateway timeout');
  await page.goto(`${url}runbooks/user-service/latency-spike/`);
  await expect(page.locator('.step.next')).toBeVisible();
  expect(await page.locator('.step input:checked').count()).toBe(0);
  expect(wrong).toEqual([]);
});

async function findTheCause(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await openStep(stepWith(page, 'Check how full the pool is'));
  await stepWith(page, 'Check how full the pool is').locator('button.copy').first().click();
  await expect(stepWith(page, 'Check how full the pool is').locator('.seen-here')).toContainText('0.82');
  // Beside a drill stands a real terminal.
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Copied in a drill: nothing to run.');
  await page.getByRole('button', { name: 'Skip ahead' }).click();
  await expect(page.locator('[data-symptom=support]')).toBeVisible();
  await page.locator('summary[data-key=h]').click();
  await propose(page, 'The release v1.41.0 broke the lookup');
  await propose(page, 'The index on users(id) is missing');
  await tick(page, 'Read the plan of the lookup');
  await expect(stepWith(page, 'Read the plan of the lookup').locator('.seen-here')).toContainText('Seq Scan on users');
  await tick(page, 'Check the indexes of users');
  await settle(page, 'Reject', 'The release v1.41.0 broke the lookup', 'p99 was flat for half an hour after it');
  await settle(page, 'Confirm', 'The index on users(id) is missing', 'The list has none on id');
}

async function repair(page: Page): Promise<void> {
  await tick(page, 'Index missing: build it');
  // What time brings meanwhile comes one after the other, until the index is there.
  const built = page.locator('[data-symptom=built]');
  const count = page.locator('.drill-bar a');
  while ((await built.count()) === 0) {
    const before = await count.innerText();
    await page.getByRole('button', { name: 'Skip ahead' }).click();
    await expect(count).not.toHaveText(before);
  }
  await tick(page, 'It must be an index scan');
  await expect(stepWith(page, 'It must be an index scan').locator('.seen-here')).toContainText('Index Scan using users_id_idx');
  await page.locator('select[name=status]').selectOption('mitigated');
  await expect(page.locator('select[name=status]')).toHaveValue('mitigated');
  await page.locator('select[name=status]').selectOption('resolved');
}

async function tick(page: Page, words: string): Promise<void> {
  const box = stepWith(page, words).getByRole('checkbox', { includeHidden: true });
  await box.click();
  await expect(box).toBeChecked();
}

async function propose(page: Page, statement: string): Promise<void> {
  const form = page.locator('details.fold', { hasText: 'New hypothesis' });
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  await page.getByLabel('What might the cause be?').fill(statement);
  await page.getByRole('button', { name: 'Propose' }).click();
  await expect(page.getByRole('article', { name: statement })).toBeVisible();
}

async function settle(page: Page, verb: 'Confirm' | 'Reject', statement: string, why: string): Promise<void> {
  const card = page.getByRole('article', { name: statement });
  await card.getByRole('button', { name: verb }).first().click();
  await expect(card.locator('[name=why]')).toBeFocused();
  await page.keyboard.type(why);
  await page.keyboard.press('Enter');
  await expect(card).toHaveCount(0);
}

async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return await download.path();
}
