/** Addresses that nothing answers, with the network there: who has the copy sees the site's own page, whatever the host shows. */
import { type HeadersHost, type Mistake, startHeadersHost } from '../../support/headers-host.ts';
import { test as base, expect, makeReady, sitePath } from './offline-site.ts';

const test = base.extend<{ bareHost: HeadersHost }>({
  bareHost: async ({ versions }, use) => {
    const host = await startHeadersHost(versions.first, sitePath);
    await use(host);
    host.stop();
  },
});

/** What hosts show that were not told of 404.html. */
const bare: [name: string, status: number, type: string, body: string][] = [
  ['the few words of nginx', 404, 'text/html', '<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>'],
  ['nothing, as Caddy', 404, 'text/plain', ''],
  ['an error of S3', 404, 'application/xml', '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'],
  ['that it is gone', 410, 'text/html', '<h1>Gone</h1>'],
];

test('the site’s own page comes in the place of the host’s, with its status', async ({ page, bareHost: host }) => {
  await makeReady(page, host.url);
  for (const [name, status, type, body] of bare) {
    host.mistake = (sent) => (sent.status === 404 ? { status, headers: { 'Content-Type': type }, body: Buffer.from(body) } : sent);
    const response = await page.goto(`${host.url}runbooks/etcd/etcdnoleadr/?pod=a`);
    expect(response?.status(), name).toBe(status);
    await expect(page.locator('#app\\:nearest li').first(), name).toContainText('etcdNoLeader');
    expect(page.url(), name).toBe(`${host.url}runbooks/etcd/etcdnoleadr/?pod=a`);
  }
});

const kept: [name: string, mistake: Mistake, status: number, heading: string][] = [
  [
    'a page for unknown addresses that a newer build made',
    (sent) => (sent.status === 404 ? { ...sent, body: Buffer.from('<html data-site="/ops/"><h1>Newer</h1>') } : sent),
    404,
    'Newer',
  ],
  ['a login', (sent) => (sent.status === 404 ? { ...sent, status: 403, body: Buffer.from('<h1>Sign in</h1>') } : sent), 403, 'Sign in'],
  [
    'a newer page',
    (sent) => (sent.status === 404 ? { ...sent, status: 200, body: Buffer.from('<h1>New here</h1>') } : sent),
    200,
    'New here',
  ],
];

test('what is not the host’s own word on unknown addresses is shown as it came', async ({ page, bareHost: host }) => {
  await makeReady(page, host.url);
  for (const [name, mistake, status, heading] of kept) {
    host.mistake = mistake;
    const response = await page.goto(`${host.url}runbooks/etcd/etcdnoleadr/`);
    expect(response?.status(), name).toBe(status);
    await expect(page.getByRole('heading', { level: 1 }), name).toHaveText(heading);
  }
});
