/** The commands, run as people run them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { noise } from '../support/images.ts';

const mixed = {
  'runbooks/shop/cart.md': '# Cart\n\n## Stabilise\n\n- [ ] Roll back\n',
  'runbooks/shop/broken.mdx': '# Broken\n\nUse <namespace> here.\n',
  'runbooks/shop/CartDown.md': '# CartDown\n\n[gone](./nowhere.md)\n',
};

describe('check', () => {
  it('prints one JSON object with every problem, and leaves with 1', async () => {
    const ran = await run('check', '--content', contentRoot(mixed), '--format', 'json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toEqual({
      ignored: 0,
      problems: expect.arrayContaining([
        expect.objectContaining({
          check: 'link/dead',
          severity: 'warning',
          file: 'runbooks/shop/CartDown.md',
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 21,
        }),
        expect.objectContaining({ check: 'mdx/syntax', severity: 'error', file: 'runbooks/shop/broken.mdx', line: 3, column: 5 }),
        expect.objectContaining({ check: 'runbook/owner', severity: 'info', file: 'runbooks/shop/CartDown.md', line: 1, column: 1 }),
      ]),
    });
  });

  it('shows the line with a caret and what to do', async () => {
    const ran = await run('check', '--content', contentRoot(mixed));
    expect(ran.stdout).toContain('runbooks/shop/broken.mdx:3:5 error not valid MDX: expected a closing tag for `<namespace>`');
    expect(ran.stdout).toContain('  | Use <namespace> here.\n  |     ^');
    expect(ran.stdout).toContain('1 error, 1 warning');
  });

  it('leaves with 0 for clean content and 2 when it cannot run', async () => {
    const clean = contentRoot({
      'runbooks/shop/cart.md': '# Cart\n\n## Stabilise\n\n- [ ] Roll back.\n',
      'runbooks/shop/service.yaml': 'owner: shop\nescalation:\n  - to: Shop on-call\n    url: https://pager.example.com/shop\n',
    });
    expect(await run('check', '--content', clean)).toMatchObject({ code: 0, stdout: 'no problems\n' });
    expect(await run('check', '--content', join(clean, 'nowhere'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no runbooks in'),
    });
    expect(await run('check', '--contnet', clean)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("unknown option '--contnet'\n(Did you mean --content?)"),
    });
  });
});

describe('build', () => {
  it('builds all runbooks, a broken one as a page that shows what is wrong; --strict fails', async () => {
    const content = contentRoot(mixed);
    const out = join(temporaryFolder(), 'site');
    const built = await run('build', '--content', content, '--out', out);
    expect(built).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Built 3 runbooks of 1 service/) });
    for (const page of ['cart', 'broken', 'cartdown']) expect(existsSync(join(out, 'runbooks/shop', page, 'index.html'))).toBe(true);
    const page = readFileSync(join(out, 'runbooks/shop/broken/index.html'), 'utf8');
    expect(page).toContain('runbooks/shop/broken.mdx:3:5');
    expect(page).toContain('Use &lt;namespace&gt; here.');
    expect(await run('build', '--content', content, '--out', out, '--strict')).toMatchObject({ code: 1 });
  });

  it('clears what an earlier build left, and refuses a folder that is not its own', async () => {
    const out = join(temporaryFolder(), 'site');
    await run('build', '--content', contentRoot({ 'runbooks/shop/old.md': '# Old\n\nText.\n' }), '--out', out);
    await run('build', '--content', contentRoot({ 'runbooks/shop/new.md': '# New\n\nText.\n' }), '--out', out);
    expect(readdirSync(join(out, 'runbooks/shop')).sort()).toEqual(['index.html', 'new']);

    const theirs = contentRoot({ 'precious.txt': 'mine' });
    const refused = await run('build', '--content', contentRoot(mixed), '--out', theirs);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('is not empty and was not written by a build') });
    expect(readdirSync(theirs)).toEqual(['precious.txt']);
  });

  it('puts every address below the base @long', async () => {
    const out = join(temporaryFolder(), 'site');
    await run('build', '--content', contentRoot(mixed), '--out', out, '--base', 'ops/books');
    const page = readFileSync(join(out, 'runbooks/shop/cart/index.html'), 'utf8');
    const addresses = [...page.matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.startsWith('/ops/books/'))).toEqual([]);
  });

  it('runs code in MDX when the settings allow it, with the same components', async () => {
    const content = contentRoot({
      'breakglass.yaml': 'mdx:\n  code: true\n',
      'runbooks/shop/limits.mdx':
        'import { limit } from \'./limits.js\'\n\n# Limits\n\n## Stabilise\n\n- [ ] Stay below {limit * 2} {/* #stay */}\n\n<Callout kind="warning" title="Mind">\n\nText.\n\n</Callout>\n\n```sh\nkubectl get pods\n```\n\n## Roll back {/* #undo */}\n\n- [ ] Again\n- [ ] Again\n\n## 🔥\n\n## 🔥\n\n## Stabilise\n\n[x](#undo) [y](#🔥-2) [z](#stabilise-1)\n',
      'runbooks/shop/limits.js': 'export const limit = 21;\n',
    });
    const out = join(temporaryFolder(), 'site');
    expect(await run('build', '--content', content, '--out', out, '--strict')).toMatchObject({ code: 0 });
    const page = readFileSync(join(out, 'runbooks/shop/limits/index.html'), 'utf8');
    expect(page).toContain('Stay below 42');
    expect(page).toContain('class="callout warning"');
    expect(page).toContain('class="step"');
    expect(page).toContain('class="copy"');
    const headings = [...page.matchAll(/<h2 id="([^"]*)"/g)].map((match) => match[1]);
    expect(headings).toEqual(expect.arrayContaining(['stabilise', 'undo', '🔥', '🔥-2', 'stabilise-1']));
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('lets MDX use components of the team without an import, and shows images beside the file', async () => {
    const content = contentRoot({
      'breakglass.yaml': 'mdx:\n  code: true\n',
      'breakglass.config.js': "export default { components: { Chip: './components/Chip.astro' } };\n",
      'components/Chip.astro':
        '<b class="chip"><slot /></b>\n<style>.chip { color: #123456 }</style>\n<script>import { said } from "./said.js"; console.log(said);</script>\n',
      'components/said.js': 'export const said = "from the component";\n',
      'runbooks/shop/cart.mdx': '# Cart\n\n<Chip>{"own"}</Chip>\n\n![a](wide.png) <img src="./wide.png" alt="b" /> ![c](none.png)\n',
      'runbooks/shop/wide.png': await noise(1800, 300),
      'runbooks/shop/plain.md': '# Plain\n\nText.\n',
    });
    const out = join(temporaryFolder(), 'site');
    const built = await run('build', '--content', content, '--out', out, '--base', '/ops/', '--strict');
    expect(built, built.stderr).toMatchObject({ code: 0 });
    const page = readFileSync(join(out, 'runbooks/shop/cart/index.html'), 'utf8');
    expect(page).toMatch(/<b class="chip"[^>]*>own<\/b>/);
    const styles = [...page.matchAll(/<link rel="stylesheet" href="\/ops\/([^"]+)"/g)].map(([, file = '']) =>
      readFileSync(join(out, file), 'utf8'),
    );
    expect(styles.join('')).toContain('#123456');
    const scripts = readdirSync(join(out, 'assets')).filter((file) => file.endsWith('.js'));
    expect(
      scripts.some((file) => readFileSync(join(out, 'assets', file), 'utf8').includes('from the component')) ||
        page.includes('from the component'),
    ).toBe(true);
    const sources = [...page.matchAll(/<img src="\/ops\/([^"]+)" alt="[ab]" width="1600" height="267"/g)].map(([, file = '']) => file);
    expect(sources).toHaveLength(2);
    for (const file of sources) expect(existsSync(join(out, file)), file).toBe(true);
    expect(page).toContain('[missing image: c]');
  });

  it('keeps code that fails to its own page, and reports it the same everywhere @fault-39 @long', async () => {
    const content = contentRoot({
      'breakglass.yaml': 'mdx:\n  code: true\n',
      'runbooks/shop/syntax.mdx': 'export const a = ;\n\n# Syntax\n\nText.\n',
      'runbooks/shop/package.mdx': 'import x from "no-such-package"\n\n# Package\n\n{x}\n',
      'runbooks/shop/throws.mdx': "# Throws\n\n{(() => { throw new Error('boom') })()}\n",
      'runbooks/shop/loads.mdx': "export const n = (() => { throw new Error('boom at once') })()\n\n# Loads\n\n{n}\n",
      'runbooks/shop/waits.mdx': '# Waits\n\n{await new Promise(() => {})}\n',
      'runbooks/shop/good.mdx': 'export const n = 2\nexport const timer = setInterval(() => {}, 1000)\n\n# Good\n\n{n + 1} pods\n',
      'runbooks/shop/plain.md': '# Plain\n\nText.\n',
    });
    const out = join(temporaryFolder(), 'site');
    const ran = await run('build', '--content', content, '--out', out);
    expect(ran.code).toBe(0);
    for (const told of [
      'syntax.mdx:1:1 error its code does not run',
      'resolve import "no-such-package"',
      'its code does not run: boom',
      'loads.mdx:1:1 error its code does not run: boom at once',
      'waits.mdx:1:1 error its code does not run: it took more than 10 s',
    ])
      expect(ran.stderr).toContain(told);
    const page = (name: string) => readFileSync(join(out, 'runbooks/shop', name, 'index.html'), 'utf8');
    for (const name of ['syntax', 'package', 'throws', 'loads', 'waits']) expect(page(name)).toContain('This runbook could not be read');
    expect(page('good')).toContain('3 pods');
    expect(page('plain')).not.toContain('This runbook could not be read');
    const read = (path: string) => readFileSync(join(out, path), 'utf8');
    for (const path of ['health.json', 'health/index.html']) expect(read(path).match(/its code does not run/g)).toHaveLength(5);
    expect(JSON.parse(read('badge.json')).message).toContain('5 errors');
    expect(read('index.html')).toContain('5 runbooks cannot be read');
  }, 180_000);

  it('ends when code loops for ever, with its file, and leaves the old site @fault-39 @long', async () => {
    const content = contentRoot({ 'breakglass.yaml': 'mdx:\n  code: true\n', 'runbooks/shop/good.md': '# Good\n\nText.\n' });
    const out = join(temporaryFolder(), 'site');
    expect(await run('build', '--content', content, '--out', out)).toMatchObject({ code: 0 });
    const before = readFileSync(join(out, 'build.json'));
    writeFileSync(join(content, 'runbooks/shop/loops.mdx'), '# Loops\n\n{(() => { for (;;); })()}\n');
    const ran = await run('build', '--content', content, '--out', out);
    expect(ran.code).toBeNull();
    expect(ran.stderr).toContain('runbooks/shop/loops.mdx:1:1 error its code has run for 30 s without a pause');
    expect(readFileSync(join(out, 'build.json'))).toEqual(before);
    expect(existsSync(join(out, 'runbooks/shop/loops'))).toBe(false);
  }, 180_000);

  it('names the files of a cycle of imports instead of hanging @fault-37', async () => {
    const content = contentRoot({
      'breakglass.yaml': 'mdx:\n  code: true\n',
      'runbooks/shop/a.mdx': "import B from './b.mdx'\n\n# A\n\n<B />\n",
      'runbooks/shop/b.mdx': "import A from './a.mdx'\n\n# B\n\n<A />\n",
    });
    const ran = await run('check', '--content', content, '--format', 'json');
    expect(
      JSON.parse(ran.stdout)
        .problems.map(({ check, file, line, message }: Record<string, unknown>) => `${check} ${file}:${line} ${message}`)
        .filter((told: string) => told.startsWith('mdx/')),
    ).toEqual(['mdx/cycle runbooks/shop/a.mdx:1 these runbooks import one another: a.mdx → b.mdx → a.mdx']);
    const out = join(temporaryFolder(), 'site');
    expect(await run('build', '--content', content, '--out', out)).toMatchObject({ code: 0 });
    expect(existsSync(join(out, 'runbooks/shop/a/index.html'))).toBe(true);
  });

  it('does not build again when nothing changed', async () => {
    const content = contentRoot(mixed);
    const out = join(temporaryFolder(), 'site');
    await run('build', '--content', content, '--out', out);
    const { isUpToDate } = await import('../../src/build/notes.ts');
    expect(await isUpToDate({ content, out, base: '/' })).toBe(true);
    writeFileSync(join(content, 'runbooks/shop/cart.md'), '# Cart\n\nOther.\n');
    expect(await isUpToDate({ content, out, base: '/' })).toBe(false);
  });
});
