import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, watch } from './site.ts';

const noon = new Date('2026-11-21T12:00:00Z');

async function start(page: Page, url: string, title = 'Payments time out'): Promise<void> {
  await page.goto(`${url}incident/`);
  await expect(page.locator('.storage')).toContainText('Saved on this device');
  await page.getByLabel('What is wrong?').fill(title);
  await page.getByLabel('Severity').last().selectOption('SEV2');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByLabel('What happened?')).toBeFocused();
}

const panel = (page: Page, title: string) =>
  page.locator('details.panel').filter({ has: page.getByRole('heading', { name: title, level: 2 }) });
const said = (page: Page) => page.locator('.timeline .said');
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
  await page.getByRole('button', { name: 'Note the impact' }).click();
  await expect(said(page).first()).toContainText('Blast radius:');
}

/** A laptop wakes up: no timer ran, the clock went on, somebody looks at the page again. */
async function wake(page: Page, minutes: number): Promise<void> {
  await page.clock.setFixedTime(new Date(noon.getTime() + minutes * 60_000));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

test.describe('on a phone, the head', () => {
  test.use({ viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true });

  test('shows a long title whole and renames it where it stands', async ({ page, small }) => {
    const wrong = watch(page, small);
    const title = 'Payments time out at checkout for customers who pay by card in Europe';
    await start(page, small.url, title);
    const { clipped, sideways, height } = await page.evaluate(() => {
      const text = document.querySelector('h1 button');
      return {
        clipped: text === null || text.scrollWidth > text.clientWidth || text.scrollHeight > text.clientHeight,
        sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        height: document.querySelector('.standing')?.getBoundingClientRect().height ?? 0,
      };
    });
    expect([clipped, sideways]).toEqual([false, false]);
    expect(height).toBeLessThan(340);
    await page.getByRole('button', { name: title }).click();
    await expect(page.getByLabel('Title of the incident')).toBeFocused();
    await page.keyboard.type('Cards are refused');
    await page.keyboard.press('Enter');
    await expect(page.locator('h1').getByRole('button', { name: 'Cards are refused' })).toBeFocused();
    await expect(said(page).first()).toHaveText('Renamed: Cards are refused');
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
    expect((await page.locator('.standing').boundingBox())?.height).toBeLessThan(190);
  });

  test('goes to the next status in one press, and says what that sets', async ({ page, small }) => {
    await start(page, small.url);
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(page.locator('.told')).toContainText('Acknowledged at ');
    await page.getByRole('button', { name: 'Cause identified' }).click();
    await page.getByRole('button', { name: 'Mitigate' }).click();
    await expect(page.locator('.told')).toContainText('Mitigated at ');
    await page.locator('select[name=status]').selectOption('investigating');
    await expect(page.locator('.told')).toHaveText(/^No longer mitigated\./);
    await page.locator('select[name=status]').selectOption('resolved');
    await expect(page.locator('.over')).toContainText('Resolved.');
    await page.getByRole('button', { name: 'Postmortem' }).click();
    await expect(panel(page, 'Postmortem')).toHaveAttribute('open', '');
  });

  test('shows what each severity means and keeps the reason', async ({ page, small }) => {
    await start(page, small.url);
    await page.locator('#app\\:severity').click();
    const dialog = page.getByRole('dialog', { name: 'How bad is it?' });
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
    await expect(page.locator('.standing')).toContainText('All hands. Roll back at once if it is safe.');
  });

  test('tells the time since the start and until the next update, over sleep and reload', async ({ page, small }) => {
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    const figures = page.locator('.figures');
    await expect(figures).toContainText('Next update in 1 h');
    await wake(page, 48);
    await expect(figures).toContainText('Open for 48 min');
    await expect(figures).toContainText('Next update in 12 min');
    await wake(page, 64);
    await expect(figures).toContainText('Update due since 4 min');
    await page.reload();
    await expect(figures).toContainText('Update due since 4 min');
    await page.getByRole('button', { name: 'Update due since 4 min' }).click();
    await expect(page.getByRole('radio', { name: 'Status page' })).toBeFocused();
  });

  test('goes on by itself while the page is looked at', { tag: '@long' }, async ({ page, small }) => {
    await page.clock.install({ time: noon });
    await start(page, small.url);
    await page.clock.fastForward('01:30:00');
    await expect(page.locator('.figures')).toContainText(/Open for 1 h 3\d min/);
    await expect(page.locator('.figures')).toContainText(/Update due since 3\d min/);
  });
});

test.describe('a message', () => {
  const hostile = 'Cards *fail* & _hang_ `now` <!channel> @here <b>';

  test('is copied in three forms, calls nobody, is noted, and the timer starts anew', async ({ page, context, small }) => {
    const wrong = watch(page, small);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await describeImpact(page, hostile);
    await wake(page, 70);
    await open(page, 'Updates');
    await expect(message(page)).toHaveValue(/^Investigating: Cards \*fail\* & _hang_ `now` <! channel> @ here <b>\.\n/);
    await page.getByLabel('Next update in').selectOption({ label: '30 min' });
    await expect(message(page)).toHaveValue(/Next update by 2026-11-21 13:40 UTC/);

    await page.getByRole('button', { name: 'Copy as plain text' }).click();
    await expect(page.locator('.compose [role=status]')).toHaveText(/^Copied as plain text and marked as sent\./);
    expect(await copied(page)).toContain('Investigating: Cards *fail* & _hang_ `now` <! channel> @ here <b>.\n');
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.locator('.compose [role=status]')).toHaveText(/^Copied as Markdown/);
    const markdown = await copied(page);
    expect(markdown).toContain('**Investigating:** Cards \\*fail\\* & \\_hang\\_ \\`now\\` ');
    expect(markdown).not.toMatch(/@here|<!channel|(?<!\\)<b>/);
    await page.getByRole('button', { name: 'Copy as Slack' }).click();
    await expect(page.locator('.compose [role=status]')).toHaveText(/^Copied as Slack/);
    expect(await copied(page)).toContain('*Investigating:* Cards *fail* &amp; _hang_ `now` &lt;! channel&gt; @ here &lt;b&gt;.');

    await expect(page.locator('.figures')).toContainText('Next update in 30 min');
    await expect(page.locator('.sent li')).toHaveCount(3);
    await expect(said(page).first()).toContainText('Told Status page: Investigating: Cards *fail*');
    await expect(page.getByRole('radio', { name: /^Customers not told/ })).toBeVisible();
    await page.locator('.sent summary').first().click();
    await expect(page.locator('.sent-text').first()).toContainText('Next update by 2026-11-21 13:40 UTC');
    expect(wrong).toEqual([]);
  });

  test('that was only tried is taken back in one press, and the update is due as before', { tag: '@long' }, async ({
    page,
    context,
    small,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await wake(page, 64);
    await open(page, 'Updates');
    await page.getByRole('button', { name: 'Copy as plain text' }).click();
    await expect(page.locator('.figures')).toContainText('Next update in 1 h');
    await page.getByRole('button', { name: /^Not sent/ }).click();
    await expect(page.locator('.figures')).toContainText('Update due since 4 min');
    await expect(page.locator('.sent')).toHaveCount(0);
    await expect(page.locator('.timeline del')).toContainText('Told Status page');
  });

  test('points at what is not known, leads there, and is filled then', async ({ page, small }) => {
    await start(page, small.url);
    await open(page, 'Updates');
    await page.getByRole('radio', { name: /Internal channel/ }).check();
    await expect(message(page)).toHaveValue(/Status: \[status\?\]\. Effect: \[What do users notice\?\]/);
    await page.getByRole('button', { name: 'Who commands?' }).click();
    await expect(panel(page, 'Roles').getByRole('button', { name: 'Assign to me: Incident commander' })).toBeFocused();
    await page.locator('.gaps').getByRole('button', { name: 'What do users notice?' }).click();
    await expect(page.getByLabel('What do users notice?')).toBeFocused();
    await page.keyboard.type('Cards are refused');
    await page.keyboard.press('Enter');
    await expect(message(page)).toHaveValue(/Effect: Cards are refused\./);
    await expect(page.locator('.gaps').getByRole('button', { name: 'What do users notice?' })).toHaveCount(0);
  });

  test('that was edited stays for its audience, is told so, is safe, and starts over', { tag: '@long' }, async ({
    page,
    context,
    small,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await open(page, 'Updates');
    await message(page).fill('@everyone: it is *down*\nstill\n\nNext update by 2026-11-21 13:00 UTC.');
    await expect(page.locator('.compose .notes')).toContainText('It is copied so that it calls nobody');
    await page.getByRole('radio', { name: /Customers/ }).check();
    await expect(message(page)).not.toHaveValue(/everyone/);
    await page.getByRole('radio', { name: /Status page/ }).check();
    await expect(message(page)).toHaveValue(/^@everyone/);
    await expect(page.locator('.compose .notes')).toContainText('Edited.');
    await page.locator('select[name=status]').selectOption('identified');
    await expect(page.locator('.compose .notes')).toContainText('Edited; the record has changed since.');

    await page.getByRole('button', { name: 'Copy as plain text' }).click();
    await expect(page.locator('.compose [role=status]')).toHaveText(/^Copied as plain/);
    expect(await copied(page)).toContain('@ everyone: it is *down*\nstill\n');
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.locator('.compose [role=status]')).toHaveText(/^Copied as Markdown/);
    expect(await copied(page)).toContain('@ everyone: it is \\*down\\*\\\nstill\n');
    await page.getByRole('button', { name: 'Copy as Slack' }).click();
    await expect(page.locator('.compose [role=status]')).toHaveText(/^Copied as Slack/);
    expect(await copied(page)).toContain('@ everyone: it is');

    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(message(page)).toHaveValue(/^Identified:/);
  });

  test('that cannot be copied is not noted, and can be noted by hand', { tag: '@long' }, async ({ page, small }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await start(page, small.url);
    await open(page, 'Updates');
    await page.getByRole('button', { name: 'Copy as plain text' }).click();
    await expect(page.locator('.compose [role=status]')).toContainText('Not copied.');
    await expect(message(page)).toBeFocused();
    await expect(page.locator('.sent')).toHaveCount(0);
    await page.getByRole('button', { name: 'Mark as sent' }).click();
    await expect(page.locator('.sent li')).toHaveCount(1);
  });

  test.describe('with the server alone', () => {
    test('is written by hand where what fills it cannot be loaded', { tag: '@long' }, async ({ page, context, small }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await start(page, small.url);
      await page.route('**/assets/draft*.js', (route) => route.abort());
      await open(page, 'Updates');
      await expect(panel(page, 'Updates')).toContainText('Write it by hand');
      await message(page).fill('@here is down');
      await page.getByRole('button', { name: 'Copy as Slack' }).click();
      await expect(page.locator('.sent li')).toHaveCount(1);
      expect(await copied(page)).toBe('@ here is down');
      await page.unroute('**/assets/draft*.js');
      await page.getByRole('button', { name: 'try again' }).click();
      await expect(panel(page, 'Updates')).not.toContainText('Write it by hand');
      await expect(message(page)).toHaveValue('@here is down');
      await page.getByRole('button', { name: 'Start over' }).click();
      await expect(message(page)).toHaveValue(/^Investigating:/);
    });
  });
});

test.describe('people', () => {
  test('take roles under their name and hand them over; who had them stays', async ({ page, small }) => {
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
    await page.getByRole('button', { name: 'Name somebody: Responder' }).click();
    await expect(page.getByLabel('Who takes it?')).toBeFocused();
    await page.keyboard.type('Cyd');
    await page.keyboard.press('Enter');
    await expect(panel(page, 'Roles').getByRole('button', { name: /^Hand over: Responder/ })).toHaveCount(2);
    await page.getByText('Who had which role').click();
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
    await page.getByRole('button', { name: 'I take over: Incident commander' }).click();
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
    await other.getByRole('button', { name: 'Note the impact' }).click();
    await expect(page.getByLabel('Which regions?')).toHaveValue('eu-west');
    await expect(page.getByLabel('Which users, how many?')).toHaveValue('a third of');
    await expect(page.getByLabel('Which users, how many?')).toBeFocused();
    await page.keyboard.type(' all orders');
    await page.keyboard.press('Enter');
    await expect(said(other).first()).toHaveText('Blast radius: users: a third of all orders; regions: eu-west');
    await expect(other.getByLabel('Which users, how many?')).toHaveValue('a third of all orders');
  });
});

test.describe('times', () => {
  test.use({ timezoneId: 'Asia/Kolkata' });
  const field = (page: Page, name: string) => page.getByRole('textbox', { name });
  const length = (page: Page, name: string) => page.locator('.lengths > div').filter({ hasText: name });

  test('are set by hand, by a press or by the status; what is not known is said', async ({ page, small }) => {
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await open(page, 'Times');
    await expect(panel(page, 'Times')).toContainText(/In the time of this device, Asia\/(Kolkata|Calcutta)/);
    await expect(length(page, 'Time to detect')).toContainText('unknown needs the start time and detection time');
    await field(page, 'Started').fill('2026-11-21T17:00');
    await field(page, 'Detected').fill('2026-11-21T17:10');
    await page.getByRole('button', { name: 'Save the times' }).click();
    await expect(page.locator('#app\\:said-started')).toHaveText('2026-11-21 11:30:00 UTC set');
    await expect(length(page, 'Time to detect')).toContainText('10 min from started to detected');
    await expect(page.locator('.figures')).toContainText('Affecting users for 30 min');
    await page.locator('select[name=status]').selectOption('investigating');
    await expect(page.locator('#app\\:said-acknowledged')).toHaveText('2026-11-21 12:00:00 UTC from the status');
    await expect(field(page, 'Acknowledged')).toHaveValue('2026-11-21T17:30');
    await expect(length(page, 'Time to acknowledge')).toContainText('20 min');
    await wake(page, 5);
    await page.getByRole('button', { name: 'Now: mitigated' }).click();
    await expect(length(page, 'Time to mitigate')).toContainText('35 min');
    await field(page, 'Resolved').fill('2026-11-21T16:00');
    await page.getByRole('button', { name: 'Save the times' }).click();
    await expect(length(page, 'Time to resolve')).toContainText('contradictory times resolved is before started');
  });

  test('that are emptied are unknown again; those of the status stay', { tag: '@long' }, async ({ page, small }) => {
    await page.clock.setFixedTime(noon);
    await start(page, small.url);
    await open(page, 'Times');
    await page.getByRole('button', { name: 'Now: started' }).click();
    await expect(field(page, 'Started')).toHaveValue('2026-11-21T17:30');
    await field(page, 'Started').fill('');
    await page.getByRole('button', { name: 'Save the times' }).click();
    await expect(page.locator('#app\\:said-started')).toHaveText('unknown');
    await expect(page.locator('.timeline del')).toHaveText('Milestone: started');
    await page.locator('select[name=status]').selectOption('mitigated');
    await field(page, 'Mitigated').fill('');
    await page.getByRole('button', { name: 'Save the times' }).click();
    await expect(page.locator('.told')).toContainText('That it was mitigated follows from the status.');
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

    test('open panels have no violation that axe knows, nor scroll sideways on a phone', {
      tag: colorScheme === 'light' ? '@long' : [],
    }, async ({ page, small }) => {
      const wrong = watch(page, small);
      await page.setViewportSize({ width: 360, height: 780 });
      await start(page, small.url);
      for (const title of ['Updates', 'Roles', 'Impact', 'Times']) await open(page, title);
      await page.getByRole('button', { name: 'Assign to me: Incident commander' }).click();
      await page.getByLabel('Your name', { exact: true }).fill('Ann');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Hand over: Incident commander, Ann' }).click();
      await message(page).fill('@here is down');
      await page.getByRole('button', { name: 'Mark as sent' }).click();
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
      await page.locator('select[name=status]').selectOption('resolved');
      await expect(page.locator('.over')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(wrong).toEqual([]);
    });
  });
}
