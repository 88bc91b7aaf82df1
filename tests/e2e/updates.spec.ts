import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, watch } from './site.ts';

const noon = new Date('2026-11-21T12:00:00Z');

async function start(page: Page, url: string, title = 'Payments time out'): Promise<void> {
  await page.goto(`${url}incident/`);
  await expect(page.locator('.storage')).toContainText('Saved on this device');
  await page.getByLabel('What is wrong?').fill(title);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const line = page.getByLabel('What happened?');
  // On a phone the log has a tab of its own.
  if (await line.isVisible()) await expect(line).toBeFocused();
  await page.locator('#app\\:severity').click();
  await page.getByRole('dialog').getByRole('radio', { name: /^SEV2/ }).check();
  await page.getByRole('button', { name: 'Set SEV2' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const action = (page: Page, name: string) => page.getByRole('group', { name: 'Actions' }).getByRole('button', { name });
const outcome = (page: Page) => page.locator('.compose .outcome');

const panel = (page: Page, title: string) =>
  page.locator('details.panel').filter({ has: page.getByRole('heading', { name: title, level: 2 }) });
const said = (page: Page) => page.locator('.timeline .line-text');
const message = (page: Page) => page.locator('.compose textarea');
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).include('#app\\:incident-page').analyze()).violations.map(
    ({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`,
  );

async function open(page: Page, title: string): Promise<void> {
  await panel(page, title).locator('summary').first().click();
}

async function describeImpact(page: Page, summary: string): Promise<void> {
  await open(page, 'Impact');
  await page.getByLabel('What do users notice?').fill(summary);
  await page.getByRole('button', { name: 'Save impact' }).click();
  await expect(said(page).first()).toContainText('Impact:');
}

/** A laptop wakes up: no timer ran, the clock went on, somebody looks at the page again. */
async function wake(page: Page, minutes: number): Promise<void> {
  await page.clock.setFixedTime(new Date(noon.getTime() + minutes * 60_000));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

test.describe('on a phone, the head', () => {
  test.use({ viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true });

  test('shows a long title whole and renames it in place', async ({ page, small }) => {
    const wrong = watch(page, small);
    const title = 'Payments time out at checkout for customers who pay by card in Europe';
    await start(page, small.url, title);
    const { clipped, sideways, height } = await page.evaluate(() => {
      const text = document.querySelector('h1 button');
      return {
        clipped: text === null || text.scrollWidth > text.clientWidth || text.scrollHeight > text.clientHeight,
        sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        height: document.querySelector('.band')?.getBoundingClientRect().height ?? 0,
      };
    });
    expect([clipped, sideways]).toEqual([false, false]);
    expect(height).toBeLessThan(400);
    await page.getByRole('button', { name: title }).click();
    await expect(page.getByLabel('Title of the incident')).toBeFocused();
    await page.keyboard.type('Cards are refused');
    await page.keyboard.press('Enter');
    await expect(page.locator('h1').getByRole('button', { name: 'Cards are refused' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Title of the incident')).toBeFocused();
    await page.keyboard.type('Not this');
    await page.keyboard.press('Escape');
    await expect(page.locator('h1')).toHaveText('Cards are refused');
    expect(wrong).toEqual([]);
  });
});

test.describe('the head', () => {
  test('is low on a wide screen', { tag: '@long' }, async ({ page, small }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await start(page, small.url, 'Payments time out at checkout for customers who pay by card in Europe');
    expect((await page.locator('.band').boundingBox())?.height).toBeLessThan(300);
  });

  test('goes to the next status in one press, and announces what that sets @long', async ({ page, small }) => {
    await start(page, small.url);
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(page.locator('.announcement')).toContainText('Acknowledged at ');
    await page.getByRole('button', { name: 'Cause identified' }).click();
    await page.getByRole('button', { name: 'Mitigate' }).click();
    await expect(page.locator('.announcement')).toContainText('Mitigated at ');
    await page.locator('select[name=status]').selectOption('investigating');
    await expect(page.locator('.announcement')).toHaveText(/^No longer mitigated\./);
  });

  test('shows what each severity means and keeps the reason', async ({ page, small }) => {
    await start(page, small.url);
    await page.locator('#app\\:severity').click();
    const dialog = page.getByRole('dialog', { name: 'Set severity' });
    for (const words of [
      'Service fully down, all users',
      'Login, payments, data not saved',
      'Investigate within the hour.',
      'No updates due.',
    ]) {
      await expect(dialog).toContainText(words);
    }
    await expect(dialog.getByRole('radio', { name: /^SEV2/ })).toBeChecked();
    await dialog.getByRole('radio', { name: /^SEV1/ }).check();
    await dialog.getByLabel('Why?').fill('every card is refused');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('#app\\:severity')).toBeFocused();
    await expect(said(page).first()).toHaveText('Severity SEV1 (every card is refused)');
    await expect(page.locator('.now')).toContainText('All hands. Roll back at once if it is safe.');
  });

  test('shows the time since the start and until the next update, over sleep and reload', async ({ page, small }) => {
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await expect(action(page, 'Update')).toHaveText('Update in 1 h');
    await wake(page, 48);
    await expect(page.locator('.clock')).toHaveText('Open for 48 min');
    await expect(action(page, 'Update')).toHaveText('Update in 12 min');
    await wake(page, 64);
    await expect(action(page, 'Update')).toHaveText('Update 4 min late');
    await page.reload();
    await expect(action(page, 'Update')).toHaveText('Update 4 min late');
    await expect(page.locator('.incident-page .primary')).toHaveText('Update 4 min late');
  });

  test('advances by itself while the page is looked at', { tag: '@long' }, async ({ page, small }) => {
    await page.clock.install({ time: noon });
    await start(page, small.url);
    await page.clock.fastForward('01:30:00');
    await expect(page.locator('.clock')).toContainText(/Open for 1 h 3\d min/);
    await expect(action(page, 'Update')).toContainText(/3\d min late/);
  });
});

test.describe('an update', () => {
  const hostile = 'Cards *fail* & _hang_ `now` <!channel> @here <b>';

  test('is ready in one press and sent with the second, in three formats; it calls nobody, and the timer starts again', async ({
    page,
    context,
    small,
  }) => {
    const wrong = watch(page, small);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await describeImpact(page, hostile);
    await wake(page, 70);
    await action(page, 'Update').click();
    await expect(message(page)).toHaveValue(/^Investigating: Cards \*fail\* & _hang_ `now` <! channel> @ here <b>\.\n/);
    await page.getByLabel('Next update in').selectOption({ label: '30 min' });
    await expect(message(page)).toHaveValue(/Next update by 2026-11-21 13:40 UTC/);

    const copy = page.getByRole('button', { name: 'Copy', exact: true });
    await copy.click();
    await expect(outcome(page)).toHaveText('Copied as plain text and marked as sent. Next update due at 13:40.');
    await expect(page.getByRole('button', { name: 'Marked as sent' })).toBeDisabled();
    expect(await copied(page)).toContain('Investigating: Cards *fail* & _hang_ `now` <! channel> @ here <b>.\n');
    await page.getByLabel('Copy as').selectOption('markdown');
    await copy.click();
    await expect(outcome(page)).toHaveText('Copied as Markdown; already marked as sent.');
    const markdown = await copied(page);
    expect(markdown).toContain('**Investigating:** Cards \\*fail\\* & \\_hang\\_ \\`now\\` ');
    expect(markdown).not.toMatch(/@here|<!channel|(?<!\\)<b>/);
    await page.getByLabel('Copy as').selectOption('slack');
    await copy.click();
    await expect(outcome(page)).toHaveText(/^Copied as Slack/);
    expect(await copied(page)).toContain('*Investigating:* Cards *fail* &amp; _hang_ `now` &lt;! channel&gt; @ here &lt;b&gt;.');
    await expect(page.getByRole('radio', { name: /^Customers none sent/ })).toBeVisible();
    await page.keyboard.press('Escape');

    await expect(action(page, 'Update')).toHaveText('Update in 30 min');
    await expect(said(page).first()).toContainText('Update (Status page): Investigating: Cards *fail*');
    await open(page, 'Updates');
    await expect(page.locator('.sent li')).toHaveCount(1);
    await page.locator('.sent summary').first().click();
    await expect(page.locator('.sent-text').first()).toContainText('Next update by 2026-11-21 13:40 UTC');
    // The format is kept for the next one.
    await page.getByRole('button', { name: 'Write an update' }).click();
    await expect(page.getByLabel('Copy as')).toHaveValue('slack');
    expect(wrong).toEqual([]);
  });

  test('is chosen and copied by keys, of which none acts in the message', async ({ page, context, small }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await start(page, small.url);
    await action(page, 'Update').click();
    await expect(message(page)).toBeVisible();
    await page.keyboard.press('4');
    await expect(page.getByRole('radio', { name: /^Executives/ })).toBeChecked();
    await message(page).fill('Cards fail.');
    await message(page).press('1');
    await message(page).press('c');
    await expect(message(page)).toHaveValue('Cards fail.1c');
    await expect(page.getByRole('radio', { name: /^Executives/ })).toBeChecked();
    await page.getByRole('radio', { name: /^Executives/ }).focus();
    await page.keyboard.press('c');
    await expect(outcome(page)).toContainText('Copied as plain text');
    expect(await copied(page)).toContain('Cards fail.1c');
    // One after the other, as fast as somebody types: what is copied is what was chosen.
    await page.keyboard.press('1');
    await page.keyboard.press('c');
    await expect.poll(() => copied(page)).toMatch(/^Investigating: /);
  });

  test('stays marked as sent while only time goes on, and not once the log has something new', async ({ page, context, small }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await describeImpact(page, 'Cards are refused');
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await action(page, 'Update').click();
    await page.getByRole('radio', { name: /^Executives/ }).check();
    const mark = page.getByRole('button', { name: /^Mark(ed)? as sent/ });
    await mark.click();
    await expect(mark).toHaveText('Marked as sent');
    const before = await message(page).inputValue();
    await wake(page, 5);
    await expect(message(page)).not.toHaveValue(before);
    await expect(mark).toHaveText('Marked as sent');
    await expect(mark).toBeDisabled();
    await page.keyboard.press('Escape');
    await page.getByLabel('What do users notice?').fill('All payments fail');
    await page.getByRole('button', { name: 'Save impact' }).click();
    await expect(said(page).first()).toContainText('All payments fail');
    await action(page, 'Update').click();
    await page.getByRole('radio', { name: /^Executives/ }).check();
    await expect(mark).toBeEnabled();
  });

  test('with a gap counts as sent only when somebody marks it so; the gap is filled in place, and sharing sends it', async ({
    page,
    context,
    small,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.addInitScript(() => {
      const shared: string[] = [];
      Object.assign(globalThis, { shared });
      navigator.share = async ({ text = '' } = {}) => {
        if (shared.push(text) === 1) throw new DOMException('closed', 'AbortError');
      };
    });
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await wake(page, 64);
    await action(page, 'Update').click();
    await page.getByRole('radio', { name: /Internal channel/ }).check();
    await expect(message(page)).toHaveValue(/Status: \[status\?\]\. Impact: \[What do users notice\?\]/);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(outcome(page)).toHaveText('Copied as plain text, not marked as sent: 3 gaps in the message.');
    await expect(said(page).filter({ hasText: 'Update (' })).toHaveCount(0);
    await page.getByRole('textbox', { name: 'What do users notice?' }).fill('Cards are refused');
    await page.keyboard.press('Enter');
    await expect(message(page)).toHaveValue(/Impact: Cards are refused\./);
    await page.getByRole('button', { name: 'Mark as sent with 2 gaps in the message' }).click();
    await expect(outcome(page)).toHaveText(/^Marked as sent\./);
    await expect(said(page).filter({ hasText: 'Update (Internal channel)' })).toHaveCount(1);

    await page.getByRole('radio', { name: /Status page/ }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Share' }).click();
    await expect(outcome(page)).toHaveText('Not shared.');
    await expect(said(page).filter({ hasText: 'Update (Status page)' })).toHaveCount(0);
    await page.getByRole('dialog').getByRole('button', { name: 'Share' }).click();
    await expect(outcome(page)).toHaveText(/^Shared and marked as sent\./);
    await expect(said(page).filter({ hasText: 'Update (Status page)' })).toHaveCount(1);

    // What is filled elsewhere is one press away, and the sheet makes room for it.
    await page.getByRole('radio', { name: /Internal channel/ }).check();
    await page.getByRole('button', { name: 'Assign a commander' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(panel(page, 'Roles').getByRole('button', { name: 'Assign to me: Incident commander' })).toBeFocused();

    // One that was not sent after all is taken back in one press, and the next is due as before.
    await expect(action(page, 'Update')).toHaveText('Update in 1 h');
    await open(page, 'Updates');
    await page
      .getByRole('button', { name: /^Undo: .* was not sent$/ })
      .first()
      .click();
    await page
      .getByRole('button', { name: /^Undo: .* was not sent$/ })
      .first()
      .click();
    await expect(action(page, 'Update')).toHaveText('Update 4 min late');
    await expect(page.locator('.timeline del')).toHaveCount(2);
  });

  test('that was edited stays for its audience, is safe, and starts over', { tag: '@long' }, async ({ page, context, small }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await action(page, 'Update').click();
    await message(page).fill('@everyone: it is *down*\nstill\n\nNext update by 2026-11-21 13:00 UTC.');
    await expect(page.locator('.compose .notes')).toContainText('Nobody is notified');
    await page.getByRole('radio', { name: /Customers/ }).check();
    await expect(message(page)).not.toHaveValue(/everyone/);
    await page.getByRole('radio', { name: /Status page/ }).check();
    await expect(message(page)).toHaveValue(/^@everyone/);
    await expect(page.locator('.compose .notes')).toContainText('Edited.');
    await page.keyboard.press('Escape');
    await page.locator('select[name=status]').selectOption('identified');
    await action(page, 'Update').click();
    await expect(message(page)).toHaveValue(/^@everyone/);
    await expect(page.locator('.compose .notes')).toContainText('Edited; the log has changed since.');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(outcome(page)).toHaveText(/^Copied as plain/);
    expect(await copied(page)).toContain('@ everyone: it is *down*\nstill\n');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(message(page)).toHaveValue(/^Identified:/);
  });

  test('that cannot be copied is not logged, and can be marked as sent', { tag: '@long' }, async ({ page, small }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await start(page, small.url);
    await action(page, 'Update').click();
    await message(page).fill('It is down.');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(outcome(page)).toContainText('Not copied.');
    await expect(message(page)).toBeFocused();
    await expect(said(page).filter({ hasText: 'Update (' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Mark as sent' }).click();
    await expect(said(page).filter({ hasText: 'Update (' })).toHaveCount(1);
  });

  test.describe('with the server alone', () => {
    test('is written by hand where what fills it cannot be loaded', { tag: '@long' }, async ({ page, context, small }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await start(page, small.url);
      await page.route('**/assets/draft*.js', (route) => route.abort());
      await action(page, 'Update').click();
      await expect(page.getByRole('dialog')).toContainText('Write the message yourself');
      await message(page).fill('@here is down');
      await page.getByRole('button', { name: 'Copy', exact: true }).click();
      await expect(said(page).filter({ hasText: 'Update (' })).toHaveCount(1);
      expect(await copied(page)).toBe('@ here is down');
      await page.unroute('**/assets/draft*.js');
      await page.getByRole('button', { name: 'try again' }).click();
      await expect(page.getByRole('dialog')).not.toContainText('Write the message yourself');
      await expect(message(page)).toHaveValue('@here is down');
      await page.getByRole('button', { name: 'Start over' }).click();
      await expect(message(page)).toHaveValue(/^Investigating:/);
    });
  });
});

test.describe('people', () => {
  test('take roles under their name and hand them over; who had them stays @long', async ({ page, small }) => {
    await start(page, small.url);
    await page.getByLabel('What happened?').blur();
    await page.keyboard.press('r');
    await expect(page.getByRole('button', { name: 'Assign to me: Incident commander' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Your name', { exact: true })).toBeFocused();
    await page.keyboard.type('Ann');
    await page.keyboard.press('Enter');
    await expect(page.locator('.figures')).toContainText('Incident commander: Ann');
    await page.getByRole('button', { name: 'Hand over: Incident commander, Ann' }).click();
    await expect(page.getByLabel('Who takes over from Ann?')).toBeFocused();
    await page.keyboard.type('Ben');
    await page.keyboard.press('Enter');
    await expect(page.locator('.figures')).toContainText('Incident commander: Ben');
    await expect(said(page).first()).toHaveText('Incident commander handed over from Ann to Ben');
    await expect(page.locator('.timeline li').first()).toContainText('Ann');

    await page.getByRole('button', { name: 'Assign to me: Responder' }).click();
    await page.getByRole('button', { name: 'Assign someone: Responder' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.type('Cyd');
    await page.keyboard.press('Enter');
    await expect(panel(page, 'Roles').getByRole('button', { name: /^Hand over: Responder/ })).toHaveCount(2);
    await page.getByText('Role history').click();
    await expect(page.locator('.history li')).toHaveText([
      /Incident commander: Ann/,
      /Incident commander: Ann → Ben/,
      /Responder: Ann/,
      /Responder: Cyd/,
    ]);
    await page.reload();
    await expect(page.locator('.figures')).toContainText('Incident commander: Ben');
    await open(page, 'Roles');
    await expect(page.getByLabel('Your name on this device')).toHaveValue('Ann');
    await page.getByRole('button', { name: 'Take over: Incident commander' }).click();
    await expect(page.locator('.figures')).toContainText('Incident commander: Ann');
  });

  test('keep what they half filled in while another tab records; the other fields follow', { tag: '@long' }, async ({
    page,
    context,
    small,
  }) => {
    await start(page, small.url);
    const other = await context.newPage();
    await other.goto(`${small.url}incident/`);
    await expect(other.locator('h1')).toHaveText('Payments time out');
    await open(page, 'Impact');
    await page.getByLabel('Which users, how many?').fill('a third of');
    await open(other, 'Impact');
    await other.getByLabel('Which users, how many?').fill('nobody');
    await other.getByLabel('Which regions?').fill('eu-west');
    await other.getByRole('button', { name: 'Save impact' }).click();
    await expect(page.getByLabel('Which regions?')).toHaveValue('eu-west');
    await expect(page.getByLabel('Which users, how many?')).toHaveValue('a third of');
    await expect(page.getByLabel('Which users, how many?')).toBeFocused();
    await page.keyboard.type(' all orders');
    await page.keyboard.press('Enter');
    await expect(said(other).first()).toHaveText('Impact: users: a third of all orders; regions: eu-west');
    await expect(other.getByLabel('Which users, how many?')).toHaveValue('a third of all orders');
  });
});

test.describe('times', () => {
  test.use({ timezoneId: 'Asia/Kolkata' });
  const field = (page: Page, name: string) => page.getByRole('textbox', { name });
  const length = (page: Page, name: string) => page.locator('.lengths > div').filter({ hasText: name });

  test('are set by hand, by a press or by the status; what is not known is named', async ({ page, small }) => {
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await open(page, 'Times');
    await expect(panel(page, 'Times')).toContainText(/Times are in Asia\/(Kolkata|Calcutta)/);
    await expect(length(page, 'Time to detect')).toContainText('unknown needs the start time and detection time');
    await field(page, 'Started').fill('2026-11-21T17:00');
    await field(page, 'Detected').fill('2026-11-21T17:10');
    await page.getByRole('button', { name: 'Save times' }).click();
    await expect(page.locator('#app\\:source-started')).toHaveText('2026-11-21 11:30:00 UTC set');
    await expect(length(page, 'Time to detect')).toContainText('10 min from started to detected');
    await expect(page.locator('.clock')).toHaveText('Affecting users for 30 min');
    await page.locator('select[name=status]').selectOption('investigating');
    await expect(page.locator('#app\\:source-acknowledged')).toHaveText('2026-11-21 12:00:00 UTC from the status');
    await expect(field(page, 'Acknowledged')).toHaveValue('2026-11-21T17:30');
    await expect(length(page, 'Time to acknowledge')).toContainText('20 min');
    await wake(page, 5);
    await page.getByRole('button', { name: 'Now: mitigated' }).click();
    await expect(length(page, 'Time to mitigate')).toContainText('35 min');
    await field(page, 'Resolved').fill('2026-11-21T16:00');
    await page.getByRole('button', { name: 'Save times' }).click();
    await expect(length(page, 'Time to resolve')).toContainText('contradictory times resolved is before started');
  });

  test('that are emptied are unknown again; those of the status stay', { tag: '@long' }, async ({ page, small }) => {
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await open(page, 'Times');
    await page.getByRole('button', { name: 'Now: started' }).click();
    await expect(field(page, 'Started')).toHaveValue('2026-11-21T17:30');
    await field(page, 'Started').fill('');
    await page.getByRole('button', { name: 'Save times' }).click();
    await expect(page.locator('#app\\:source-started')).toHaveText('unknown');
    await expect(page.locator('.timeline del')).toHaveText('Milestone: started');
    await page.locator('select[name=status]').selectOption('mitigated');
    await field(page, 'Mitigated').fill('');
    await page.getByRole('button', { name: 'Save times' }).click();
    await expect(page.locator('.announcement')).toContainText('The status sets the time of mitigated.');
  });

  test('half typed survive what another tab records', { tag: '@long' }, async ({ page, context, small }) => {
    await start(page, small.url);
    const other = await context.newPage();
    await other.goto(`${small.url}incident/`);
    await open(page, 'Times');
    await field(page, 'Started').fill('2026-11-21T17:00');
    await open(other, 'Times');
    await other.getByRole('button', { name: 'Now: detected' }).click();
    await expect(field(page, 'Detected')).not.toHaveValue('');
    await expect(field(page, 'Started')).toHaveValue('2026-11-21T17:00');
  });
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('open panels have no violation that axe knows, nor scroll sideways on a phone @long', {
      tag: colorScheme === 'light' ? '@long' : [],
    }, async ({ page, small }) => {
      const wrong = watch(page, small);
      await page.setViewportSize({ width: 360, height: 780 });
      await start(page, small.url);
      for (const title of ['Roles', 'Impact', 'Times']) await open(page, title);
      await page.getByRole('button', { name: 'Assign to me: Incident commander' }).click();
      await page.getByLabel('Your name', { exact: true }).fill('Ann');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Hand over: Incident commander, Ann' }).click();
      expect(await violations(page)).toEqual([]);
      await action(page, 'Update').click();
      await message(page).fill('@here is down');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Mark as sent' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Updates' }).click();
      await expect(page.locator('.sent li')).toHaveCount(1);
      expect(await violations(page)).toEqual([]);
      const [inner, whole] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
      expect(whole).toBeLessThanOrEqual(inner ?? 0);
      expect(wrong).toEqual([]);
    });

    test('the choice of a severity and the end have none either', { tag: '@long' }, async ({ page, small }) => {
      const wrong = watch(page, small);
      await start(page, small.url);
      await page.locator('#app\\:severity').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await action(page, 'Resolve').click();
      expect(await violations(page)).toEqual([]);
      await page.getByLabel('In your own words').fill('Rolled back');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('article', { name: 'Short summary' })).toContainText('Rolled back');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await violations(page)).toEqual([]);
      expect(wrong).toEqual([]);
    });
  });
}
