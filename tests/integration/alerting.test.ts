/** From a metric to the runbook: a real Prometheus and a real Alertmanager with the files of docs/alerting, and the link of the message in a browser. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/command/serve.ts';
import { alertFromLink } from '../../src/fill/alert-link.ts';
import { readAlert } from '../../src/fill/alert-text.ts';
import { labelsFrom } from '../../src/fill/labels.ts';
import { findChromium, launchOptions } from '../e2e/chromium.ts';
import { httpInbox, type Inbox, mailInbox, noAlertmanager, startAlertmanager } from '../support/alertmanager.ts';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { noPrometheus, startPrometheus } from '../support/prometheus.ts';
import { freePort, hasProgram, until } from '../support/server-program.ts';

const documented = join(import.meta.dirname, '../../docs/alerting');
const noBrowser = findChromium() === undefined ? 'no Chromium' : '';
const missing = [noPrometheus, noAlertmanager, noBrowser].filter((reason) => reason !== '');
const skipped = missing.length === 0 ? '' : ` (skipped: ${missing.join(', ')})`;

/** Names that alerts may have and that paths must be escaped for. The last one differs from its runbook's in the form of Unicode. */
const oddNames = [
  'CPU/Memory high',
  'CPU Memory high',
  'C++ heap > 90% & rising #1',
  'データ遅延',
  'Größe der Warteschlange',
  'HighLoad',
  'highload',
  'Überlast'.normalize('NFD'),
];

const content = {
  'breakglass.yaml':
    'variables:\n  namespace: { description: Where it runs }\n  pod: { description: One pod }\n  queue: { description: A queue }\n',
  'runbooks/kubernetes/KubePodCrashLooping.md':
    '# KubePodCrashLooping\n\n## Diagnosis\n\n```bash\nkubectl -n ${namespace} logs ${pod} --previous\n```\n',
  'runbooks/queues/growing.md':
    '---\nalerts: [QueueGrows]\n---\n# A queue grows\n\n## Diagnosis\n\n```bash\nrabbitmqctl list_consumers | grep ${queue}\n```\n',
  ...Object.fromEntries(
    oddNames.map((name, at) => [
      `runbooks/odd/${at}.md`,
      `---\nalerts: [${JSON.stringify(name.normalize('NFC'))}]\n---\n# Odd ${at}\n\n## Diagnosis\n\n\`\`\`bash\nrabbitmqctl list_consumers | grep \${queue}\n\`\`\`\n`,
    ]),
  ),
};

describe.skipIf(skipped !== '')(`an alert${skipped}`, () => {
  const stops: (() => unknown)[] = [];
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  let site = '';
  let alertmanager = '';
  let browser: Browser;
  let webhook: Inbox;
  let slack: Inbox;
  let mail: Inbox;
  beforeAll(async () => {
    const folder = join(temporaryFolder(), 'site');
    const built = await run('build', '--content', contentRoot(content), '--out', folder);
    expect(built.code, built.stderr).toBe(0);
    const served = await serve({ folder, base: '/', port: 0 });
    site = served.url;
    stops.push(() => closed(served.server));
    [webhook, slack, mail] = [await httpInbox(), await httpInbox(), await mailInbox()];
    stops.push(...[webhook, slack, mail].map((inbox) => () => inbox.stop()));
    const exporter = await startExporter();
    stops.push(() => closed(exporter.server));

    // Only addresses and waiting times are changed.
    const files = temporaryFolder();
    const port = await freePort();
    alertmanager = `http://127.0.0.1:${port}`;
    const changes: [string, string][] = [
      ['https://runbooks.example.com/', site],
      ['for: 15m', 'for: 0s'],
      ['evaluation_interval: 30s', 'evaluation_interval: 1s\n  scrape_interval: 1s'],
      ['alertmanager.example.com:9093', `127.0.0.1:${port}`],
      ['kube-state-metrics.example.com:8080', `127.0.0.1:${exporter.port}`],
      ['group_wait: 30s', 'group_wait: 0s'],
      ['https://hooks.slack.com/services/CHANGE/ME', `http://127.0.0.1:${slack.port}`],
      ['https://incidents.example.com/alertmanager', `http://127.0.0.1:${webhook.port}`],
      ['smtp.example.com:587', `127.0.0.1:${mail.port}`],
      ['smtp_require_tls: true', 'smtp_require_tls: false'],
    ];
    for (const file of ['rules.yml', 'prometheus.yml', 'breakglass.tmpl', 'alertmanager.yml']) {
      const text = changes.reduce((changed, [from, to]) => changed.replaceAll(from, to), readFileSync(join(documented, file), 'utf8'));
      writeFileSync(join(files, file), text);
    }
    stops.push(await startAlertmanager(join(files, 'alertmanager.yml'), port));
    stops.push((await startPrometheus(join(files, 'prometheus.yml'))).stop);
    browser = await chromium.launch(launchOptions());
    stops.push(() => browser.close());
  }, 120_000);

  interface SentAlert {
    readonly annotations: { readonly runbook_url: string };
    readonly startsAt: string;
    readonly generatorURL: string;
  }

  /** The one alert of the first webhook. */
  function sentAlert(): SentAlert {
    const { alerts }: { alerts: SentAlert[] } = JSON.parse(webhook.received[0] ?? '');
    const [alert] = alerts;
    if (alert === undefined || alerts.length > 1) throw new Error(`${alerts.length} alerts`);
    return alert;
  }

  /** What a message's link opens: the title, and the first command of the page. */
  /** What the page shows, once the values of its link stand in it. */
  async function opened(link: string): Promise<[title: string | null, command: string | null]> {
    const page = await browser.newPage();
    await page.goto(link);
    await page.locator('#app\\:values summary').waitFor();
    await page.locator('button.copy').first().waitFor();
    await page.locator('main pre var.set').first().waitFor({ state: 'attached' });
    const found: [string | null, string | null] = [
      await page.locator('main h1').textContent(),
      await page.locator('main pre').first().textContent(),
    ];
    await page.close();
    return found;
  }

  it('that fires reaches the webhook, chat and mail with one link, which opens its runbook with the values filled in', async () => {
    await until(async () => [webhook, slack, mail].every(({ received }) => received.length > 0));
    const ruled = `${site}alerts/KubePodCrashLooping/?namespace=shop&pod=web-7d4b9c-x2x`;
    const sent = sentAlert();
    expect(sent.annotations.runbook_url).toBe(ruled);
    const { attachments }: { attachments: { title: string; text: string }[] } = JSON.parse(slack.received[0] ?? '');
    expect(attachments[0]?.title).toBe('FIRING (1): KubePodCrashLooping');
    const link = /^Runbook: (\S+)$/m.exec(attachments[0]?.text ?? '')?.[1] ?? '';
    expect(link).toMatch(/^[^?]*\?namespace=shop&pod=web-7d4b9c-x2x&alertname=KubePodCrashLooping&startsAt=/);
    expect(alertFromLink(new URL(link).search)).toEqual({
      name: 'KubePodCrashLooping',
      labels: { namespace: 'shop', pod: 'web-7d4b9c-x2x' },
      startsAt: Math.floor(Date.parse(sent.startsAt) / 1000) * 1000,
      summary: 'Pod shop/web-7d4b9c-x2x restarts again and again',
      source: new URL(sent.generatorURL).href,
    });
    expect(unquoted(mail.received[0] ?? '')).toContain(`Runbook: ${link}\n`);
    expect(await opened(link)).toEqual(['KubePodCrashLooping', 'kubectl -n shop logs web-7d4b9c-x2x --previous']);
  }, 90_000);

  it('can be pasted as it came: the text of the message gives the same values', () => {
    const { attachments }: { attachments: { text: string }[] } = JSON.parse(slack.received[0] ?? '');
    expect(labelsFrom(attachments[0]?.text ?? '')).toMatchObject({
      alertname: 'KubePodCrashLooping',
      namespace: 'shop',
      pod: 'web-7d4b9c-x2x',
    });
    expect(readAlert(attachments[0]?.text ?? '')?.alerts).toMatchObject([
      {
        name: 'KubePodCrashLooping',
        startsAt: Math.floor(Date.parse(sentAlert().startsAt) / 1000) * 1000,
        summary: 'Pod shop/web-7d4b9c-x2x restarts again and again',
        source: new URL(sentAlert().generatorURL).href,
      },
    ]);
  });

  it('without a runbook_url has the page of its name, with all labels, whatever stands in them', async () => {
    const before = slack.received.length;
    const queue = `orders & "returns" #7 50% ü`;
    await fetch(`${alertmanager}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify([{ labels: { alertname: 'QueueGrows', queue } }]),
    });
    await until(async () => slack.received.slice(before).some((text) => text.includes('QueueGrows')));
    const { attachments }: { attachments: { text: string }[] } = JSON.parse(slack.received.at(-1) ?? '');
    const link = /^Runbook: (\S+)$/m.exec(attachments[0]?.text ?? '')?.[1] ?? '';
    expect(await opened(link)).toEqual(['A queue grows', `rabbitmqctl list_consumers | grep '${queue}'`]);
  }, 90_000);

  it('of any name leads to its runbook, or to the choice where another name differs in case only @long', async () => {
    const before = slack.received.length;
    await fetch(`${alertmanager}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(oddNames.map((alertname) => ({ labels: { alertname, queue: 'orders' } }))),
    });
    const texts = () =>
      slack.received.slice(before).flatMap((received) => {
        const { attachments }: { attachments: { text: string }[] } = JSON.parse(received);
        return attachments.map(({ text }) => text);
      });
    const linkOf = (name: string) =>
      texts()
        .map((text) => (text.split('\n').includes(name) ? /^Runbook: (\S+)$/m.exec(text)?.[1] : undefined))
        .find((link) => link !== undefined);
    await until(async () => oddNames.every((name) => linkOf(name) !== undefined));
    for (const [at, name] of oddNames.entries()) {
      const link = linkOf(name) ?? '';
      if (/^highload$/i.test(name)) {
        const page = await browser.newPage();
        await page.goto(link);
        expect(await page.locator('main h2').allTextContents(), link).toEqual(['HighLoad', 'highload']);
        await page.close();
      } else expect(await opened(link), link).toEqual([`Odd ${at}`, 'rabbitmqctl list_consumers | grep orders']);
    }
  }, 120_000);
});

const noTools = ['promtool', 'amtool'].filter((tool) => !hasProgram(tool));
const withoutTools = noTools.length === 0 ? '' : ` (skipped: no ${noTools.join(', no ')} on the PATH)`;
it.skipIf(withoutTools !== '')(`promtool and amtool take the files of docs/alerting${withoutTools}`, () => {
  const options = { cwd: documented, stdio: 'pipe' } as const;
  for (const [tool, ...args] of [
    ['promtool', 'check', 'rules', 'rules.yml'],
    ['promtool', 'check', 'rules', 'slo.yml'],
    // When each of its alerts fires and ends.
    ['promtool', 'test', 'rules', 'slo.test.yml'],
    ['promtool', 'check', 'config', 'prometheus.yml'],
    ['amtool', 'check-config', 'alertmanager.yml'],
  ] as const)
    expect(() => execFileSync(tool, args, options)).not.toThrow();
});

/** One pod that crashes again and again, as kube-state-metrics tells it. */
async function startExporter(): Promise<{ server: Server; port: number }> {
  const server = createServer((_, response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4' })
      .end('kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff",namespace="shop",pod="web-7d4b9c-x2x",container="web"} 1\n'),
  );
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, port };
}

function closed(server: Server): void {
  server.closeAllConnections();
  server.close();
}

/** Mails are quoted-printable (RFC 2045, section 6.7). */
function unquoted(mail: string): string {
  return mail.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
