import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindIncluded } from '../../../src/runbook/include.ts';
import { compileAlone, sectionHtml, told } from '../../support/compile.ts';
import { seed } from '../../support/seed.ts';

/** Pieces by their names; links and images of a piece lead to addresses that name it. */
function pieces(texts: Record<string, string>): FindIncluded {
  return (path) => {
    const text = texts[path];
    if (text === undefined) return { missing: `no file answers to \`${path}\``, hint: 'look again' };
    return {
      file: path,
      text,
      format: path.endsWith('.mdx') ? 'mdx' : 'md',
      variables: {},
      link: (href) => ({ href: `/from/${path}/${href}` }),
      image: (href) => ({ href: `/from/${path}/${href}` }),
    };
  };
}

const rollback =
  '# Rolling back\n\nWords.\n\n## Steps\n\n- [ ] Roll back\n- [ ] See [more](x.md)\n\n### Deeper\n\nDeep.\n\n## After\n\nDone.\n';

describe('including', () => {
  it.each([
    ['md', '<!-- include _rollback.md -->'],
    ['md', '<Include from="_rollback.md" />'],
    ['md', "<Include from='_rollback.md'/>"],
    ['mdx', '<Include from="_rollback.md" />'],
  ] as const)('a whole file without its title, in %s: %s', (format, directive) => {
    const runbook = compileAlone(`# T\n\n${directive}\n`, { format, include: pieces({ '_rollback.md': rollback }) });
    expect(told(runbook)).toEqual([]);
    expect(runbook.title).toBe('T');
    expect(runbook.sections.map(({ title }) => title)).toEqual(['', 'Steps', 'After']);
    expect(runbook.steps.map(({ text }) => text)).toEqual(['Roll back', 'See more']);
  });

  it('one section, with its deeper headings below the heading above', () => {
    const runbook = compileAlone('# T\n\n## Stabilise\n\n### First\n\n<!-- include _rollback.md#steps -->\n\n## Verify\n\nText.\n', {
      include: pieces({ '_rollback.md': rollback }),
    });
    expect(told(runbook)).toEqual([]);
    expect(runbook.sections.map(({ title, steps }) => [title, steps.length])).toEqual([
      ['Stabilise', 2],
      ['Verify', 0],
    ]);
    expect(runbook.headings.map(({ text, depth }) => [text, depth])).toEqual([
      ['Stabilise', 2],
      ['First', 3],
      ['Deeper', 4],
      ['Verify', 2],
    ]);
  });

  it('inside a step, and links of a piece lead where they lead from its own place', () => {
    const runbook = compileAlone('# T\n\n## Triage\n\n- [ ] Look\n\n  <!-- include _x.md -->\n', {
      include: pieces({ '_x.md': '[More](a.md) ![picture](b.png) <a href="c.md">c</a> [ref][d]\n\n[d]: e.md\n' }),
    });
    const html = sectionHtml(runbook, 'triage');
    for (const href of ['a.md', 'b.png', 'c.md', 'e.md']) expect(html).toContain(`"/from/_x.md/${href}"`);
    expect(html.indexOf('More')).toBeLessThan(html.indexOf('</li>'));
  });

  it('names the place of a problem in the piece, and of what the page has in the runbook', () => {
    const runbook = compileAlone('# T\n\n## Triage\n\nText.\n\n<!-- include _x.md -->\n', {
      include: pieces({ '_x.md': 'Words.\n\n```bash\nkubectl delet pod x\n```\n\n- [ ] Step\n' }),
    });
    expect(runbook.problems).toMatchObject([{ file: '_x.md', line: 4, column: 9, check: 'query/doubtful' }]);
    expect(runbook.steps).toMatchObject([{ text: 'Step', line: 7 }]);
    expect(runbook.fences).toMatchObject([{ line: 7 }]);
    expect(runbook.includes).toEqual(['_x.md']);
  });

  it('several in a row, and pieces within pieces', () => {
    const runbook = compileAlone('# T\n\n## Triage\n\n<!-- include _a.md -->\n<!-- include _b.md -->\n', {
      include: pieces({ '_a.md': 'A.\n\n<!-- include _c.md -->\n', '_b.md': 'B.\n', '_c.md': 'C.\n' }),
    });
    expect(runbook.sections[0]?.text).toBe('A.\nC.\nB.');
    expect(runbook.includes).toEqual(['_a.md', '_c.md', '_b.md']);
  });

  it.each([
    ['a file that is not there', '<!-- include _nope.md -->', '7:1 no file answers to `_nope.md`'],
    ['a heading that is not there', '<!-- include _rollback.md#step -->', '7:1 `_rollback.md` has no heading `#step`'],
    ['itself', '<!-- include _self.md -->', '_self.md:3:1 `_self.md` includes itself'],
    ['the runbook', '<!-- include _back.md -->', '_back.md:1:1 `cart/slow.md` includes itself'],
    ['no file', '<Include from="#x" />', '7:1 `<Include>` names no file'],
    ['what is not read', '<Include file="_rollback.md" />', '7:1 what is to be included is not read'],
  ])('says so: %s', (_, directive, message) => {
    const runbook = compileAlone(`# T\n\n## Triage\n\nText.\n\n${directive}\n`, {
      file: 'cart/slow.md',
      include: pieces({
        '_rollback.md': rollback,
        '_self.md': 'A.\n\n<!-- include _self.md -->\n',
        '_back.md': '<!-- include cart/slow.md -->\n',
        'cart/slow.md': '# T\n',
      }),
    });
    const [problem] = runbook.problems;
    expect(problem).toMatchObject({ check: 'include/missing', severity: 'error' });
    expect(`${problem?.file === 'cart/slow.md' ? '' : `${problem?.file}:`}${problem?.line}:${problem?.column} ${problem?.message}`).toBe(
      message,
    );
  });

  it('ends whatever includes whatever', () => {
    const name = fc.constantFrom('_a.md', '_b.md', '_c.md', '_d.md');
    const text = fc.array(name, { maxLength: 4 }).map((names) => names.map((one) => `<!-- include ${one} -->`).join('\n\n'));
    fc.assert(
      fc.property(text, fc.tuple(text, text, text, text), (own, [a, b, c, d]) => {
        const runbook = compileAlone(`# T\n\n## Triage\n\n${own}\n`, {
          include: pieces({ '_a.md': a, '_b.md': b, '_c.md': c, '_d.md': d }),
        });
        expect(runbook.broken).toBe(false);
        expect(runbook.problems.every(({ check }) => check === 'include/missing')).toBe(true);
      }),
      { numRuns: 60, seed },
    );
  });
});
