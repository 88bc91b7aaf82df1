/** Two versions of a small site below a base path, a host that can misbehave, and what tests ask of the browser's copy. */
import { readdirSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { buildSite as build, builtSite } from '../built-sites.ts';
import { test as base, expect } from '../site.ts';
import { FaultServer } from './fault-server.ts';

export interface Versions {
  readonly first: string;
  /** One runbook changed, one new. */
  readonly second: string;
}

export const sitePath = '/ops/';

const content = {
  'breakglass.yaml': 'title: Small\n',
  'runbooks/kubernetes/KubePodCrashLooping.md':
    '# KubePodCrashLooping\n\n## Diagnosis\n\n- [ ] Read the events\n\n```promql\nsum(rate(kube_pod_container_status_restarts_total[5m])) by (pod)\n```\n',
  'runbooks/kubernetes/KubePodNotReady.md': '# KubePodNotReady\n\n## Meaning\n\nA pod is not ready for a heliotrope reason.\n',
  'runbooks/etcd/etcdNoLeader.md': '# etcdNoLeader\n\n## Meaning\n\nNo leader, first text.\n',
  'queries/shop.yaml': 'title: Shop\nqueries:\n  - { id: up, title: What is up, language: promql, query: up }\n',
};

const changed = {
  ...content,
  'runbooks/etcd/etcdNoLeader.md': '# etcdNoLeader\n\n## Meaning\n\nNo leader, second text.\n',
  'runbooks/etcd/etcdSlow.md': '# etcdSlow\n\n## Meaning\n\nSlow disks.\n',
};

/** A site for one test alone. */
export async function buildSite(files: Record<string, string | Uint8Array>, path = sitePath): Promise<string> {
  return await build({ files, base: path });
}

/** Playwright reads what a fixture needs from its first parameter: a pattern, here an empty one. */
export const test = base.extend<{ host: FaultServer; versions: Versions }>({
  // biome-ignore lint/correctness/noEmptyPattern: see above
  serviceWorkers: async ({}, use) => use('allow'),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  versions: async ({}, use) => {
    const [first, second] = await Promise.all([content, changed].map((files) => builtSite({ files, base: sitePath })));
    await use({ first: first ?? '', second: second ?? '' });
  },
  host: async ({ versions }, use) => {
    const server = new FaultServer({ base: sitePath, folder: versions.first });
    await server.start();
    await use(server);
    await server.stop();
  },
});

/** The few words at the end of every page. */
export const stateLine = (page: Page) => page.locator('[data-offline]');

/** All that is known, on the home page. */
export const stateInFull = (page: Page) => page.locator('#app\\:offline [data-offline-state]');

/** Somebody who asked to save data: the page loads nothing in idle time. */
export async function savesData(page: Page): Promise<void> {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
}

/** Visits the home page and waits until the whole site is in the browser. */
export async function makeReady(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(stateLine(page)).toHaveText('Ready offline', { timeout: 15_000 });
}

/** Presses *Switch* and waits for the page that the new version answers: what it says was true of the old one too. */
export async function switchVersion(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Switch' }).click();
  await loaded;
}

/** The repository's own site after one visit, its server stopped: its address, which the copy in that browser answers. */
export async function visitedStarter(context: BrowserContext): Promise<string> {
  const host = new FaultServer({ base: '/', folder: await builtSite() });
  await host.start();
  const visit = await context.newPage();
  await makeReady(visit, host.url());
  await visit.close();
  await host.stop();
  return host.url();
}

/** Every page that a build wrote, as an address below the base. */
export function pagesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('index.html'))
    .map((file) => file.slice(0, -'index.html'.length));
}

/** Packs in the browser whose bytes are not those of their names, and how many there are in all. */
export async function keptPacks(page: Page): Promise<{ count: number; wrong: string[] }> {
  return await page.evaluate(async () => {
    const wrong: string[] = [];
    let count = 0;
    for (const name of (await caches.keys()).filter((one) => one.startsWith('breakglass-offline:'))) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const expected = /([0-9a-f]{64})\.(?:pack|json)$/.exec(request.url)?.[1];
        if (expected === undefined) continue;
        count += 1;
        const bytes = await (await cache.match(request))?.arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes ?? new ArrayBuffer()));
        if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== expected) wrong.push(request.url);
      }
    }
    return { count, wrong };
  });
}

export { expect };
