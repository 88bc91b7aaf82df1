/** Evidence, what comes afterwards, and the postmortem, in a real browser. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Download, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { test as base, expect, type Served, smallContent, watch } from './site.ts';
import { box } from './support/steps.ts';

const template = [
  '# Review of {{title}} &copy; &semi;',
  '<!-- Not for readers. -->',
  '<p onclick="alert(1)">{{severity}}</p>',
  '![logo](https://elsewhere.example/logo.png)',
  '{{summary}}',
  '{{root-causes}}',
  '{{impact}}',
  '## Course',
  '{{timeline}}',
  '{{runbook-follow-ups}}',
  '{{evidence}}',
  '',
].join('\n\n');

const settings = [
  'title: Team',
  'timezone: Asia/Kolkata',
  'postmortem: { template: docs/review.md }',
  'repository: { edit: "https://git.example/edit/main/{file}" }',
  'issues:',
  '  github: { repository: "https://git.example/shop", labels: [postmortem] }',
  '  jira: { site: "https://jira.example", project: 10000, issueType: 3 }',
  '',
].join('\n');

const test = base.extend<{ team: Served }>({
  team: async ({ serveSite }, use) =>
    use(await serveSite({ files: { ...smallContent, 'breakglass.yaml': settings, 'docs/review.md': template } })),
});

async function start(page: Page, { url }: Served, title: string): Promise<void> {
  await page.goto(`${url}incident/`);
  await expect(page.locator('.storage')).toContainText('Saved on this device');
  await page.getByLabel('What is wrong?').fill(title);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const line = page.locator('#app\\:log-line');
  // On a phone the log has a tab of its own.
  if (await line.isVisible()) await expect(line).toBeFocused();
}

/** Opens a part of the page by its key, as a responder would. */
async function open(page: Page, key: 'e' | 'a' | 'p', shows: string): Promise<void> {
  await page.locator('body').click({ position: { x: 1, y: 1 } });
  await page.keyboard.press(key);
  await expect(page.locator(shows).first()).toBeVisible();
}

const openPostmortem = async (page: Page) => {
  await open(page, 'p', '.postmortem-text');
  await expect(page.locator('.postmortem-text h3')).toBeVisible();
};

/** Presses a button that saves a file; those for which few people look are in a fold. */
async function saved(page: Page, button: string): Promise<Download> {
  const formats = page.locator('.postmortem summary', { hasText: 'More formats' });
  const isFolded = ['Save as HTML', 'Save the picture', 'Save as Markdown with a timeline diagram'].includes(button);
  if (isFolded && !(await page.getByRole('button', { name: button, exact: true }).isVisible())) await formats.click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()]);
  return download;
}

const bytesOf = async (download: Download) => readFileSync(await download.path());
const textOf = async (download: Download) => (await bytesOf(download)).toString('utf8');

/** Pastes outside of any field: an image of so many pixels, or a text. Answers the digest of an image. */
async function paste(page: Page, what: { readonly text: string } | { readonly width: number; readonly noise: boolean }): Promise<string> {
  return await page.evaluate(async (given) => {
    const data = new DataTransfer();
    let digest = '';
    if ('text' in given) data.setData('text/plain', given.text);
    else {
      const canvas = new OffscreenCanvas(given.width, given.width);
      const context = canvas.getContext('2d');
      const pixels = context?.createImageData(given.width, given.width);
      // Noise does not shrink.
      for (let at = 0; given.noise && pixels && at < pixels.data.length; at += 65_536)
        crypto.getRandomValues(pixels.data.subarray(at, at + 65_536));
      if (pixels) context?.putImageData(pixels, 0, 0);
      const image = await canvas.convertToBlob({ type: 'image/png' });
      const bytes = await crypto.subtle.digest('SHA-256', await image.arrayBuffer());
      digest = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      data.items.add(new File([image], 'shot.png', { type: 'image/png' }));
    }
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    return digest;
  }, what);
}

test.describe('evidence', () => {
  test('a screenshot pasted anywhere is kept with what it shows, and leaves in the archive under its digest @long', async ({
    page,
    team,
  }) => {
    const wrong = watch(page, team);
    await start(page, team, 'Graph');
    await page.locator('#app\\:log-line').blur();
    const digest = await paste(page, { width: 40, noise: false });
    await expect(page.getByLabel('What it shows').first()).toBeFocused();
    await page.keyboard.type('p99 since the deploy');
    await page.keyboard.press('Enter');
    await expect(page.locator('.evidence .kept .line-text')).toHaveText('p99 since the deploy');
    await page.locator('.evidence .kept > li').scrollIntoViewIfNeeded();
    await expect(page.locator('.evidence .kept canvas')).toHaveAttribute('width', '40');
    await page.reload();
    await openPostmortem(page);
    const files = unzipSync(new Uint8Array(await bytesOf(await saved(page, 'Save with evidence'))));
    expect(Object.keys(files)).toEqual(['action-items.csv', `evidence/${digest}.png`, 'lane.svg', 'postmortem.md', 'record.json']);
    const image = files[`evidence/${digest}.png`] ?? new Uint8Array();
    expect(createHash('sha256').update(image).digest('hex')).toBe(digest);
    expect(strFromU8(files['postmortem.md'] ?? new Uint8Array())).toContain(`evidence/${digest}.png`);
    expect(wrong).toEqual([]);
  });

  test('an image that is too large is told with its size, and can be scaled down to fit', { tag: '@long' }, async ({ page, team }) => {
    await start(page, team, 'Large');
    await page.locator('#app\\:log-line').blur();
    await paste(page, { width: 1400, noise: true });
    await expect(page.locator('.staged [role=status]')).toHaveText(/^The image has \d+\.\d MB; up to 5\.0 MB are kept\./);
    await expect(page.getByRole('button', { name: 'Keep the image' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Scale it down to fit' }).click();
    await expect(page.locator('.staged [role=status]')).toHaveText(/^Scaled down from \d+\.\d MB \(1400 × 1400\) to [0-4]\.\d MB/);
    await page.getByRole('button', { name: 'Keep the image' }).click();
    await expect(page.locator('.evidence .kept .line-text')).toHaveText('Screenshot');
  });

  test('what is no image is refused with what was expected', { tag: '@long' }, async ({ page, team }) => {
    await start(page, team, 'File');
    await open(page, 'e', '.evidence');
    await page
      .locator('.evidence input[type=file]')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    await expect(page.locator('.staged [role=status]')).toHaveText(/^Found `application\/pdf`, expected an image: PNG/);
    await page.getByRole('button', { name: 'Leave it' }).click();
    await expect(page.locator('.staged')).toHaveCount(0);
  });

  test('a long text is folded, a link is a link, and too much text is told before it is kept @long', async ({ page, team }) => {
    await start(page, team, 'Text');
    await page.locator('#app\\:log-line').blur();
    await paste(page, { text: Array.from({ length: 40 }, (_, line) => `at Shop.line${line}`).join('\n') });
    await page.getByRole('button', { name: 'Keep the text' }).click();
    await expect(page.locator('.evidence .kept summary')).toContainText('40 lines');
    await expect(page.getByText('at Shop.line39', { exact: false })).toBeHidden();
    await paste(page, { text: 'https://grafana.example/d/1' });
    await page.getByRole('button', { name: 'Keep the link' }).click();
    await expect(page.locator('.evidence .kept a')).toHaveAttribute('href', 'https://grafana.example/d/1');
    await paste(page, { text: 'x'.repeat(200_001) });
    await expect(page.locator('#app\\:evidence-limit')).toHaveText('200,001 characters; the limit is 200,000. Keep the part that matters.');
    await page.getByRole('button', { name: 'Keep the text' }).click();
    await expect(page.locator('.announcement')).toContainText('200001 characters');
    await expect(page.locator('.evidence .kept > li')).toHaveCount(2);
  });

  test('text pasted into a field stays in the field', { tag: '@long' }, async ({ page, context, team }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await start(page, team, 'Field');
    await page.evaluate(() => navigator.clipboard.writeText('14:32 deploy'));
    await page.locator('#app\\:log-line').press('ControlOrMeta+V');
    await expect(page.locator('#app\\:log-line')).toHaveValue('14:32 deploy');
    await expect(page.locator('.evidence textarea')).toHaveValue('');
  });
});

test.describe('afterwards', () => {
  test('an action item is objected to while it is typed, and kept all the same', async ({ page, team }) => {
    await start(page, team, 'Items');
    await open(page, 'a', '.afterwards');
    const form = page.getByRole('form', { name: 'New action item' });
    await form.getByLabel('What will be different?').fill('Be more careful');
    await expect(form.locator('.objections li')).toHaveText([/^Who owns it/, /^By when/, /^Everyone was careful/]);
    await form.getByRole('button', { name: 'Add action item' }).click();
    await expect(page.locator('.action-items .line-text')).toHaveText('Be more careful');
    await page.getByRole('button', { name: 'Edit: Be more careful' }).click();
    const edit = page.getByRole('form', { name: 'Edit: Be more careful' });
    await expect(edit.getByLabel('What will be different?')).toBeFocused();
    await edit.getByLabel('What will be different?').fill('Page when the pool is above 80 %');
    await edit.getByLabel('Owner').fill('Ben');
    await edit.getByLabel('Due').fill('2026-12-04');
    await edit.getByLabel('Answers').selectOption('detect');
    await page.keyboard.press('Enter');
    await expect(page.locator('.action-items .note')).toContainText('Ben · 2026-12-04 · detect');
    await expect(page.locator('.action-items .objections li')).toHaveCount(0);
    await expect(page.locator('.prevention .note')).toHaveText([
      'Page when the pool is above 80 %',
      'Not answered yet.',
      'Not answered yet.',
    ]);
    await page.locator('.action-items input[type=checkbox]').click();
    await expect(page.locator('.action-items input[type=checkbox]')).toBeChecked();
  });

  test('items leave as CSV and as forms of the trackers, the runbook opens for editing @long', async ({ page, team }) => {
    await page.goto(`${team.url}runbooks/kubernetes/kubepodcrashlooping/`);
    await box(page, 'Read the events').click();
    await expect(box(page, 'Read the events')).toBeChecked();
    await page.locator('[data-kept] a').click();
    await expect(page.locator('#app\\:log-line')).toBeVisible();
    await open(page, 'a', '.afterwards');
    await page.getByLabel('What will be different?').fill('=cmd|calc, "now"');
    await page.getByRole('button', { name: 'Add action item' }).click();
    const github = page.getByRole('link', { name: 'Open a GitHub issue' });
    await expect(github).toHaveAttribute('href', /^https:\/\/git\.example\/shop\/issues\/new\?title=%3Dcmd.*&labels=postmortem&body=/);
    await expect(page.getByRole('link', { name: 'Open a Jira issue' })).toHaveAttribute('href', /pid=10000&issuetype=3/);
    expect(await textOf(await saved(page, 'Save as CSV'))).toMatch(
      /^Action,Type,Owner,Due,Ticket,State,Incident,Day,Link\r\n"'=cmd\|calc, ""now""",,,,,open,[^\r]*\r\n$/,
    );
    await page.getByLabel('What was wrong or missing in it?').fill('no word about the pool');
    await page.getByRole('button', { name: 'Report problem' }).click();
    const edit = 'https://git.example/edit/main/runbooks/kubernetes/KubePodCrashLooping.md';
    await expect(page.getByRole('link', { name: 'Edit the runbook' })).toHaveAttribute('href', edit);
    await page.getByRole('textbox', { name: 'What went well?' }).fill('Rolled back first');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Remove: Rolled back first' })).toBeVisible();
    await openPostmortem(page);
    expect(await textOf(await saved(page, 'Save as Markdown'))).toContain(`([edit it](${edit}))`);
  });
});

test.describe('the postmortem', () => {
  test("is written in the team's template, and a hostile title stays a title @fault-33", async ({ page, team }) => {
    const wrong = watch(page, team);
    const title = '<img src=x onerror=alert(1)> *b* | [x](javascript:alert(1)) {{timeline}}';
    await start(page, team, title);
    await openPostmortem(page);
    const text = page.locator('.postmortem-text');
    await expect(text.locator('h3')).toHaveText(`Review of ${title} © ;`);
    await expect(text).not.toContainText('Not for readers');
    await expect(text.locator('img, [onclick], a[href^="javascript"]')).toHaveCount(0);
    await expect(text.locator('code').filter({ hasText: 'logo' })).toHaveText('logo: https://elsewhere.example/logo.png');
    const markdown = await textOf(await saved(page, 'Save as Markdown'));
    expect(markdown).not.toMatch(/(?<!\\)<img/);
    const html = await textOf(await saved(page, 'Save as HTML'));
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain('class="lane"');
    expect(html).toContain('<h1>Review of &lt;img src=x onerror=alert(1)&gt; *b* ');
    expect(html).not.toMatch(/<(?:img|script)|data-prompt/);
    expect(await textOf(await saved(page, 'Save the picture'))).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(wrong).toEqual([]);
  });

  test('leaves with its tables and pictures over the clipboard, in one page, and with a diagram where it is asked for', async ({
    page,
    context,
    team,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const wrong = watch(page, team);
    await start(page, team, 'Leaving');
    await page.locator('#app\\:log-line').blur();
    const digest = await paste(page, { width: 40, noise: false });
    await expect(page.getByLabel('What it shows').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await openPostmortem(page);
    await expect(page.locator('.postmortem-text')).toContainText(digest);
    await page.getByRole('button', { name: 'Copy with formatting' }).click();
    await expect(page.locator('.announcement')).toHaveText('Postmortem copied, with its tables and pictures.');
    const [copied, plain] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item?.getType(type))?.text();
      return [await read('text/html'), await read('text/plain')];
    });
    expect(copied).toContain('<table');
    expect(copied?.match(/<img[^>]* src="data:image\/png;base64,/g)).toHaveLength(2);
    expect(plain).toContain('# Review of Leaving');
    const html = await textOf(await saved(page, 'Save as HTML'));
    expect(html).toContain('<img src="data:image/png;base64,');
    expect(html).not.toContain(digest);
    expect(await textOf(await saved(page, 'Save as Markdown with a timeline diagram'))).toContain(
      '```mermaid\ntimeline\n    title Leaving\n',
    );
    expect(wrong).toEqual([]);
  });

  test('is written under a policy that forbids every text of HTML @fault-33', { tag: '@long' }, async ({ page, team }) => {
    await page.route('**/incident/', async (route) => {
      const response = await route.fetch();
      const policy = `${response.headers()['content-security-policy'] ?? ''}require-trusted-types-for 'script'; trusted-types 'none'`;
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
    const wrong = watch(page, team);
    await start(page, team, 'Strict');
    await openPostmortem(page);
    await expect(page.locator('.postmortem-text h3')).toHaveText('Review of Strict © ;');
    await page.getByRole('button', { name: 'Edit the text' }).click();
    await page.getByLabel('The postmortem as Markdown').fill('# &copy; &notin;');
    await expect(page.locator('.postmortem-text h3')).toHaveText('© ∉');
    // The worker is refused with a word on the console; the page does its work.
    expect(wrong.filter((message) => !/TrustedScriptURL|trusted/i.test(message))).toEqual([]);
  });

  test('keeps what was edited over a reload, and tells when the record went on', async ({ page, team }) => {
    await start(page, team, 'Edited');
    await openPostmortem(page);
    await expect(page.locator('.prompts [role=status]')).toHaveText(/^\d+ gaps in our template$/);
    await page.getByRole('button', { name: 'Edit the text' }).click();
    const editor = page.getByLabel('The postmortem as Markdown');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(editor).toBeFocused();
    expect(await page.evaluate(() => document.getSelection()?.toString())).toContain('**To write:**');
    await editor.fill('# Ours\n\n> **To write:** more\n\n- **Authors:** to write: names\n');
    await expect(page.locator('.postmortem-text h3')).toHaveText('Ours');
    await expect(page.locator('.prompts [role=status]')).toHaveText('Gap 1 of 2');
    await expect(page.locator('.choice')).toContainText('Edited. Saved on this device.');
    await page.reload();
    await openPostmortem(page);
    await expect(page.locator('.postmortem-text h3')).toHaveText('Ours');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.locator('[data-prompt="0"]')).toBeFocused();
    await page.locator('#app\\:log-line').fill('one more thing');
    await page.keyboard.press('Enter');
    await expect(page.locator('.choice')).toContainText('The log has 1 newer event.');
    await page.getByRole('button', { name: 'Keep my text' }).click();
    await expect(page.locator('.choice')).toContainText('Edited. Saved on this device.');
    await page.getByRole('button', { name: 'Rewrite from the log' }).click();
    await expect(page.locator('.postmortem-text')).toContainText('one more thing');
    await page.getByRole('button', { name: 'Restore my text' }).click();
    await expect(page.locator('.postmortem-text h3')).toHaveText('Ours');
    expect(await textOf(await saved(page, 'Save as Markdown'))).toContain('# Ours');
  });

  test('follows the record while nobody edits it', { tag: '@long' }, async ({ page, team }) => {
    await start(page, team, 'Follows');
    await openPostmortem(page);
    await page.locator('#app\\:log-line').fill('pool is full');
    await page.keyboard.press('Enter');
    await expect(page.locator('.postmortem-text')).toContainText('pool is full');
  });

  test('is the same bytes in three time zones, with the zone of the settings beside UTC @fault-11', { tag: '@long' }, async ({
    page,
    browser,
    team,
  }) => {
    test.slow();
    await start(page, team, 'Zones');
    await open(page, 'p', '.postmortem');
    const record = await textOf(await saved(page, 'Export incident'));
    const exports = [];
    for (const timezoneId of ['America/Los_Angeles', 'Europe/Berlin', 'Pacific/Auckland'])
      exports.push(await exported(browser, team, record, timezoneId));
    const [first, ...others] = exports;
    expect(first?.markdown).toContain('Asia/Kolkata');
    for (const other of others) expect(other).toEqual(first);
  });

  test('is all that is printed while it is open', async ({ page, team }) => {
    await start(page, team, 'On paper');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('#app\\:timeline-h')).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await openPostmortem(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.postmortem-text h3')).toBeVisible();
    const printed = await page.evaluate(() => document.body.innerText);
    expect(printed).toContain('Review of On paper');
    await expect(page.locator('.postmortem .lane')).toBeVisible();
    await expect(page.locator('.band')).toBeHidden();
    expect(printed).not.toContain('What happened?');
    expect(printed).not.toContain('Save as Markdown');
  });

  test('goes into the clipboard', { tag: '@long' }, async ({ page, context, team }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await start(page, team, 'Copied');
    await openPostmortem(page);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.locator('.announcement')).toHaveText('Postmortem copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# Review of Copied/);
  });
});

/** What a device in that zone makes of a record. */
async function exported(browser: Browser, { url }: Served, record: string, timezoneId: string) {
  const context = await browser.newContext({ timezoneId });
  const page = await context.newPage();
  await page.goto(`${url}incident/`);
  await expect(page.locator('.storage')).toContainText('Saved on this device');
  await page.getByLabel('Import an incident').setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(record) });
  await expect(page.locator('#app\\:log-line')).toBeVisible();
  await openPostmortem(page);
  const markdown = await textOf(await saved(page, 'Save as Markdown'));
  const archive = createHash('sha256')
    .update(await bytesOf(await saved(page, 'Save with evidence')))
    .digest('hex');
  const again = await textOf(await saved(page, 'Export incident'));
  await context.close();
  return { markdown, archive, again };
}

test('reading a damaged record says what was read; a whole one brings back nothing on its own device', async ({ page, browser, team }) => {
  await start(page, team, 'Damaged');
  await page.locator('#app\\:log-line').fill('a line');
  await page.keyboard.press('Enter');
  await expect(page.locator('.timeline .line-text').first()).toHaveText('a line');
  await open(page, 'p', '.postmortem');
  const record = await textOf(await saved(page, 'Export incident'));
  const read = (on: Page, text: string) =>
    on.getByLabel('Import an incident').setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await read(page, record);
  await expect(page.locator('.announcement')).toHaveText('Read 2 events of 1 incident. All of them were here already.');
  const other = await (await browser.newContext()).newPage();
  await other.goto(`${team.url}incident/`);
  await expect(other.locator('.storage')).toContainText('Saved on this device');
  await read(other, 'PK\u0003\u0004');
  await expect(other.locator('.announcement')).toHaveText(
    'Nothing was imported. The archive is cut off or damaged: it has no list of its files at its end.',
  );
  await read(other, record.slice(0, record.indexOf('a line')));
  await expect(other.locator('.announcement')).toHaveText(
    /^Read 1 event of 1 incident\. All of them were new\. The file is damaged: .*1 whole events/,
  );
  await other.context().close();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`nothing that axe knows is wrong with the panels, ${colorScheme}; at 360 px nothing scrolls sideways`, {
    tag: '@long',
  }, async ({ page, team }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 780 });
    await start(page, team, 'A title that is rather long, with https://grafana.example/d/a-very-long-address-that-does-not-break');
    await page.locator('#app\\:log-line').blur();
    await paste(page, { width: 900, noise: false });
    await page.keyboard.press('Enter');
    await page.locator('.evidence .kept > li').scrollIntoViewIfNeeded();
    await expect(page.locator('.evidence .kept canvas')).toBeVisible();
    await paste(page, { width: 1400, noise: true });
    await paste(page, { text: 'word '.repeat(300) });
    await open(page, 'a', '.afterwards');
    await page.getByLabel('What will be different?').fill('Be more careful');
    await page.getByRole('button', { name: 'Add action item' }).click();
    await expect(page.locator('.action-items li').first()).toBeVisible();
    await openPostmortem(page);
    await page.getByRole('button', { name: 'Edit the text' }).click();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    const [inner, whole] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
    expect(whole).toBeLessThanOrEqual(inner ?? 0);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('.panel :is(button, summary, a.button, label.box, input:not([type=checkbox]), select)')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(small).toEqual([]);
  });
}
