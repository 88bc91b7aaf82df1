/** Sites for browser tests: built by the real command, served by each worker on a port of the system's choice. */
import { test as base, expect, type Page } from '@playwright/test';
import { serve } from '../../src/command/serve.ts';
import { builtSite, type SiteToBuild } from './built-sites.ts';

export interface Served {
  /** Address of the home page, with a slash at its end. */
  url: string;
}

interface Sites {
  /** The repository's own content. */
  starter: Served;
  /** Alerts as kube-prometheus has them, a broken runbook, a console session, below a base path. */
  small: Served;
  /** Queries and commands with variables, and some that change things. */
  values: Served;
  /** Two services that share their variables. */
  services: Served;
}

export const smallContent = {
  'breakglass.yaml': 'title: Small\n',
  'runbooks/kubernetes/KubePodCrashLooping.md':
    '# KubePodCrashLooping\n\n## Meaning\n\nA pod restarts again and again.\n\n## Impact\n\nThe service is degraded.\n\n## Diagnosis\n\n- [ ] Read the events\n- [ ] Read the logs\n\nRun `kubectl get pods -A` first.\n\n```console\n$ kubectl -n shop get pods\nNAME   READY\nweb-1  0/1\n$ kubectl -n shop logs web-1\n```\n\n```promql\nsum(rate(kube_pod_container_status_restarts_total[5m])) by (pod)\n```\n\n## Mitigation\n\n- [ ] Roll back\n',
  'runbooks/kubernetes/KubePodNotReady.md': '# KubePodNotReady\n\n## Meaning\n\nA pod is not ready.\n',
  'runbooks/etcd/etcdNoLeader.md': '# etcdNoLeader\n\nNo leader. See [pods](../kubernetes/KubePodNotReady.md).\n',
  'runbooks/etcd/broken.mdx': '# Broken on purpose\n\nUse <namespace> here.\n',
};

const contentWithValues = {
  'breakglass.yaml':
    'title: Values\nvariables:\n  namespace: { description: Where it runs, pattern: "[a-z]+" }\n  pod: { description: One pod }\n  window: { default: 5m, choices: [5m, 1h] }\n  text: { description: Words of a message }\n',
  'queries/shop.yaml':
    'title: Shop\nqueries:\n  - id: rate\n    title: Requests a second\n    language: promql\n    query: sum(rate(http_requests_total{namespace="${namespace}"}[${window}]))\n    good: as ever\n    bad: less than half\n',
  'runbooks/shop/late.mdx': '---\nvariables: { window: { default: 1h } }\n---\n# Late\n\n<Query id="shop/rate" />\n',
  'runbooks/shop/slow.mdx': [
    '# Slow',
    '## Stabilise',
    '<Query id="shop/rate" />',
    '- [ ] Look at `kubectl -n ${namespace} get pods`',
    '```bash\nkubectl -n ${namespace} logs ${pod} --since=${window}\n```',
    '```logql\n{app="web"} |= "${text}"\n```',
    '```bash\ngrep ${text} web.log\n```',
    "```sql\nselect * from log where text = '${text}'\n```",
    '```bash undo="kubectl scale deploy/web --replicas=3"\nkubectl scale deploy/web --replicas=0\n```',
    '```bash\nkubectl delete pvc data-0\n```',
    '```bash undo="kubectl label ns ${namespace} last=${pod}"\nkubectl label ns ${namespace} last-\n```',
    'Look at `kubectl get <constructor>`.',
    'Undo: nothing does; restore the backup.',
    'As a last resort `kubectl delete pod web-0`.',
    '',
  ].join('\n\n'),
};

/** Two services with one failure mode, of the same variables: what each calls its own is in its `scope`. */
const twoServices = {
  'breakglass.yaml':
    'title: Two services\nvariables:\n  namespace: { description: Kubernetes namespace }\n  service: { description: Its Deployment }\n  pod: { description: One pod }\n  tenant: { description: A customer }\n  window: { default: 5m }\n',
  ...Object.fromEntries(
    [
      ['orders', 'shop'],
      ['users', 'accounts'],
    ].flatMap(([service, namespace]) => [
      [`runbooks/${service}/service.yaml`, `title: ${service}\nscope: { service: ${service}-api, namespace: ${namespace} }\n`],
      [
        `runbooks/${service}/slow.md`,
        [
          '# Slow',
          '## Stabilise',
          '- [ ] Roll it back',
          '```bash\nkubectl -n ${namespace} rollout undo deployment/${service}\n```',
          '```bash\nkubectl -n ${namespace} logs ${pod} --since=${window} | grep ${tenant}\n```',
          '',
        ].join('\n\n'),
      ],
      [`runbooks/${service}/plain.md`, '# Plain\n\n- [ ] Call somebody\n'],
    ]),
  ),
  'runbooks/patterns/service.yaml': 'kind: patterns\n',
  'runbooks/patterns/any.md': '# Any service\n\n```bash\nkubectl -n ${namespace} get pods ${pod}\n```\n',
};

/** Playwright reads what a fixture needs from its first parameter: a pattern, here an empty one. */
export const test = base.extend<object, Sites & { readonly serveSite: ServeSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: see above
  serveSite: [async ({}, use) => serveSites(use), { scope: 'worker', timeout: 120_000 }],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  starter: [async ({}, use) => serveBuilt({}, use), { scope: 'worker', timeout: 120_000 }],
  small: [
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => serveBuilt({ files: smallContent, base: '/ops/' }, use),
    { scope: 'worker', timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  values: [async ({}, use) => serveBuilt({ files: contentWithValues }, use), { scope: 'worker', timeout: 120_000 }],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  services: [async ({}, use) => serveBuilt({ files: twoServices }, use), { scope: 'worker', timeout: 120_000 }],
});

/**
 * Builds and serves a site, each once a worker. A fixture of a test asks for it: one of a worker would make every file of tests start
 * workers and browsers of its own.
 */
export type ServeSite = (site: SiteToBuild) => Promise<Served>;

async function serveSites(use: (serveSite: ServeSite) => Promise<void>): Promise<void> {
  const served = new Map<string, Promise<Awaited<ReturnType<typeof serve>>>>();
  await use(async (site) => {
    const key = JSON.stringify(site);
    const server = served.get(key) ?? builtSite(site).then((folder) => serve({ folder, base: site.base ?? '/', port: 0 }));
    served.set(key, server);
    return { url: (await server).url };
  });
  for (const one of served.values()) {
    const { server } = await one;
    server.closeAllConnections();
    server.close();
  }
}

/** Builds it, serves it while `use` runs. */
export async function serveBuilt(site: SiteToBuild, use: (site: Served) => Promise<void>): Promise<void> {
  const { url, server } = await serve({ folder: await builtSite(site), base: site.base ?? '/', port: 0 });
  await use({ url });
  server.closeAllConnections();
  server.close();
}

/**
 * Waits until everything on a page that wakes up by itself has: the state of the offline copy is drawn last, after the load and in idle
 * time; what has a part of its own is drawn when that has loaded.
 */
export async function awake(page: Page): Promise<void> {
  await expect(page.locator('[data-offline]')).not.toBeEmpty();
  // Script replaces what is for those without it.
  await expect(page.locator('#app\\:incident-page noscript')).toHaveCount(0);
}

/** Gathers what a page must never do: ask another host, break its own content policy, throw. */
export function watch(page: Page, site: Served): string[] {
  const wrong: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith('data:')) wrong.push(`request to ${request.url()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) wrong.push(`console ${message.text()}`);
  });
  return wrong;
}

export { expect };
