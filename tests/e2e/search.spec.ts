import { expect, test } from './site.ts';

test('a name is found as it is typed, with a typo, by its initials, and reached by keyboard alone', async ({ page, small }) => {
  await page.goto(small.url);
  await page.keyboard.press('/');
  const box = page.locator('input[type=search]:focus');
  for (const typed of ['KubePodCrash', 'crash pod', 'kpcl', 'kubepodcrashlopping']) {
    await box.fill(typed);
    await expect(page.getByRole('option').first(), typed).toContainText('KubePodCrashLooping');
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${small.url}runbooks/kubernetes/kubepodcrashlooping/`);
});

test('words in the text are found on the search page', async ({ page, starter }) => {
  await page.goto(`${starter.url}search/?q=sequential scan`);
  await expect(page.locator('#results a', { hasText: 'Latency spike' })).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText('match');
});

test('nothing found is said in words', async ({ page, starter }) => {
  await page.goto(`${starter.url}search/?q=zzzzqqqq`);
  await expect(page.getByRole('status').first()).toContainText('Nothing found');
});
