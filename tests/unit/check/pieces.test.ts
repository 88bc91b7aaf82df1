/** What is wrong in a piece that runbooks include is reported in the piece, once, whatever asks: `include` stands in two pages here. */
import { describe, expect, it } from 'vitest';
import { githubReport } from '../../../src/check/report/github.ts';
import { sarifReport } from '../../../src/check/report/sarif.ts';
import { problemsSince } from '../../../src/check/since.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { fileStart, type Problem } from '../../../src/problem/problem.ts';
import { findings } from '../../support/check.ts';
import { contentRoot } from '../../support/content-root.ts';

const piece = 'runbooks/shared/_piece.md';
const page = (title: string, more = '') =>
  `# ${title}\n\n${more}## Mitigation\n\n<!-- include ../shared/_piece.md -->\n\n## Verify\n\n- [ ] Check the orders.\n`;

/** Two pages that include a piece of these lines, and what else there is. */
function shared(lines: readonly string[], more: Record<string, string> = {}): Record<string, string> {
  return {
    'runbooks/shop/a.md': page('A fails'),
    'runbooks/shop/b.md': page('B fails'),
    [piece]: `# Shared\n\n${lines.join('\n')}\n`,
    ...more,
  };
}

async function reported(check: string, files: Record<string, string>): Promise<string[]> {
  const found = (await findings(files)).filter((problem) => problem.check === check);
  return found.map(({ file, line, column }) => `${file}:${line}:${column}`);
}

const settings = { 'breakglass.yaml': 'variables:\n  pod: { description: The pod }\n' };
const sql = (minutes: number) =>
  `SELECT count(*) FROM orders WHERE created_at > now() - interval '${minutes} minutes' AND state = 'failed'`;

describe('a problem in a piece names its place there', () => {
  it.each<[check: string, line: number, column: number, lines: readonly string[], more?: Record<string, string>]>([
    ['step/readable', 5, 1, ['- [ ] Look.', '', '- [ ] Restart the cart and delete its cache.']],
    [
      'step/several-changes',
      3,
      1,
      ['- [ ] Start.', '', '  ```bash', '  kubectl scale deploy/x --replicas=0', '  kubectl delete pvc x', '  ```'],
    ],
    ['step/duplicate', 4, 1, ['- [ ] Look.', '- [ ] Look.']],
    ['step/duplicate-id', 4, 13, ['- [ ] Look. <!-- #x -->', '- [ ] Read. <!-- #x -->']],
    ['heading/order', 5, 1, ['## One', '', '#### Two', '', 'Words.']],
    ['link/anchor', 3, 7, ['- [ ] [Roll back](../shop/c.md#rolback).'], { 'runbooks/shop/c.md': '# C\n\n## Rollback\n\nWords.\n' }],
    ['link/dead', 3, 1, ['[Nowhere](nowhere.md)']],
    ['link/dead', 3, 1, ['[Nowhere](#nowhere)']],
    ['link/dead', 3, 4, ['<p><a href="#nowhere">x</a></p>']],
    ['anchor/duplicate', 5, 1, ['<p id="x">One</p>', '', '<p id="x">Two</p>']],
    ['query/syntax', 4, 5, ['```promql', 'sum(', '```']],
    [
      'query/drift',
      3,
      1,
      ['```sql', sql(1), '```'],
      { 'runbooks/shop/c.md': `# C\n\n\`\`\`sql\n${sql(5)}\n\`\`\`\n`, 'runbooks/shop/d.md': `# D\n\n\`\`\`sql\n${sql(5)}\n\`\`\`\n` },
    ],
    ['code/pinned', 6, 16, ['- [ ] Read the log.', '', '  ```bash', '  kubectl logs cart-7d4b9c6f5-x2kqz', '  ```']],
    ['variable/undeclared', 4, 20, ['```promql', 'sum(rate(http{pod="${pd}"}[5m]))', '```'], settings],
    ['variable/unused', 2, 14, [], { [piece]: '---\nvariables: { namespace: { description: Where } }\n---\n# Shared\n\n- [ ] Look.\n' }],
    ['image/missing', 3, 1, ['![Graph](nowhere.png)']],
    ['text/person', 3, 5, ['Ask Priya Raman for the password.']],
    ['text/absolute-time', 3, 1, ['For now the cart runs elsewhere.']],
    ['text/todo', 3, 1, ['TODO: write it']],
  ])('%s at %i:%i', async (check, line, column, lines, more) => {
    expect(await reported(check, shared(lines, more))).toEqual([`${piece}:${line}:${column}`]);
  });
});

it('also of a query that is on no sheet, in MDX', async () => {
  const mdx = { 'runbooks/shared/_piece.mdx': '# Shared\n\n- [ ] Look.\n\n  <Query id="nowhere/none" />\n' };
  const pages = ['a', 'b'].map((name) => [`runbooks/shop/${name}.mdx`, '# X\n\n<Include from="../shared/_piece.mdx" />\n']);
  expect(await reported('query/unknown', { ...Object.fromEntries(pages), ...mdx })).toEqual(['runbooks/shared/_piece.mdx:5:3']);
});

describe('what depends on the page', () => {
  it('names the page: a variable that one declares and the other does not, an anchor that one has', async () => {
    const files = shared(['```promql', 'sum(rate(http{pod="${pod}"}[5m]))', '```', '', '[Below](#below)']);
    const found = await findings({
      ...files,
      'runbooks/shop/a.md': `---\nvariables: { pod: { description: The pod } }\n---\n${page('A fails', '## Below\n\nWords.\n\n')}`,
      'runbooks/shop/b.md': `---\nvariables: { node: { description: The node } }\n---\n${page('B fails')}`,
    });
    const inPiece = found.filter(({ file }) => file === piece);
    expect(inPiece.map(({ check, line, hint }) => [check, line, hint])).toMatchObject([
      ['variable/undeclared', 4, expect.stringContaining('on the page `runbooks/shop/b.md`')],
      ['link/dead', 7, expect.stringContaining('on the page `runbooks/shop/b.md`')],
    ]);
  });

  it('is at the include where the page is at fault: it has no section that verifies', async () => {
    const files = shared(['- [ ] Restart.', '', '  ```bash', '  kubectl rollout restart deploy/cart', '  ```', '', '  Undo: none needed.']);
    const bare = '# A fails\n\n## Mitigation\n\n<!-- include ../shared/_piece.md -->\n';
    expect(await reported('runbook/verify', { ...files, 'runbooks/shop/a.md': bare })).toEqual(['runbooks/shop/a.md:5:1']);
  });

  it('an id that a page and its piece have leads to the page, by its name', async () => {
    const files = shared(['<p id="x">Two</p>']);
    const [found] = (await findings({ ...files, 'runbooks/shop/a.md': page('A fails', '<p id="x">One</p>\n\n') })).filter(
      ({ check }) => check === 'anchor/duplicate',
    );
    expect(found).toMatchObject({ file: piece, line: 3, message: expect.stringContaining('runbooks/shop/a.md:3') });
  });
});

it('steps that two pages include are no copies; what stands in a piece and in a page is one', async () => {
  const steps = ['- [ ] One.', '- [ ] Two.', '- [ ] Three.'];
  expect(await reported('step/repeated', shared(steps))).toEqual([]);
  const copy = { 'runbooks/shop/c.md': `# C fails\n\n${steps.join('\n')}\n` };
  const found = (await findings(shared(steps, copy))).filter(({ check }) => check === 'step/repeated');
  expect(found.map(({ file, line, message }) => [file, line, message])).toEqual([
    ['runbooks/shop/c.md', 3, `these 3 steps stand in ${piece}:3 too, word for word`],
  ]);
});

it('links of a piece are read from its own folder', async () => {
  const right = shared(['- [ ] [Roll back](c.md#rollback).'], { 'runbooks/shared/c.md': '# C\n\n## Rollback\n\nWords.\n' });
  expect(await reported('link/anchor', right)).toEqual([]);
});

describe('ignores and reports', () => {
  const lines = ['<!-- check-ignore step/readable: both at once -->', '- [ ] Restart the cart and delete its cache.'];

  it('an ignore stands in the piece, and is needed', async () => {
    const found = await findings(shared(lines));
    expect(found.filter(({ check }) => check === 'step/readable' || check === 'check/ignore')).toEqual([]);
  });

  it('settings ignore it by the path of the piece', async () => {
    const ignore = `check:\n  ignore:\n    - { check: step/readable, file: ${piece}, because: both at once }\n`;
    const found = await findings(shared(lines.slice(1), { 'breakglass.yaml': ignore }));
    expect(found.filter(({ check }) => check === 'step/readable' || check === 'check/ignore')).toEqual([]);
  });

  it('SARIF and annotations point into the piece', async () => {
    const problems = (await findings(shared(lines.slice(1)))).filter(({ check }) => check === 'step/readable');
    expect(githubReport(problems, 'docs/')).toContain(`file=docs/${piece},line=3`);
    expect(sarifReport(problems, { prefix: '', version: '1', checks: [] })).toContain(`"uri": "${piece}"`);
  });

  it.each([
    ['the piece changed', piece, ['runbooks/shop/a.md', piece]],
    ['a page changed', 'runbooks/shop/a.md', ['runbooks/shop/a.md', piece]],
    ['another file changed', 'runbooks/shop/c.md', []],
  ])('of what changed: %s', (_, file, expected) => {
    const sources = readSources(contentRoot(shared(lines, { 'runbooks/shop/c.md': '# C\n' })));
    const at = (path: string): Problem => ({ check: 'step/readable', severity: 'info', file: path, message: '', hint: '', ...fileStart });
    const left = problemsSince(
      ['runbooks/shop/a.md', piece].map(at),
      { changed: new Set([file]), removed: false },
      assemble(sources, { base: '/' }),
    );
    expect(left.map((problem) => problem.file)).toEqual(expected);
  });
});
