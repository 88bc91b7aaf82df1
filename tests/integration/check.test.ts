/** `check` and `alerts`, run as people run them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { contentRoot } from '../support/content-root.ts';

const service = 'owner: shop\nescalation:\n  - to: Shop on-call\n    url: https://pager.example.com/shop\n';
const good = '# Cart\n\n## Stabilise\n\n- [ ] Roll back.\n';
const rules =
  'groups:\n  - name: shop\n    rules:\n      - alert: CartDown # pages\n        expr: up == 0\n        labels: { severity: critical }\n';
const shop = { 'runbooks/shop/service.yaml': service, 'runbooks/shop/cart.md': good };
const corpora = join(import.meta.dirname, '../../../shared/corpora');

describe('check', () => {
  it('leaves with 0 when there are only notes, with 1 for them when strict', async () => {
    const content = contentRoot({ ...shop, 'runbooks/shop/cart.md': `${good}- [ ] You should look.\n` });
    expect(await run('check', '--content', content)).toMatchObject({ code: 0, stdout: expect.stringContaining('1 note') });
    expect(await run('check', '--content', content, '--strict')).toMatchObject({ code: 1 });
  });

  it('mends what is mechanical, says so, and tells what is left', async () => {
    const content = contentRoot({ ...shop, 'runbooks/shop/cart.md': `${good}- [ ] Ro\u200bll on. [Gone](gone.md)\n` });
    const ran = await run('check', '--content', content, '--fix');
    expect(ran).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('mended 1 in 1 file'),
      stdout: expect.stringContaining('1 warning'),
    });
    expect(ran.stdout).not.toContain('U+200B');
    expect(readFileSync(join(content, 'runbooks/shop/cart.md'), 'utf8')).toBe(`${good}- [ ] Roll on. [Gone](gone.md)\n`);
  });

  it('since a revision tells only of what changed; an unknown revision is no clean bill', async () => {
    const content = contentRoot({ ...shop, 'runbooks/shop/old.md': `${good}[Gone](gone.md)\n` });
    const git = (...args: string[]) => execFileSync('git', ['-C', content, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args]);
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'x');
    expect(await run('check', '--content', content, '--since', 'HEAD')).toMatchObject({ code: 0, stdout: 'no problems\n' });
    writeFileSync(join(content, 'runbooks/shop/cart.md'), `${good}[Gone too](gone.md)\n`);
    const ran = await run('check', '--content', content, '--since', 'HEAD', '--format', 'github');
    expect(ran).toMatchObject({ code: 1, stdout: expect.stringMatching(/^::warning file=runbooks\/shop\/cart\.md,line=6,[^\n]*\n$/) });
    expect(await run('check', '--content', content, '--since', 'nowhere')).toMatchObject({ code: 2, stdout: '' });
  });

  it('takes rule files from the command line', async () => {
    const content = contentRoot({ ...shop, 'rules/shop.yaml': rules });
    const ran = await run('check', '--content', content, '--rules', join(content, 'rules/*.yaml'));
    expect(ran).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('rules/shop.yaml:4:16 warning no runbook answers `CartDown` (critical)'),
    });
  });

  it('refuses a format that it does not know', async () => {
    expect(await run('check', '--format', 'sarf')).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean `sarif`?') });
  });
});

describe('alerts', () => {
  const content = () =>
    contentRoot({
      ...shop,
      'runbooks/shop/CartDown.md': good,
      'rules/shop.yaml': `${rules}      - alert: StockLow\n        expr: stock < 1\n`,
    });

  it('reports, severity first', async () => {
    const folder = content();
    const ran = await run('alerts', '--content', folder, '--rules', join(folder, 'rules/*.yaml'));
    expect(ran).toMatchObject({
      code: 0,
      stdout:
        'critical: 1 of 1 alert has a runbook\n\nno severity: 0 of 1 alert has a runbook\n  ✗ StockLow  rules/shop.yaml:7\n\n1 of 2 alerts have a runbook (2 rules in 1 file)\n',
    });
  });

  it('finds a runbook of the starter for each alert on the error budget', async () => {
    const root = join(import.meta.dirname, '../..');
    const ran = await run('alerts', '--content', root, '--rules', join(root, 'docs/alerting/slo.yml'));
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('2 of 2 alerts have a runbook') });
  });

  it('writes the links as a patch that git applies, and then there is nothing left to write', async () => {
    const folder = content();
    const alerts = () =>
      run('alerts', '--content', folder, '--rules', join(folder, 'rules/*.yaml'), '--site', 'https://r.example.com/', '--format', 'patch');
    const { stdout, stderr } = await alerts();
    expect(stderr).toContain('1 link written');
    writeFileSync(join(folder, 'urls.patch'), stdout);
    execFileSync('git', ['-C', folder, 'apply', 'urls.patch']);
    expect(readFileSync(join(folder, 'rules/shop.yaml'), 'utf8')).toContain(
      'labels: { severity: critical }\n        annotations:\n          runbook_url: https://r.example.com/runbooks/shop/cartdown/\n      - alert: StockLow',
    );
    expect(await alerts()).toMatchObject({ stdout: '', stderr: expect.stringContaining('0 links written') });
  });

  it('says what it misses', async () => {
    expect(await run('alerts', '--content', content())).toMatchObject({ code: 2, stderr: expect.stringContaining('no rule files') });
    expect(await run('alerts', '--content', content(), '--format', 'pint')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--site'),
    });
  });

  it.skipIf(!existsSync(corpora))('knows that 99 of 125 alerts of kube-prometheus have a runbook', async () => {
    const ran = await run(
      'alerts',
      '--content',
      join(corpora, 'prometheus-operator-runbooks'),
      '--rules',
      join(corpora, 'kube-prometheus-rules/*.yaml'),
    );
    expect(ran.stdout).toContain('99 of 125 alerts have a runbook (139 rules in 8 files)');
  });
});
