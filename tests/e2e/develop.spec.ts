import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot } from '../support/content-root.ts';
import { expect, smallContent, test } from './site.ts';

test('npm run dev shows a change of content at once', async ({ page }) => {
  test.setTimeout(90_000);
  const content = contentRoot(smallContent);
  const root = join(import.meta.dirname, '../..');
  const server = spawn(process.execPath, [join(root, 'scripts/dev.ts'), '--content', content, '--port', '4391'], {
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
    await page.goto(`${url}runbooks/etcd/etcdnoleader/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('etcdNoLeader');
    writeFileSync(join(content, 'runbooks/etcd/etcdNoLeader.md'), '# etcdNoLeader changed\n\nText.\n');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('etcdNoLeader changed');
  } finally {
    server.kill();
  }
});
