import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot } from '../support/content-root.ts';
import { freePort } from '../support/server-program.ts';
import { expect, smallContent, test } from './site.ts';

const long = Array.from({ length: 80 }, (_, at) => `Paragraph ${at}.`).join('\n\n');
const faulty = `# etcdNoLeader changed\n\n${long}\n\n[gone](./nowhere.md)\n`;

test('npm run dev shows a change of content at once, with the problems of the page @long', async ({ page }) => {
  test.setTimeout(120_000);
  const content = contentRoot({ ...smallContent, 'breakglass.yaml': 'title: Small\ncheck:\n  severity:\n    image/missing: off\n' });
  const root = join(import.meta.dirname, '../..');
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
      server.on('close', () => reject(new Error(output)));
    });
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

    // All components in their states: a page that no build has (`build/live-content.ts`).
    await page.goto(`${url}components/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Components');
    await expect(page.locator('.step.next.open')).toBeVisible();
  } finally {
    server.kill();
  }
});
