/** What a real browser makes of the site: whether it trusts it, keeps the offline copy, and opens a runbook from it. */
import type { Browser, Page } from 'playwright-core';
import { advice } from '../advice.ts';
import type { Credentials } from '../ask.ts';
import { at, type Examination, find } from '../examination.ts';

export interface BrowserOptions {
  /** `name=value; other=value`, of this site alone. */
  readonly cookie: string;
  /** Of basic authentication; for this site alone. */
  readonly credentials: Credentials | undefined;
  /** How long the offline copy may take, milliseconds. */
  readonly patience: number;
  /** Address of a runbook below the site; undefined when none is known. */
  readonly runbook: string | undefined;
}

export async function lookWithBrowser(look: Examination, browser: Browser, options: BrowserOptions): Promise<void> {
  const { credentials } = options;
  const { origin } = look.site;
  const context = await browser.newContext(credentials === undefined ? {} : { httpCredentials: { ...credentials, origin } });
  try {
    const cookies = options.cookie.split(';').flatMap((pair) => {
      const [name = '', ...value] = pair.trim().split('=');
      return name === '' ? [] : [{ name, value: value.join('='), url: look.site.href }];
    });
    await context.addCookies(cookies);
    const page = await context.newPage();
    const heard = listen(page);
    const failure = await page.goto(look.site.href, { timeout: options.patience }).then(
      () => '',
      (error: Error) => error.message.split('\n')[0] ?? '',
    );
    if (failure !== '') {
      look.notTried.push({ what: 'the offline copy, in a browser', why: 'the browser does not open the site' });
      find(look, {
        check: 'browser/open',
        severity: 'error',
        address: look.site.href,
        found: failure,
        expected: 'the home page',
        change: 'fix what is reported above',
      });
      return;
    }
    await lookAtCopy(look, page, options);
    reportHeard(look, heard);
  } finally {
    await context.close();
  }
}

interface Heard {
  readonly refused: string[];
  readonly broken: string[];
}

function listen(page: Page): Heard {
  const heard: Heard = { refused: [], broken: [] };
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) heard.refused.push(message.text());
  });
  page.on('pageerror', (error) => heard.broken.push(error.message));
  return heard;
}

function reportHeard(look: Examination, { refused, broken }: Heard): void {
  const address = look.site.href;
  const [first] = refused;
  if (first !== undefined) {
    const change = 'something adds scripts or styles to pages, or sends a policy of its own';
    find(look, {
      check: 'browser/policy',
      severity: 'error',
      address,
      found: first,
      expected: 'nothing that the content policy refuses',
      change,
      on: advice.unaltered,
    });
  }
  const [error] = broken;
  if (error !== undefined)
    find(look, {
      check: 'browser/error',
      severity: 'error',
      address,
      found: error,
      expected: 'no error in the scripts of the page',
      change: 'deploy all files of one build, and let nothing change them',
    });
}

async function lookAtCopy(look: Examination, page: Page, { patience, runbook }: BrowserOptions): Promise<void> {
  look.tried.push('the page in a browser');
  const address = look.site.href;
  if (!(await page.evaluate(() => isSecureContext))) {
    look.notTried.push({ what: 'the offline copy, in a browser', why: 'browsers keep none over plain http' });
    return;
  }
  const line = page.locator('[data-offline]');
  if ((await line.count()) === 0) {
    look.notTried.push({ what: 'the offline copy, in a browser', why: 'the page has none (`offline: false`)' });
    return;
  }
  const state = await page
    .waitForFunction(
      () => /^(?:Ready|Not ready|Partly|Not available)/.exec(document.querySelector('[data-offline]')?.textContent ?? '')?.[0],
      undefined,
      { timeout: patience },
    )
    .then((handle) => handle.jsonValue())
    .catch(() => undefined);
  look.tried.push('the offline copy in a browser');
  if (state !== 'Ready') {
    const shown = await page.locator('#app\\:offline [data-offline-state]').textContent();
    const found = state === undefined ? `no offline copy within ${patience / 1000} s: ${shown}` : (shown ?? state);
    find(look, {
      check: 'browser/offline',
      severity: 'error',
      address,
      found,
      expected: 'Ready offline',
      change: 'fix what is reported here and above',
    });
    return;
  }
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope);
  if (scope !== address) {
    const change = 'leave sw.js beside the home page, and send no Service-Worker-Allowed';
    find(look, { check: 'worker/scope', severity: 'error', address, found: `the worker answers for ${scope}`, expected: address, change });
  }
  if (runbook === undefined) return;
  await page.context().setOffline(true);
  const opened = await page.goto(at(look, runbook), { timeout: patience }).then(
    async () => (await page.locator('main h1').count()) > 0,
    () => false,
  );
  look.tried.push('a runbook in a browser whose network is off');
  if (!opened)
    find(look, {
      check: 'browser/offline',
      severity: 'error',
      address: at(look, runbook),
      found: 'it does not open without a network',
      expected: 'the runbook',
      change: 'load the home page again and look at its “Offline”, part by part',
    });
}
