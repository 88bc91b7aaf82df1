import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot } from '../support/content-root.ts';
import { freePort } from '../support/server-program.ts';
import { expect, smallContent, test } from './site.ts';

const long = Array.from({ length: 80 }, (_, at) => `Paragraph ${at}.`).join('\n\n');
const faulty = `# etcdNoLeader changed\n\n${long}\n\n[gone](./nowhere.md)\n`;

const root = join(import.meta.dirname, '../..');

/** Develops a content root, and ends it. */
async function developing(content: string, act: (url: string) => Promise<void>): Promise<void> {
  const port = String(await freePort());
  const server = spawn(process.execPath, [join(root, 'scripts/breakglass.ts'), 'dev', '--content', content, '--port', port], {
    cwd: root,
    env: { ...process.env, INIT_CWD: root },
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let output = '';
      server.stdout.on('data', (data: Buffer) => {
        output += data.toString();
        const found = /Runbooks are at (\S+)/.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
      server.stderr.on('data', (data: Buffer) => {
        output += data.toString();
      });
      server.on('close', () => reject(new Error(output)));
    });
    await act(url);
  } finally {
    server.kill();
  }
}

test('breakglass dev shows a change of content at once, with the problems of the page @long', async ({ page }) => {
  test.setTimeout(120_000);
  const content = contentRoot({ ...smallContent, 'breakglass.yaml': 'title: Small\ncheck:\n  severity:\n    image/missing: off\n' });
  await developing(content, async (url) => {
    const file = join(content, 'runbooks/etcd/etcdNoLeader.md');
    const save = (text: string) => writeFileSync(file, text);
    await page.goto(`${url}runbooks/etcd/etcdnoleader/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('etcdNoLeader');
    save(faulty);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('etcdNoLeader changed');

    const problems = page.getByRole('region', { name: 'Problems of this page' });
    await expect(problems).toContainText('[gone](./nowhere.md)');
    await expect(problems.getByRole('link', { name: 'runbooks/etcd/etcdNoLeader.md:163:1' })).toHaveAttribute(
      'href',
      `vscode://file${file}:163:1`,
    );
    await page.keyboard.press('Escape');
    await expect(problems).toBeHidden();
    await expect(page.getByRole('button', { name: /^Show 1 warning/ })).toBeVisible();

    // Saved again, lower on the page: it stays there, and what was hidden stays hidden until something else is wrong.
    await page.getByText('Paragraph 60.').scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    save(`${faulty}\nMore.\n`);
    await expect(page.getByText('More.')).toBeAttached();
    await expect(page.getByRole('button', { name: /^Show 1 warning/ })).toBeVisible();
    expect(await page.evaluate(() => scrollY)).toBe(before);
    save(`${faulty}\n[worse](./nowhere-else.md)\n\n![off](off.png)\n`);
    await expect(problems.getByRole('listitem').filter({ hasText: 'warning' })).toHaveCount(2);

    // What a build writes is there: a picture beside the runbook, files of the site's own, full text.
    const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    writeFileSync(join(content, 'runbooks/etcd/graph.png'), pixel);
    save('# etcdNoLeader\n\n![graph](graph.png)\n');
    await expect(page.getByRole('img', { name: 'graph' })).toHaveJSProperty('naturalWidth', 1);
    for (const path of ['health.json', 'pagefind/pagefind.js', 'badge.svg'])
      expect((await page.request.get(`${url}${path}`)).status(), path).toBe(200);

    // What cannot be read is said, and mended without a restart.
    renameSync(join(content, 'runbooks'), join(content, 'away'));
    await expect(page.getByRole('heading', { name: 'This page cannot be shown' })).toBeVisible();
    renameSync(join(content, 'away'), join(content, 'runbooks'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('etcdNoLeader');
  });
});

test('runbooks that hold code pass through the bundler, whose server has the page of components @long', async ({ page }) => {
  test.setTimeout(120_000);
  const content = contentRoot({
    ...smallContent,
    'breakglass.yaml': 'title: Small\nmdx:\n  code: true\n',
    'runbooks/etcd/sum.mdx': '# Sum\n\nIt is {1 + 41}.\n',
  });
  await developing(content, async (url) => {
    await page.goto(`${url}runbooks/etcd/sum/`);
    await expect(page.getByText('It is 42.')).toBeVisible();
    // A page that no build has (`build/live-content.ts`).
    await page.goto(`${url}components/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Components');
    await expect(page.locator('.step.next.open')).toBeVisible();
  });
});

test('breakglass dev has the docs below the content of this repository, where its footer leads @long', async ({ page }) => {
  test.setTimeout(120_000);
  await developing(root, async (url) => {
    await page.goto(url);
    await page.locator('footer a[href="/docs/"]').click();
    await expect(page).toHaveURL(`${url}docs/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Breakglass docs');
  });
});
