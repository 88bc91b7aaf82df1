/** `breakglass init`: a folder becomes a content root that `check` has nothing against, and nothing that was there changes. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkContent } from '../../../src/check/run.ts';
import { ciFile, ciNames } from '../../../src/command/init/ci-files.ts';
import { callerOf, packageManagerOf } from '../../../src/command/init/package-manager.ts';
import { type InitOptions, init } from '../../../src/command/init.ts';
import { libraryFiles, loadLibrary } from '../../../src/command/library.ts';
import { optionNames, readValues } from '../../../src/command/line/command.ts';
import { commands } from '../../../src/command/line/commands/index.ts';
import { patternsOf, surroundingsOf, writeDraft } from '../../../src/command/new.ts';
import { loadSite } from '../../../src/content/load.ts';
import { contentRoot } from '../../support/content-root.ts';

const usual = { service: 'my-service', pattern: 'bad-deploy', withPatterns: false, ci: undefined };

/** Errors and warnings of a content root. */
async function gravest(content: string): Promise<string[]> {
  const { sources, site } = await loadSite(content, { base: '/' });
  const { problems } = await checkContent(sources, site, { today: '2026-12-01', lastCommit: () => undefined });
  return problems.filter(({ severity }) => severity !== 'info').map(({ file, line, message }) => `${file}:${line} ${message}`);
}

async function initIn(files: Record<string, string>, options: Partial<InitOptions> = {}) {
  const content = contentRoot(files);
  // A repository of its own: what is above it counts for nothing.
  mkdirSync(join(content, '.git'), { recursive: true });
  const result = await init({ content, ...usual, ...options });
  const below = (paths: readonly string[]) => paths.map((path) => relative(content, path)).sort();
  return { content, written: below(result.written), kept: below(result.kept), remarks: result.remarks };
}

const starting = ['.github/workflows/runbooks.yml', '.gitignore', '.vscode/settings.json', 'breakglass.yaml'];

describe('in an empty folder', () => {
  it('writes what a content root needs; check has nothing against it but what is marked', async () => {
    const { content, written, kept } = await initIn({});
    expect(kept).toEqual([]);
    expect(written).toEqual(
      expect.arrayContaining([...starting, 'runbooks/my-service/bad-deploy.mdx', 'runbooks/my-service/service.yaml']),
    );
    expect(await gravest(content)).toEqual([]);
  });

  it('leads editors to schemas that are there', async () => {
    const { content, written } = await initIn({});
    const settings: { 'yaml.schemas': Record<string, string> } = JSON.parse(readFileSync(join(content, '.vscode/settings.json'), 'utf8'));
    for (const schema of Object.keys(settings['yaml.schemas'])) expect(existsSync(join(content, schema)), schema).toBe(true);
    for (const file of written.filter((path) => path.endsWith('.yaml'))) {
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(content, file), 'utf8')) ?? [];
      expect(existsSync(join(content, dirname(file), schema)), file).toBe(true);
    }
  });

  it('uses the schemas of the installed package', async () => {
    const { content, written } = await initIn({ 'node_modules/breakglass/schemas/settings.json': '{}' });
    expect(written.filter((path) => path.startsWith('schemas/'))).toEqual([]);
    expect(readFileSync(join(content, 'breakglass.yaml'), 'utf8')).toMatch(/^# .*=node_modules\/breakglass\/schemas\/settings\.json\n/);
  });

  it('can begin from every pattern', async () => {
    const { site } = await loadLibrary();
    expect(patternsOf(site).length).toBeGreaterThan(10);
    for (const { id } of patternsOf(site)) expect(await gravest((await initIn({}, { pattern: id })).content), id).toEqual([]);
  });

  it('refuses a pattern that there is none of, and writes nothing', async () => {
    const content = contentRoot({});
    await expect(init({ content, ...usual, pattern: 'bad-deplyo' })).rejects.toThrow('did you mean `bad-deploy`?');
    expect(readdirSync(content)).toEqual([]);
  });
});

describe('with the library', () => {
  it('copies patterns, checklists and the queries they use, and nothing of the example services', async () => {
    const { content, written } = await initIn({}, { withPatterns: true });
    expect(written).toEqual(expect.arrayContaining([...libraryFiles().keys()]));
    expect(written.join('\n')).not.toContain('order-service');
    expect(await gravest(content)).toEqual([]);
  });

  it('adds it to runbooks that are there', async () => {
    const { content, written } = await initIn(
      { 'runbooks/shop/cart.md': '# Cart\n\n## Stabilise\n\n- [ ] Roll back.\n' },
      { withPatterns: true },
    );
    expect(written).toContain('runbooks/patterns/bad-deploy.mdx');
    expect(await gravest(content)).toEqual([]);
  });
});

it('overwrites nothing, and says what it kept', async () => {
  const theirs = { 'breakglass.yaml': 'title: Ours\n', '.gitignore': 'x\n', 'runbooks/shop/cart.md': '# Cart\n' };
  const { content, written, kept, remarks } = await initIn(theirs);
  expect(kept).toEqual(['.gitignore', 'breakglass.yaml']);
  expect(remarks.join()).toContain('dist/');
  expect(written.filter((path) => path.startsWith('runbooks/'))).toEqual([]);
  for (const [path, text] of Object.entries(theirs)) expect(readFileSync(join(content, path), 'utf8')).toBe(text);
  // Again: nothing is left to write, and what a person changed stays.
  writeFileSync(join(content, '.vscode/settings.json'), '{}');
  const again = await init({ content, ...usual });
  expect(again.written).toEqual([]);
  expect(readFileSync(join(content, '.vscode/settings.json'), 'utf8')).toBe('{}');
});

describe('the file for CI', () => {
  it('is for where the repository is, and lies in its folder', async () => {
    const content = contentRoot({ '.git/config': '[remote "origin"]\n\turl = git@gitlab.example.com:ops/books.git\n', 'ops/x': '' });
    const { written } = await init({ ...usual, content: join(content, 'ops') });
    expect(written.map((path) => relative(content, path))).toContain('.gitlab-ci.yml');
    expect(readFileSync(join(content, '.gitlab-ci.yml'), 'utf8')).toMatch(/ build --out public .* ops$/m);
  });

  it.each([
    [{}, ['npm ci'], 'npx'],
    [{ 'package-lock.json': '{}' }, ['npm ci'], 'npx'],
    [{ 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" }, ['corepack enable', 'pnpm install --frozen-lockfile'], 'pnpm exec'],
    [{ 'yarn.lock': '# yarn lockfile v1\n' }, ['corepack enable', 'yarn install --frozen-lockfile'], 'yarn'],
    [{ 'yarn.lock': '__metadata:\n  version: 8\n' }, ['corepack enable', 'yarn install --immutable'], 'yarn'],
  ])('with %j installs by what wrote the lock file', async (lock: Readonly<Record<string, string>>, install, call) => {
    for (const ci of ['github', 'gitlab'] as const) {
      const content = contentRoot({ 'package.json': '{ "devDependencies": { "breakglass": "1.0.0" } }', ...lock });
      await init({ ...usual, content, ci });
      const text = readFileSync(join(content, ci === 'github' ? '.github/workflows/runbooks.yml' : '.gitlab-ci.yml'), 'utf8');
      expect(parse(text)).toBeTypeOf('object');
      const lines = [...text.matchAll(/^ +- (?:run: )?((?:npm|corepack|pnpm|yarn|npx) .*)$/gm)].map(([, line = '']) => line);
      expect(lines.filter((line) => !line.includes('breakglass')).slice(0, install.length)).toEqual(install);
      expect(lines.filter((line) => line.includes('breakglass')).every((line) => line.startsWith(`${call} breakglass `))).toBe(true);
    }
  });

  it('says how commands are called by what started it', () => {
    const agents = ['npm/11.0.0 node/v24', 'pnpm/12.21.0 npm/? node/v24', 'yarn/4.18.1 npm/? node/v24', 'yarn/1.22.22 npm/? node/v24', ''];
    expect(agents.map(callerOf)).toEqual(['npx', 'pnpm exec', 'yarn', 'yarn', 'npx']);
  });

  it.each(
    ciNames.flatMap((name) => [true, false].flatMap((isInstalled) => ['', 'docs/ops/'].map((prefix) => ({ name, isInstalled, prefix })))),
  )('%j is YAML, and types what there is', ({ name, ...place }) => {
    const file = ciFile(name, { ...place, packages: packageManagerOf('/nowhere') });
    if (file === undefined) return expect(name).toBe('none');
    expect(parse(file.text)).toBeTypeOf('object');
    const lines = [...file.text.matchAll(/breakglass(?:@\S+)? (check|build)(.*)/g)];
    expect(lines).toHaveLength(2);
    for (const [, typed, rest = ''] of lines) {
      const command = commands.find((one) => one.name === typed);
      for (const option of rest.match(/(?<= )--[a-z]+/g) ?? []) expect(command === undefined ? [] : optionNames(command)).toContain(option);
      expect(rest.endsWith(' docs/ops')).toBe(place.prefix !== '');
    }
  });
});

it('new drafts from a pattern that comes with the program, with its queries in place', async () => {
  const content = contentRoot({
    'runbooks/shop/service.yaml': 'owner: shop\nescalation: [{ to: Shop on-call }]\n',
    'runbooks/shop/a.md': '# A\n\n## Stabilise\n\n- [ ] Roll back.\n',
  });
  const around = await surroundingsOf(content, []);
  const { files } = await writeDraft({ what: 'runbook', service: 'shop', pattern: 'slow-leak', title: 'Leak' }, around, '2026-12-01');
  expect(files).toEqual(['runbooks/shop/leak.mdx']);
  const text = readFileSync(join(content, 'runbooks/shop/leak.mdx'), 'utf8');
  expect(text).toContain('```promql');
  expect(text).not.toContain('<Query');
  expect(await gravest(content)).toEqual([]);
  await expect(writeDraft({ what: 'runbook', service: 'shop', pattern: 'slow-leek' }, around, '2026-12-01')).rejects.toThrow('`slow-leak`');
});

it('has the same places for CI on the command line', () => {
  const command = commands.find(({ name }) => name === 'init');
  expect(command?.options['ci']?.choices).toEqual(ciNames);
  expect(readValues(command?.options ?? {}, () => [])).toMatchObject({ ci: undefined });
});
