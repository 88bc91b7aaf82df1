/** What authors get of a built site: where to edit it, and nothing of what is for `npm run dev`. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';

it('opens files and sections for editing, counts errors as the team does, and holds nothing of the overlay', async () => {
  const content = contentRoot({
    'breakglass.yaml':
      'repository:\n  edit: https://github.com/example/ops/edit/main/{file}\ncheck:\n  severity:\n    link/dead: error\n    query/syntax: off\n',
    'runbooks/shop/cart.md': '---\ntitle: Cart\n---\n\n## Stabilise\n\n- [ ] Roll [back](./none.md).\n\n```promql\nsum(\n```\n',
  });
  const out = join(temporaryFolder(), 'site');
  expect(await run('build', '--content', content, '--out', out)).toMatchObject({ code: 0 });
  const page = readFileSync(join(out, 'runbooks/shop/cart/index.html'), 'utf8');
  expect(page).toContain('href="https://github.com/example/ops/edit/main/runbooks/shop/cart.md#L5" aria-label="Edit Stabilise"');
  expect(page).toContain('<a href="https://github.com/example/ops/edit/main/runbooks/shop/cart.md">Edit this runbook</a>');
  expect(page).toContain('1 error in this file');
  const told = globSync('**/*.{html,js,css}', { cwd: out }).filter((file) =>
    /live-problems|@problems|vscode:/.test(readFileSync(join(out, file), 'utf8')),
  );
  expect(told).toEqual([]);
}, 120_000);

it('new says all that is missing where nobody can be asked, and leaves with 2', async () => {
  const ran = await run('new', '--content', contentRoot({ 'runbooks/shop/cart.md': '# Cart\n' }));
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr.trim()).toBe(
    'say which service: --service NAME (there are shop)\nsay what goes wrong: --failure-mode "payments time out", --pattern NAME or --from-alert NAME --rules FILE',
  );
}, 60_000);
