/** Pieces that runbooks include, from files of a content root. */
import { describe, expect, it } from 'vitest';
import type { CompileRunbook } from '../../../src/content/assemble/compiling.ts';
import { loadSite } from '../../../src/content/load.ts';
import { compile } from '../../../src/runbook/compile.ts';
import { contentRoot } from '../../support/content-root.ts';

const noHistory = { lastCommit: () => undefined, shallow: false, digest: '' };
const files = {
  'runbooks/shop/a.md': '# A\n\n## Stabilise\n\n<!-- include ../shared/_rollback.md -->\n',
  'runbooks/shop/b.mdx': '# B\n\n## Stabilise\n\n<Include from="/shared/_rollback.md" />\n',
  'runbooks/shop/c.md': '# C\n\n## Stabilise\n\n- [ ] Look\n',
  'runbooks/shared/_rollback.md':
    '---\nvariables: { deployment: { description: Which one } }\n---\n# R\n\n- [ ] Roll back\n\n  ```bash\n  kubectl rollout undo deployment/${deployment}\n  ```\n\n  Undo: forward.\n\n[Here](../shop/c.md) [nowhere](c.md)\n',
};

async function load(changed: Record<string, string> = {}) {
  return (await loadSite(contentRoot({ ...files, ...changed }), { base: '/', history: noHistory })).site;
}

describe('pieces', () => {
  it('are no pages and no services, and bring their steps, links and variables', async () => {
    const site = await load();
    expect(site.runbooks.map(({ id }) => id)).toEqual(['shop/a', 'shop/b', 'shop/c']);
    expect(site.services.map(({ id }) => id)).toEqual(['shop']);
    for (const { id, compiled } of site.runbooks.filter(({ id: name }) => name !== 'shop/c')) {
      expect(
        compiled.steps.map(({ text }) => text),
        id,
      ).toEqual(['Roll back']);
      expect(Object.keys(compiled.variables), id).toEqual(['deployment']);
      expect(compiled.sections[0]?.html, id).toContain('href="/runbooks/shop/c/"');
    }
  });

  it('have what is wrong with them said once, at their place', async () => {
    const dead = (await load()).problems.filter(({ check }) => check === 'link/dead');
    expect(dead.map(({ file, line }) => [file, line])).toEqual([['runbooks/shared/_rollback.md', 14]]);
  });

  it.each([
    ['c.md', '- [ ] Look <!-- include ../shared/_rollback.md -->'],
    ['c.md', 'Text <!-- include: ../shared/_rollback.md#r -->'],
    ['c.md', '<!-- include "../shared/_rollback.md" -->'],
    ['c.md', '<!-- include ../shared/_rollback.md --> and more'],
    ['c.mdx', '{/* include ../shared/_rollback.md */}'],
    ['c.mdx', 'Text {/* include ../shared/_rollback.md */}'],
  ])('are reported where what includes them is not read, in %s: %s', async (name, text) => {
    const site = await load({ [`runbooks/shop/${name}`]: `# C\n\n${text}\n` });
    expect(site.problems.filter(({ check }) => check === 'include/missing')).toMatchObject([
      { file: `runbooks/shop/${name}`, line: 3, hint: expect.stringContaining('../shared/_rollback.md') },
    ]);
  });

  it.each([
    '<!-- Include ../shared/_rollback.md -->',
    '<Include from="../shared/_rollback.md" />\n<Include from="/shared/_rollback.md#r" />',
  ])('are read: %s', async (text) => {
    const site = await load({ 'runbooks/shop/c.md': `# C\n\n${text}\n` });
    expect(site.problems.filter(({ check }) => check.startsWith('include/'))).toEqual([]);
    expect(site.runbooks.find(({ id }) => id === 'shop/c')?.compiled.steps.length).toBeGreaterThan(0);
  });

  it('are suggested where a name is not quite theirs', async () => {
    const site = await load({ 'runbooks/shop/c.md': '# C\n\n<!-- include ../shared/_rolback.md -->\n' });
    expect(site.problems.filter(({ check }) => check === 'include/missing')).toMatchObject([
      { file: 'runbooks/shop/c.md', line: 3, hint: 'did you mean `/shared/_rollback.md`?' },
    ]);
  });

  it('change the version of the runbooks that include them, and have only those compiled again', async () => {
    const keys = async (changed: Record<string, string>) => {
      const around = new Map<string, string>();
      const remember: CompileRunbook = (source, context, surroundings) => {
        around.set(context.file, surroundings);
        return compile(source, context);
      };
      const { site } = await loadSite(contentRoot({ ...files, ...changed }), { base: '/', history: noHistory, compile: remember });
      return site.runbooks.map(({ id, file, revision }) => [id, around.get(file), revision] as const);
    };
    const before = await keys({});
    const after = await keys({ 'runbooks/shared/_rollback.md': `${files['runbooks/shared/_rollback.md']}\nMore.\n` });
    const differ = before.filter(([, key], at) => after[at]?.[1] !== key).map(([id]) => id);
    expect(differ).toEqual(['shop/a', 'shop/b']);
    expect(before.filter(([, , revision], at) => after[at]?.[2] !== revision).map(([id]) => id)).toEqual(['shop/a', 'shop/b']);
  });

  it('that code imports are shown as well', async () => {
    const site = await load({
      'breakglass.yaml': 'mdx: { code: true }\n',
      'runbooks/shop/c.mdx': "import Piece from './_own.mdx'\n\n# C2\n\n<Piece />\n",
      'runbooks/shop/_own.mdx': 'Words.\n',
      'runbooks/shop/_lost.md': 'Words.\n',
    });
    expect(site.problems.filter(({ check }) => check === 'include/unused').map(({ file }) => file)).toEqual(['runbooks/shop/_lost.md']);
  });
});
