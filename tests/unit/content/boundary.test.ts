/** The boundary around each unit: one that fails is a problem of its file, and its neighbours are whole. */
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { failure } from '../../../src/content/boundary.ts';
import { splitFrontmatter } from '../../../src/content/frontmatter.ts';
import { loadSources } from '../../../src/content/load.ts';
import type { Sources } from '../../../src/content/read.ts';
import { SourceFile } from '../../../src/content/source-file.ts';
import { contentRoot } from '../../support/content-root.ts';

const files = {
  'breakglass.yaml': 'alerts: { rules: [rules/*.yaml] }\npostmortem: { template: after.md }\n',
  'after.md': '# {{title}}\n',
  'rules/good.yaml': 'groups: [{ name: g, rules: [{ alert: CartDown, expr: up == 0 }] }]\n',
  'rules/bad.yaml': 'groups: [{ name: g, rules: [{ alert: StockDown, expr: up == 0 }] }]\n',
  'queries/good.yaml': 'title: Good\nqueries: [{ id: up, title: Up, language: promql, query: up }]\n',
  'queries/bad.yaml': 'title: Bad\nqueries: [{ id: up, title: Up, language: promql, query: up }]\n',
  'runbooks/cart/service.yaml': 'title: The cart\n',
  'runbooks/cart/CartDown.md': '# Cart down\n\n- [ ] Restart it. <!-- #restart -->\n',
  'runbooks/cart/drills/good.yaml':
    'title: T\nrunbook: cart/CartDown\nbrief: B\nsymptoms: [{ id: alert, where: A, shows: S }]\ntruth: { cause: The index is gone, words: [index], why: W }\nrecovery: { did: [restart], why: W }\n',
  'runbooks/cart/drills/bad.yaml':
    'title: T\nrunbook: cart/CartDown\nbrief: B\nsymptoms: [{ id: alert, where: A, shows: S }]\ntruth: { cause: The index is gone, words: [index], why: W }\nrecovery: { did: [restart], why: W }\n',
  'runbooks/bad/service.yaml': 'title: Bad\n',
  'runbooks/bad/catalog-info.yaml': 'kind: Component\nmetadata: { title: Bad }\nspec: { owner: group:bad }\n',
  'runbooks/bad/OWNERS': 'approvers: [ann]\n',
  'runbooks/bad/_index.md': '# Bad\n\nAn overview.\n',
  'runbooks/bad/Bad.md': '---\ntitle: Bad\n---\n\nText to follow.\n',
};

/** Fails when its text is first read, as a parser does that overflows the stack. */
class FailsOnce extends SourceFile {
  #failed = false;

  override get text(): string {
    if (this.#failed) return super.text;
    this.#failed = true;
    throw new RangeError('Maximum call stack size exceeded');
  }

  override get frontmatter() {
    return splitFrontmatter(this.text);
  }
}

const spoil = (path: string) => (file: SourceFile) => (file.path === path ? new FailsOnce(file.path, file.bytes) : file);

async function siteWith(bad: string) {
  const sources = await loadSources(contentRoot(files));
  const spoilt: Sources = {
    ...sources,
    runbookFiles: sources.runbookFiles.map(spoil(bad)),
    queryFiles: sources.queryFiles.map(spoil(bad)),
    ruleFiles: sources.ruleFiles?.map(spoil(bad)) ?? null,
    template: sources.template === undefined ? undefined : spoil(bad)(sources.template),
  };
  return assemble(spoilt, { base: '/' });
}

const units = Object.keys(files).filter((path) => /bad/i.test(path) || path === 'after.md');

describe('a unit that fails while it is read @fault-39', () => {
  it.each(units)('%s', async (bad) => {
    const site = await siteWith(bad);
    expect(site.problems.filter(({ check }) => check === 'file/failed')).toEqual([
      expect.objectContaining({ file: bad, line: 1, column: 1, severity: 'error', message: 'nested too deeply to be read' }),
    ]);
    expect(site.runbooks.find(({ id }) => id === 'cart/CartDown')).toMatchObject({ title: 'Cart down', compiled: { broken: false } });
    expect(site.services.map(({ id }) => id)).toEqual(['bad', 'cart']);
    expect(site.services.find(({ id }) => id === 'cart')?.title).toBe('The cart');
    expect(site.sheets.map(({ id }) => id)).toContain('good');
    expect(site.drills.map(({ id }) => id)).toContain('cart/good');
    expect(site.coverage?.alerts.map(({ rule }) => rule.name)).toContain('CartDown');
  });

  it('shows its text in place of its page, where it has one', async () => {
    const runbook = (await siteWith('runbooks/bad/Bad.md')).runbooks.find(({ id }) => id === 'bad/Bad');
    expect(runbook).toMatchObject({ compiled: { broken: true }, source: files['runbooks/bad/Bad.md'] });
    for (const [path, address] of [
      ['queries/bad.yaml', 'queries/bad/'],
      ['runbooks/cart/drills/bad.yaml', 'drills/cart/bad/'],
    ] as const)
      expect((await siteWith(path)).broken).toEqual([expect.objectContaining({ address, file: path, source: files[path] })]);
    const overview = (await siteWith('runbooks/bad/_index.md')).services.find(({ id }) => id === 'bad')?.overview;
    expect(overview).toContain('An overview.');
    expect(overview).toContain('runbooks/bad/_index.md:1:1');
  });
});

describe('the compiler', () => {
  it('is inside the boundary, for runbooks and overviews alike @fault-39', async () => {
    const sources = await loadSources(contentRoot(files));
    const site = assemble(sources, {
      base: '/',
      compile: () => {
        throw new URIError('URI malformed');
      },
    });
    expect(site.problems.filter(({ check }) => check === 'file/failed').map(({ file, message }) => `${file} ${message}`)).toEqual([
      'runbooks/bad/Bad.md could not be read: URI malformed',
      'runbooks/bad/_index.md could not be read: URI malformed',
      'runbooks/cart/CartDown.md could not be read: URI malformed',
    ]);
    expect(site.runbooks.map(({ source }) => source)).toEqual([files['runbooks/bad/Bad.md'], files['runbooks/cart/CartDown.md']]);
  });
});

it('a reason is one line, whatever was thrown', () => {
  expect(failure('a.md', new Error('one\n    at Object.<anonymous> (/x.js:1:2)')).message).toBe('could not be read: one');
  expect(failure('a.md', undefined).message).toBe('could not be read: undefined');
  expect(failure('a.md', new Error('')).message).toBe('could not be read: no reason was given');
});
