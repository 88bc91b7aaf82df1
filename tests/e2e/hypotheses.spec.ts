/** Hypotheses, the choice of the fix and reminders on the page of the incident. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
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
  const form = page.locator('details.fold', { hasText: 'New hypothesis' });
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  await page.getByLabel('What might the cause be?').fill(statement);
  await page.getByLabel('In which component?').fill('users-db');
  await page.getByLabel('If this is the cause, what else must be true?').fill(predictions);
  await page.getByRole('button', { name: 'Propose' }).click();
  await expect(page.getByRole('article', { name: statement })).toBeVisible();
}

/** Opens what a hypothesis predicts and rests on. */
async function evidenceOf(card: Locator): Promise<void> {
  await card.locator('summary', { hasText: 'Evidence and predictions' }).click();
}

const said = (page: Page) => page.locator('.timeline .line-text');

test('a hypothesis is tested by its predictions, linked to what was seen, and confirmed with why', async ({ page, small }) => {
  const wrong = watch(page, small);
  await start(page, small);
  await page.getByLabel('What happened?').fill('Seq Scan on users, 650 ms');
  await page.keyboard.press('Enter');
  await expect(said(page).first()).toHaveText('Seq Scan on users, 650 ms');
  await open(page, 'h');
  await propose(page, 'The index on users(id) is missing', 'The plan is a sequential scan\nNo index on id');
  const card = page.getByRole('article', { name: 'The index on users(id) is missing' });
  await evidenceOf(card);
  await card.getByRole('button', { name: 'True: The plan is a sequential scan' }).click();
  await card.getByRole('button', { name: 'False: No index on id' }).click();
  await expect(card.locator('.predictions .for')).toHaveCount(1);
  await expect(card.locator('.predictions .against')).toHaveCount(1);
  await card.getByLabel('What did you see?').fill('650 ms of 700 in one span');
  await card.getByRole('button', { name: 'Link from the timeline' }).click();
  await expect(card.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('users SEQ');
  await card.getByRole('button', { name: /Seq Scan on users, 650 ms$/ }).click();
  await expect(card.getByRole('searchbox')).toHaveCount(0);
  await card.getByRole('button', { name: /^For: / }).click();
  await expect(card.locator('.for-and-against .for')).toContainText('650 ms of 700 in one span Seq Scan on users, 650 ms');
  await expect(card.getByLabel('What did you see?')).toHaveValue('');
  await card.getByRole('button', { name: /^Confirm/ }).click();
  await expect(card).toContainText('name 3. So far: 1. You can still confirm.');
  await page.keyboard.type('the lookup reads the whole table');
  await page.keyboard.press('Enter');
  const settled = page.locator('details.hypothesis.confirmed summary');
  await expect(settled).toContainText('The index on users(id) is missing');
  await expect(settled).toContainText('the lookup reads the whole table');
  await expect(said(page).first()).toHaveText(/^Confirmed: “The index/);
  expect(wrong).toEqual([]);
});

test('a starting point that fits the golden signals comes first, and one press takes it', async ({ page, starter }) => {
  await start(page, starter);
  await open(page, 'h');
  const commonest = page.locator('.starting-points li', { hasText: 'about 60 % of incidents' });
  await expect(commonest).toContainText('First move: List what was deployed');
  await expect(commonest.getByRole('link')).toHaveAttribute('href', /patterns\/bad-deploy/);
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
  await expect(first.getByRole('button')).toHaveText('Used');
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.reload();
  await open(page, 'h');
  await page.locator('summary', { hasText: 'Where to look first' }).click();
  await expect(page.locator('.starting-points label', { hasText: 'latency' }).getByRole('combobox')).toHaveValue('up');
});

test('reminders come after 15 and 30 minutes, also for a laptop that slept, and go away for later @long', async ({ page, small }) => {
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
  await page.getByRole('button', { name: 'Switch, or explain why not' }).click();
  const card = page.getByRole('article', { name: 'The deploy broke it' });
  await expect(card).toBeFocused();
  await card.getByRole('button', { name: 'Stay with it' }).click();
  await page.keyboard.type('the rollback is under way');
  await page.keyboard.press('Enter');
  await expect(page.locator('.nudge')).toHaveCount(0);
});

test('a time limit that is over asks to switch or go on, and why', { tag: '@long' }, async ({ page, small }) => {
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
  await expect(page.locator('.fix-now')).toHaveText('Did a deploy land shortly before the start?');
  await yes.click();
  await expect(page.locator('.fix-now')).toHaveText(/rolled back safely/);
  await yes.click();
  await expect(page.locator('.fix-now')).toHaveText('Roll back.');
  await expect(said(page).first()).toContainText('Yes → Roll back.');
  await page.getByRole('button', { name: 'Change the answer: Can it be rolled back safely' }).click();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(page.locator('.fix-now')).toHaveText(/^Hotfix/);
  await expect(page.locator('.fix-now')).toBeFocused();
  await page.getByRole('button', { name: 'It helped: set mitigated' }).click();
  await expect(said(page).first()).toHaveText('Status: mitigated');
});

test('a prediction is checked with words, and the check is taken back', { tag: '@long' }, async ({ page, small }) => {
  await start(page, small);
  await open(page, 'h');
  await propose(page, 'The cache is cold', 'Its hit rate fell');
  const card = page.getByRole('article', { name: 'The cache is cold' });
  await evidenceOf(card);
  await card.getByLabel('How do you know? Its hit rate fell').fill('99 % as ever');
  // Enter decides nothing: it leads to the choice.
  await page.keyboard.press('Enter');
  await expect(card.getByRole('button', { name: 'True: Its hit rate fell', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(card.locator('.predictions .against')).toContainText('99 % as ever');
  await card.getByRole('button', { name: 'Remove: 99 % as ever' }).click();
  await expect(card.locator('.predictions .against')).toHaveCount(0);
  await expect(card.getByRole('button', { name: 'True: Its hit rate fell', exact: true })).toBeVisible();
});

test('evidence that is only a link says what it leads to', { tag: '@long' }, async ({ page, small }) => {
  await start(page, small);
  await page.getByLabel('What happened?').fill('pool at 100 of 100');
  await page.keyboard.press('Enter');
  await expect(said(page).first()).toHaveText('pool at 100 of 100');
  await open(page, 'h');
  await propose(page, 'The pool is exhausted');
  const card = page.getByRole('article', { name: 'The pool is exhausted' });
  await evidenceOf(card);
  await card.getByRole('button', { name: 'Link from the timeline' }).click();
  await page.keyboard.press('Enter');
  await expect(card.getByRole('button', { name: 'Unlink: pool at 100 of 100' })).toBeVisible();
  // One press of Enter links and closes; it does not open the search again.
  await expect(card.getByRole('button', { name: 'Link from the timeline' })).toBeFocused();
  await expect(card.getByRole('searchbox')).toHaveCount(0);
  await card.getByRole('button', { name: /^Against: / }).click();
  await expect(said(page).first()).toHaveText('Evidence against “The pool is exhausted”: pool at 100 of 100');
  await expect(card.locator('.for-and-against .against .linked')).toHaveCount(0);
});

test('what was put off in one incident is told in the next', { tag: '@long' }, async ({ page, small }) => {
  await start(page, small);
  await open(page, 'h');
  await propose(page, 'The deploy broke it');
  await page.getByRole('button', { name: 'Later: Before you settle' }).click();
  await expect(page.locator('.nudge')).toHaveCount(0);
  await page.locator('summary', { hasText: 'Start another incident' }).click();
  await page.getByLabel('What is wrong?').fill('Orders fail');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders fail');
  await open(page, 'h');
  await propose(page, 'The queue is full');
  await expect(page.locator('.nudge')).toHaveText(/^Before you settle/);
});

test('a reminder is announced once, however often the page is drawn', { tag: '@long' }, async ({ page, small }) => {
  await page.clock.install({ time: began });
  await start(page, small);
  await open(page, 'h');
  await propose(page, 'The deploy broke it');
  await expect(page.locator('.nudge')).toBeVisible();
  const changes = await page.evaluateHandle(() => {
    const seen = { count: 0 };
    const region = document.querySelector('.nudges [role=status]');
    if (region === null) throw new Error('nothing announces reminders');
    new MutationObserver((all) => {
      seen.count += all.length;
    }).observe(region, { childList: true, characterData: true, subtree: true, attributes: true });
    return seen;
  });
  await page.clock.fastForward('05:00');
  await expect(page.getByRole('article')).toContainText('5 min old');
  expect(await changes.evaluate(({ count }) => count)).toBe(0);
});

test('the keyboard alone is enough, from the proposal to the outcome and the fix @long', async ({ page, small }) => {
  await start(page, small);
  const focused = () => page.locator(':focus');
  /** Goes on with Tab until what has this name has the focus. */
  const tabTo = async (name: string | RegExp | Locator) => {
    const isName = typeof name === 'string' || name instanceof RegExp;
    const aim = isName ? page.getByRole('button', { name }).or(page.getByLabel(name)).first() : name;
    await expect(aim).toBeVisible();
    for (let press = 0; press < 40; press++) {
      if (await aim.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way to ${name} by Tab`);
  };
  await open(page, 'h');
  await tabTo('What might the cause be?');
  await page.keyboard.type('The index is missing');
  await tabTo('If this is the cause, what else must be true?');
  await page.keyboard.type('The plan is a sequential scan');
  await tabTo('Propose');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeVisible();
  await page.keyboard.press('h');
  // What is to be checked first.
  await expect(focused()).toHaveAttribute('aria-label', /^How do you know/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await tabTo(page.locator('summary', { hasText: 'Evidence and predictions' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('.predictions .for')).toBeVisible();
  await page.keyboard.press('h');
  await expect(focused()).toHaveAttribute('aria-label', 'Confirm: The index is missing');
  await page.keyboard.press('h');
  await tabTo(/^Reject/);
  await page.keyboard.press('Enter');
  await expect(focused()).toHaveAttribute('name', 'why');
  await page.keyboard.type('the plan uses it');
  await page.keyboard.press('Enter');
  await expect(page.locator('details.hypothesis.rejected')).toBeVisible();
  await page.keyboard.press('f');
  await expect(focused()).toHaveText('Yes');
  await page.keyboard.press('Enter');
  await expect(page.locator('.fix-now')).toHaveText(/rolled back safely/);
  await expect(focused()).toHaveText('Yes');
  await page.keyboard.press('Enter');
  await expect(page.locator('.fix-now')).toHaveText('Roll back.');
  await expect(page.locator('.fix-now')).toBeFocused();
});

test('what is half typed stays when another tab records something', { tag: '@long' }, async ({ page, context, small }) => {
  await start(page, small);
  await open(page, 'h');
  await propose(page, 'The index is missing', 'The plan is a sequential scan');
  await evidenceOf(page.getByRole('article'));
  await page.locator('summary', { hasText: 'New hypothesis' }).click();
  await page.getByLabel('What might the cause be?').fill('The cache is');
  await page.getByLabel('How do you know?').fill('EXPLAIN says');
  await page.getByLabel('What did you see?').fill('650 ms');
  await page.getByRole('button', { name: 'Link from the timeline' }).click();
  await page.getByRole('searchbox', { name: 'Words of the line to link' }).fill('pods');
  const other = await context.newPage();
  await other.goto(`${small.url}incident/`);
  await other.getByLabel('What happened?').fill('pods restarted');
  await other.keyboard.press('Enter');
  await expect(said(page).first()).toHaveText('pods restarted');
  await expect(page.getByLabel('What might the cause be?')).toHaveValue('The cache is');
  await expect(page.getByLabel('How do you know?')).toHaveValue('EXPLAIN says');
  await expect(page.getByLabel('What did you see?')).toHaveValue('650 ms');
  await expect(page.getByRole('searchbox', { name: 'Words of the line to link' })).toHaveValue('pods');
  // What the other tab wrote can be linked at once.
  await expect(page.locator('.link-search').getByRole('button')).toHaveText(/pods restarted$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no violation that axe knows, in ${colorScheme}`, { tag: '@long' }, async ({ page, small }) => {
    await page.emulateMedia({ colorScheme });
    await start(page, small);
    await open(page, 'f');
    await open(page, 'h');
    await propose(page, 'The index is missing', 'The plan is a sequential scan');
    await evidenceOf(page.getByRole('article'));
    await page.getByRole('button', { name: 'True: The plan is a sequential scan', exact: true }).click();
    await page.getByRole('button', { name: 'Link from the timeline' }).click();
    await expect(page.getByRole('searchbox', { name: 'Words of the line to link' })).toBeFocused();
    await page.locator('summary', { hasText: 'Where to look first' }).click();
    await page.getByRole('button', { name: 'Confirm: The index is missing' }).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}
