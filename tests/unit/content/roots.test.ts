/** Sites of several content roots: each keeps its links, names, owners and pictures. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSite } from '../../../src/content/load.ts';
import { editAddressOf } from '../../../src/ui/edit-address.ts';
import { temporaryFolder } from '../../support/content-root.ts';

const runbook = (title: string, more = '') => `# ${title}\n\n## Stabilise\n\n- [ ] Look\n${more}`;
const sheet = (title: string, service = '') =>
  `title: ${title}\n${service === '' ? '' : `service: ${service}\n`}queries: [{ id: up, title: Up, language: promql, query: up }]\n`;
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const files: Record<string, string | Buffer> = {
  'ops/breakglass.yaml':
    'title: All\nrepository: { edit: "https://example.com/ops/{file}" }\ncontent:\n  - ../payments/ops\n  - { folder: ../search, prefix: search, owner: team-search }\n',
  'ops/runbooks/gateway/slow.md': runbook('Gateway slow', '\nSee [pay](../../../payments/ops/runbooks/checkout/slow.md).\n'),
  'ops/runbooks/gateway/service.yaml': 'dependencies: [{ service: checkout }]\n',
  'ops/queries/common.yaml': sheet('Common'),
  'payments/ops/breakglass.yaml':
    'title: Payments alone\nvariables: { region: { description: Where, default: eu } }\nrepository: { edit: "https://example.com/payments/{file}" }\nalerts: { rules: [alerts/*.yaml] }\n',
  'payments/ops/alerts/pay.yaml':
    'groups: [{ name: a, rules: [{ alert: PayDown, expr: up == 0, annotations: { runbook_url: "https://x.example/alerts/PayDown" } }] }]\n',
  'payments/ops/runbooks/checkout/slow.md': `---\nalerts: [PayDown]\nrelated: [checkout/other]\n---\n${runbook(
    'Checkout slow',
    '\n[other](other.md) [top](/runbooks/checkout/other.md) ![p](p.png)\n\n```promql\nup{region="${region}"}\n```\n\n<!-- include ../_piece.md -->\n',
  )}`,
  'payments/ops/runbooks/checkout/other.md': runbook('Other'),
  'payments/ops/runbooks/_piece.md': 'A piece.\n',
  'payments/ops/runbooks/checkout/p.png': picture,
  'payments/CODEOWNERS': '/ops/runbooks/checkout/ @org/pay\n',
  'search/runbooks/gateway/slow.mdx': `---\nrelated: [gateway/index-lag]\n---\n${runbook('Search gateway', '\n<Query id="common/up" />\n\n[lag](index-lag.md)\n')}`,
  'search/runbooks/gateway/index-lag.md': runbook('Index lag'),
  'search/runbooks/gateway/service.yaml': 'title: Search gateway\n',
  'search/queries/common.yaml': sheet('Search common', 'gateway'),
};

function write(changed: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries({ ...files, ...changed })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const repository of ['ops', 'payments', 'search']) {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', join(folder, repository), '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'All', '--date', '2026-01-02T03:04:05Z');
  }
  return join(folder, 'ops');
}

async function load(changed: Record<string, string> = {}) {
  const content = write(changed);
  return { content, ...(await loadSite(content, { base: '/' })) };
}

const important = (site: { problems: readonly { severity: string; file: string; check: string; message: string }[] }) =>
  site.problems
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ file, check, message }) => `${file} ${check} ${message}`);

describe('several content roots', () => {
  it('are one site, in which a prefix sets apart what has the same name', async () => {
    const { site } = await load();
    expect(important(site)).toEqual([]);
    expect(site.runbooks.map(({ id, file }) => [id, file])).toEqual([
      ['gateway/slow', 'runbooks/gateway/slow.md'],
      ['checkout/other', '../payments/ops/runbooks/checkout/other.md'],
      ['checkout/slow', '../payments/ops/runbooks/checkout/slow.md'],
      ['search-gateway/index-lag', '../search/runbooks/gateway/index-lag.md'],
      ['search-gateway/slow', '../search/runbooks/gateway/slow.mdx'],
    ]);
    expect(site.sheets.map(({ id, service }) => [id, service])).toEqual([
      ['common', ''],
      ['search/common', 'search-gateway'],
    ]);
  });

  it('keep their names: what a file names is first sought in its own root', async () => {
    const { site } = await load();
    const byId = new Map(site.runbooks.map((one) => [one.id, one]));
    expect(byId.get('search-gateway/slow')?.meta.related).toEqual(['search-gateway/index-lag']);
    expect(byId.get('search-gateway/slow')?.compiled.queries.map(({ id }) => id)).toEqual(['search/common/up']);
    expect(byId.get('checkout/slow')?.meta.related).toEqual(['checkout/other']);
    expect(byId.get('checkout/slow')?.compiled.includes).toEqual(['../payments/ops/runbooks/_piece.md']);
    const html = byId
      .get('checkout/slow')
      ?.compiled.sections.map((section) => section.html)
      .join('');
    for (const address of ['href="/runbooks/checkout/other/"', 'src="/runbooks/checkout/p.png"']) expect(html).toContain(address);
    expect(byId.get('gateway/slow')?.compiled.sections[0]?.html).toContain('href="/runbooks/checkout/slow/"');
    expect(site.services.find(({ id }) => id === 'gateway')?.dependencies).toMatchObject([{ internal: true, href: 'runbooks/checkout/' }]);
  });

  it('keep their variables, owners, rules, history, pictures and the place where they are edited', async () => {
    const { site, history, assets } = await load();
    const byId = new Map(site.runbooks.map((one) => [one.id, one]));
    expect(Object.keys(byId.get('checkout/slow')?.compiled.variables ?? {})).toEqual(['region']);
    expect(site.runbooks.map(({ id, owner }) => [id, owner])).toEqual([
      ['gateway/slow', ''],
      ['checkout/other', '@org/pay'],
      ['checkout/slow', '@org/pay'],
      ['search-gateway/index-lag', 'team-search'],
      ['search-gateway/slow', 'team-search'],
    ]);
    expect(site.coverage?.alerts.map(({ rule }) => rule.name)).toEqual(['PayDown']);
    expect(history.lastCommit('../search/runbooks/gateway/slow.mdx')).toMatch(/^20\d\d-/);
    expect(history.lastCommit('runbooks/gateway/slow.md')).toMatch(/^20\d\d-/);
    expect([...assets.keys()]).toEqual(['../payments/ops/runbooks/checkout/p.png']);
    expect(editAddressOf(site, 'runbooks/gateway/slow.md')).toBe('https://example.com/ops/runbooks/gateway/slow.md');
    expect(editAddressOf(site, '../payments/ops/runbooks/checkout/slow.md')).toBe('https://example.com/payments/runbooks/checkout/slow.md');
    expect(editAddressOf(site, '../search/runbooks/gateway/slow.mdx')).toBeUndefined();
  });

  it('have their problems at their own files', async () => {
    const { site } = await load({
      'payments/ops/runbooks/checkout/other.md': '# Other\n\n[gone](gone.md)\n',
      'search/breakglass.yaml': 'runboks: x\n',
    });
    expect(important(site)).toEqual([
      '../payments/ops/runbooks/checkout/other.md link/dead no page of this site answers to `gone.md`',
      expect.stringMatching(/^\.\.\/search\/breakglass\.yaml settings\/schema /),
    ]);
  });

  it('say where one is not there, where one has no runbooks, and where two have one name', async () => {
    const { site } = await load({
      'ops/breakglass.yaml': 'content: [../nope, ../payments, ../search, ../payments/ops]\n',
    });
    const found = important(site);
    expect(found).toContain('breakglass.yaml settings/content there is no folder `../nope`');
    expect(found).toContain('breakglass.yaml settings/content `../payments` has no folder of runbooks');
    expect(found.filter((line) => line.includes('runbook/duplicate')).length).toBeGreaterThan(0);
    // What else there is, is built.
    expect(site.runbooks.map(({ id }) => id)).toContain('checkout/slow');
  });

  it.each([
    ['../search/', 'breakglass.yaml settings/content `../search` is the folder that `../search` names before'],
    ['../same', 'breakglass.yaml settings/content `../same` is the folder that `../search` names before'],
    ['../ops', 'breakglass.yaml settings/content `../ops` is this content root itself'],
  ])('are each named once: %s', async (again, message) => {
    const content = write({ 'ops/breakglass.yaml': `content: [{ folder: ../search, prefix: search }, ${again}]\n` });
    symlinkSync('search', join(content, '../same'));
    const { site } = await loadSite(content, { base: '/' });
    expect(important(site).filter((line) => /settings|duplicate/.test(line))).toEqual([message]);
    expect(site.runbooks).toHaveLength(3);
  });

  it.each([
    ['..', '../payments/ops'],
    ['../payments/ops', '..'],
  ])('may lie in one another: %s and %s', async (one, other) => {
    const { site } = await load({
      'ops/breakglass.yaml': `content: [{ folder: ${one}, prefix: ${one === '..' ? 'all' : 'pay'} }, { folder: ${other}, prefix: ${other === '..' ? 'all' : 'pay'} }]\n`,
      'runbooks/hall/dark.md': runbook('Dark'),
    });
    expect(site.runbooks.map(({ id }) => id).sort()).toEqual(['all-hall/dark', 'gateway/slow', 'pay-checkout/other', 'pay-checkout/slow']);
  });

  it('work as the docs have them', async () => {
    const docs = readFileSync(join(import.meta.dirname, '../../../docs/how-to/several-teams.md'), 'utf8');
    const [, settings = ''] = /```yaml\n([\s\S]*?)```/.exec(docs) ?? [];
    const { site } = await load({ 'ops/breakglass.yaml': settings });
    expect(site.settings.title).toBe('Runbooks of all teams');
    expect(important(site)).toEqual([]);
    expect(new Set(site.runbooks.map(({ service }) => service))).toEqual(new Set(['gateway', 'checkout', 'search-gateway']));
  });

  it('may be all that a site has', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'site'));
    writeFileSync(join(folder, 'site/breakglass.yaml'), 'content: [../a]\n');
    mkdirSync(join(folder, 'a/runbooks/x'), { recursive: true });
    writeFileSync(join(folder, 'a/runbooks/x/y.md'), runbook('Y'));
    const { site } = await loadSite(join(folder, 'site'), { base: '/' });
    expect(site.runbooks.map(({ id }) => id)).toEqual(['x/y']);
  });

  it.each(['/etc', 'C:\\x', '~/x', '.', ''])('are folders beside this one, and not %s', async (entry) => {
    const { site } = await load({ 'ops/breakglass.yaml': `content: [${JSON.stringify(entry)}]\n` });
    expect(site.problems.filter(({ check }) => check === 'settings/schema')).toHaveLength(1);
  });
});
