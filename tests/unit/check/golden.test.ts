/**
 * Rows 35 to 37 of what the product survives: bad files, duplicates, cycles, all in one content root. The whole report stands in
 * `golden/`, so that a change of its words is seen; `vitest -u` writes it anew.
 */
import { expect, it } from 'vitest';
import { checkContent } from '../../../src/check/run.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { formatProblem } from '../../../src/problem/report-text.ts';
import { contentRoot } from '../../support/content-root.ts';
import { unsoundness } from '../../support/sound-problems.ts';

const laughs = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((name, at) => {
    const before = 'abcdefghi'[at];
    return `${name}: &${name} [*${before}, *${before}, *${before}, *${before}, *${before}, *${before}, *${before}, *${before}, *${before}]`;
  }),
].join('\n');

const bad = {
  'breakglass.yaml':
    'titel: X\nmdx: { code: yes please }\nvariables: { pod: { pattern: "(" } }\ncheck: { severity: { steps/readable: off }, ignore: [{ check: link/dead, file: none.md, because: gone }] }\nalerts: { rules: [rules.yaml, nowhere.yaml] }\npostmortem: { template: nowhere.md }\n',
  'rules.yaml': 'groups:\n  - name: a\n    rules:\n      - alert: [x\n',
  'runbooks/good/fine.md': '# Fine\n\nText.\n',
  'runbooks/bytes/latin1.md': Uint8Array.from([...Buffer.from('# Gr'), 0xfc, ...Buffer.from('n\n')]),
  'runbooks/bytes/utf16.md': Uint8Array.from([0xff, 0xfe, 0x23, 0, 0x20, 0, 0x41, 0]),
  'runbooks/bytes/zeros.md': new Uint8Array(64),
  'runbooks/bytes/empty.md': '',
  'runbooks/bytes/bom-crlf.md': '\uFEFF# A\r\n\r\n- [ ] One\r\n',
  'runbooks/front/colon.md': '---\ntitle: a: b\n---\n# A\n',
  'runbooks/front/open.md': '---\ntitle: A\n# A\n',
  'runbooks/front/tab.md': '---\nsymptoms:\n\t- x\n---\n# A\n',
  'runbooks/front/twice.md': '---\ntitle: A\ntitle: B\n---\n# A\n',
  'runbooks/front/laughs.md': `---\n${laughs}\n---\n# A\n`,
  'runbooks/front/types.md':
    '---\nseverity: critcal\nalerts: One\nlastReviewed: 2026-02-30\nrelated: [good/fien]\naliases: [/runbooks/good/fine/]\n---\n# A\n',
  'runbooks/twins/a.md': '# 1\n\n- [ ] Do it\n- [ ] Do it\n',
  'runbooks/twins/a.mdx': '# 2\n\n- [ ] One <!-- #one -->\n- [ ] Two <!-- #one -->\n',
  'runbooks/twins/B.md': '---\nalerts: [Down]\n---\n# 3\n',
  'runbooks/twins/b.md': '---\nalerts: [down]\n---\n# 4\n',
  'runbooks/mdx/one.mdx': "import Two from './two.mdx'\n\n# One\n",
  'runbooks/mdx/two.mdx': "import One from './one.mdx'\n\n# Two\n",
  'runbooks/mdx/open.mdx': '# A\n\n<Stabilise>\n\nText.\n',
  'runbooks/mdx/brace.mdx': '# A\n\nUse {namespace here.\n',
  'runbooks/mdx/unknown.mdx': '# A\n\n<Stabilize>x</Stabilize>\n\n<Query id="s/on" />\n',
  'runbooks/links/dead.md': '# A\n\n[x](gone.md) ![y](gone.png) [z](javascript:alert(1))\n\n<img src=x onerror=alert(1)>\n',
  'runbooks/links/service.yaml': 'title: [A]\ndependencies: [{ service: god }]\nescalation: none\n',
  'runbooks/links/CODEOWNERS': '[a-\n',
  'queries/s.yaml':
    'title: S\nservice: nobody\nqueries:\n  - { id: one, title: One, language: promql, query: "sum(rate(x[5m])" }\n  - { id: one, title: Two, language: promqll, query: up }\n  - { title: Three }\n',
  'queries/not-a-list.yaml': 'title: T\nqueries: none\n',
  'queries/text.yaml': 'just words\n',
};

it('tells everything that is wrong, each at its place, and keeps the rest of the site @fault-35 @fault-36 @fault-37', async () => {
  const folder = contentRoot(bad);
  const root = readSources(folder);
  const site = assemble(root, { base: '/' });
  const { problems } = await checkContent(root, site, { today: '2026-01-31', lastCommit: () => undefined });
  expect(unsoundness(problems, folder)).toEqual([]);
  expect(site.runbooks).toHaveLength(Object.keys(bad).filter((path) => /^runbooks\/.*\.mdx?$/.test(path)).length);
  expect(new Set(site.runbooks.map(({ address }) => address)).size).toBe(site.runbooks.length);
  expect(site.runbooks.find(({ id }) => id === 'good/fine')).toMatchObject({ problems: [], compiled: { broken: false } });
  const report = problems.map((problem) => formatProblem(problem, () => undefined)).join('\n');
  await expect(`${report}\n`).toMatchFileSnapshot('golden/bad-input.txt');
});
