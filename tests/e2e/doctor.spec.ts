/** The doctor with a real browser. What it finds without one: tests/integration/doctor.test.ts. */
import { chromium } from '@playwright/test';
import { doctor } from '../../src/command/doctor.ts';
import type { Report } from '../../src/doctor/finding.ts';
import { type HeadersHost, type Mistake, startHeadersHost } from '../support/headers-host.ts';
import { launchOptions } from './chromium.ts';
import { expect, sitePath, test } from './offline/offline-site.ts';

async function examined(host: HeadersHost, url = host.url): Promise<Report> {
  let said = '';
  await doctor(
    { url, rules: [], cookie: '', all: false, timeout: 5, format: 'json', browser: () => chromium.launch(launchOptions()) },
    (text) => {
      said = text;
    },
    () => {},
  );
  return JSON.parse(said);
}

test('a good host: the browser keeps its copy, opens a runbook without a network, and nothing is found @long', async ({ versions }) => {
  const host = await startHeadersHost(versions.first, sitePath);
  const report = await examined(host);
  host.stop();
  expect(report.findings).toEqual([]);
  expect(report.browser).toMatch(/^Chromium \d+/);
  expect(report.tried.slice(-3)).toEqual([
    'the page in a browser',
    'the offline copy in a browser',
    'a runbook in a browser whose network is off',
  ]);
});

test('behind basic authentication, with name and password in the address, the browser keeps its copy too @long', async ({ versions }) => {
  const host = await startHeadersHost(versions.first, sitePath);
  const right = `Basic ${Buffer.from('on call:p:w/ört').toString('base64')}`;
  host.mistake = (sent, _, { headers }) =>
    headers.authorization === right
      ? sent
      : { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="Runbooks", charset="UTF-8"' }, body: Buffer.from('') };
  const report = await examined(host, host.url.replace('://', '://on%20call:p%3Aw%2F%C3%B6rt@'));
  host.stop();
  expect(report.findings).toEqual([]);
  expect(report.site).toBe(host.url);
  expect(report.tried.at(-1)).toBe('a runbook in a browser whose network is off');
});

const rewritten: Mistake = (sent, { pathname }) =>
  pathname === sitePath
    ? { ...sent, body: Buffer.from(sent.body.toString().replace('</body>', '<script>var injected = 1</script></body>')) }
    : sent;
const noPacks: Mistake = (sent, { pathname }) => (/\.packs?$/.test(pathname) ? { ...sent, status: 403 } : sent);

for (const [name, mistake, check, found] of [
  ['a script put into pages is refused by their policy', rewritten, 'browser/policy', /content security policy/i],
  ['packs that do not come: in the words of the page', noPacks, 'browser/offline', /^Not ready offline\. The server answered 403 for/],
] as const) {
  test(name, { tag: '@long' }, async ({ versions }) => {
    const host = await startHeadersHost(versions.first, sitePath);
    host.mistake = mistake;
    const { findings } = await examined(host);
    host.stop();
    expect(findings.find((finding) => finding.check === check)?.found).toMatch(found);
  });
}
