/** Symbolic links: what leads out of the content root is refused at its path, and nothing of it is read. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noHistory } from '../../../src/content/history.ts';
import { loadSite } from '../../../src/content/load.ts';
import { contentRoot, temporaryFolder } from '../../support/content-root.ts';

const secret = 'the-secret-of-another-folder';
const files = { 'breakglass.yaml': 'postmortem: { template: after.md }\n', 'runbooks/shop/good.md': '# Good\n\nText.\n' };

async function siteWithLink(path: string, to: string) {
  const root = contentRoot(files);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(to, join(root, path));
  return (await loadSite(root, { base: '/', history: noHistory })).site;
}

function outside(): { folder: string; file: string } {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'out.md'), `# Out\n\n${secret} by @${secret}\n`);
  return { folder, file: join(folder, 'out.md') };
}

describe('a link out of the content root @fault-44', () => {
  it.each([
    'runbooks/shop/env.md',
    'runbooks/shop/env.mdx',
    'runbooks/shop/_index.md',
    'runbooks/shop/service.yaml',
    'queries/env.yaml',
    'runbooks/shop/x.png',
  ])('%s is refused', async (path) => {
    const site = await siteWithLink(path, outside().file);
    expect(site.problems).toContainEqual(expect.objectContaining({ check: 'file/link', severity: 'error', file: path }));
    expect(JSON.stringify(site)).not.toContain(secret);
    expect(site.runbooks.filter(({ compiled }) => !compiled.broken).map(({ id }) => id)).toEqual(['shop/good']);
    for (const { file } of site.runbooks.filter(({ compiled }) => compiled.broken)) expect(file).toBe(path);
  });

  it('to a folder is refused, and so is one to what the system has', async () => {
    const folder = await siteWithLink('runbooks/other', outside().folder);
    expect(folder.problems).toContainEqual(expect.objectContaining({ check: 'file/link', file: 'runbooks/other' }));
    expect(JSON.stringify(folder)).not.toContain(secret);
    const system = await siteWithLink('runbooks/shop/env.md', '/proc/self/environ');
    expect(system.problems).toContainEqual(expect.objectContaining({ check: 'file/link', file: 'runbooks/shop/env.md' }));
    expect(JSON.stringify(system)).not.toContain('PATH=');
  });

  it('in place of the settings is refused', async () => {
    const root = contentRoot({ 'runbooks/shop/good.md': '# Good\n' });
    symlinkSync(outside().file, join(root, 'breakglass.yaml'));
    const { site } = await loadSite(root, { base: '/', history: noHistory });
    expect(site.problems).toContainEqual(expect.objectContaining({ check: 'file/link', severity: 'error', file: 'breakglass.yaml' }));
    expect(JSON.stringify(site)).not.toContain(secret);
  });

  it('in place of the template or of CODEOWNERS is not read', async () => {
    const template = await siteWithLink('after.md', outside().file);
    expect(template.problems).toContainEqual(expect.objectContaining({ check: 'postmortem/template', file: 'breakglass.yaml' }));
    expect(template.postmortemTemplate).toBe('');
    expect(JSON.stringify(await siteWithLink('CODEOWNERS', outside().file))).not.toContain(secret);
  });

  it.each(['runbooks', 'queries', 'runbooks/other'])('in place of the folder %s is refused', async (path) => {
    const root = contentRoot(path === 'runbooks' ? {} : files);
    const { folder } = outside();
    writeFileSync(join(folder, 'hosts.yml'), `token: ${secret}\n`);
    symlinkSync(folder, join(root, path));
    const { site } = await loadSite(root, { base: '/', history: noHistory });
    expect(site.problems).toContainEqual(expect.objectContaining({ check: 'file/link', severity: 'error', file: path }));
    expect(JSON.stringify(site)).not.toContain(secret);
  });

  it.each(['rules/disk.yaml', 'rules'])('in place of the alert rules %s is refused', async (path) => {
    const root = contentRoot({ ...files, 'breakglass.yaml': 'alerts: { rules: ["rules/*.yaml"] }\n' });
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'disk.yaml'), `groups: [{ name: g, rules: [{ alert: ${secret}, expr: up }] }]\n`);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(path === 'rules' ? folder : join(folder, 'disk.yaml'), join(root, path));
    const { site } = await loadSite(root, { base: '/', history: noHistory });
    expect(site.problems).toContainEqual(expect.objectContaining({ check: 'file/link', file: 'rules/disk.yaml' }));
    expect(JSON.stringify(site)).not.toContain(secret);
  });

  it('inside it is followed', async () => {
    const site = await siteWithLink('runbooks/shop/same.md', 'good.md');
    expect(site.problems.filter(({ check }) => check === 'file/link')).toEqual([]);
    expect(site.runbooks.map(({ id }) => id)).toEqual(['shop/good', 'shop/same']);
  });
});

describe('a folder that the settings name @fault-44', () => {
  const paths = ['..', '../other', 'runbooks/../../other', './..', 'C:\\Users', '..\\other'];
  it.each(paths.flatMap((path) => ['runbooks', 'queries'].map((key) => [key, path] as const)))('%s: %s is refused', async (key, path) => {
    const root = contentRoot({ 'site/runbooks/shop/good.md': '# Good\n', 'other/shop/out.md': `# ${secret}\n` });
    writeFileSync(join(root, 'site/breakglass.yaml'), `${key}: ${JSON.stringify(path)}\n`);
    const { site } = await loadSite(join(root, 'site'), { base: '/', history: noHistory });
    expect(site.problems).toContainEqual(
      expect.objectContaining({
        check: 'settings/schema',
        file: 'breakglass.yaml',
        line: 1,
        message: expect.stringContaining('content root'),
      }),
    );
    expect(JSON.stringify(site)).not.toContain(secret);
    expect(site.runbooks.map(({ id }) => id)).toEqual(['shop/good']);
  });
});

describe('a link to a hidden file of the content root @fault-44', () => {
  const hidden = { '.env': `KEY=${secret}\n`, '.git/config': `url = https://${secret}@example.com\n`, '.git/notes.md': `# ${secret}\n` };

  it.each([
    ['runbooks/shop/env.md', '../../.env'],
    ['runbooks/shop/config.mdx', '../../.git/config'],
    ['runbooks/shop/service.yaml', '../../.env'],
    ['queries/env.yaml', '../.env'],
    ['runbooks/git', '../.git'],
    ['queries', '.git'],
  ])('%s is refused', async (path, to) => {
    const root = contentRoot({ ...files, ...hidden });
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(to, join(root, path));
    const { site } = await loadSite(root, { base: '/', history: noHistory });
    expect(site.problems).toContainEqual(expect.objectContaining({ check: 'file/link', severity: 'error', file: path }));
    expect(JSON.stringify(site)).not.toContain(secret);
  });

  it('in place of the template is not read', async () => {
    const root = contentRoot({ ...files, ...hidden });
    symlinkSync('.env', join(root, 'after.md'));
    const { site } = await loadSite(root, { base: '/', history: noHistory });
    expect(site.problems).toContainEqual(expect.objectContaining({ check: 'postmortem/template', file: 'breakglass.yaml' }));
    expect(site.postmortemTemplate).toBe('');
  });

  it('is followed where the settings name a hidden folder', async () => {
    const root = contentRoot({ 'breakglass.yaml': 'runbooks: .docs/runbooks\n', '.docs/runbooks/shop/good.md': '# Good\n' });
    symlinkSync('good.md', join(root, '.docs/runbooks/shop/same.md'));
    const { site } = await loadSite(root, { base: '/', history: noHistory });
    expect(site.runbooks.map(({ id }) => id)).toEqual(['shop/good', 'shop/same']);
  });
});
