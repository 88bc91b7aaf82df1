import { describe, expect, it } from 'vitest';
import { compileAlone, sectionHtml, told } from '../../support/compile.ts';

const idsIn = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);

describe('ids that authors give @fault-48', () => {
  it.each([
    ['`{#id}`', 'md', '## Undo it {#undo}'],
    ['`{#id}`', 'mdx', '## Undo it {#undo}'],
    ['`{#id}` on an underlined heading', 'md', 'Undo it {#undo}\n---'],
    ['`{#id}` on an underlined heading', 'mdx', 'Undo it {#undo}\n---'],
    ['a comment', 'md', '## Undo it <!-- #undo -->'],
    ['a comment', 'mdx', '## Undo it {/* #undo */}'],
  ] as const)('%s in .%s', (_, format, heading) => {
    const runbook = compileAlone(`# T\n\n${heading}\n\nText. [x](#undo)\n`, { format });
    expect(told(runbook)).toEqual([]);
    expect(runbook.sections[0]).toMatchObject({ id: 'undo', title: 'Undo it' });
    expect(runbook.headings[0]).toMatchObject({ id: 'undo', text: 'Undo it', line: 3 });
  });

  it.each([
    ['an <a id> before a heading', '<a id="undo"></a>\n\n## Roll back'],
    ['an <a name> in a heading', '## <a name="undo"></a>Roll back'],
    ['a heading in HTML', '## x\n\n<h3 id="undo">Undo</h3>'],
    ['any element', '## x\n\n<details id="undo"><summary>x</summary></details>'],
    ['a small heading', '## x\n\n### Roll back {#undo}'],
  ])('%s is an anchor', (_, text) => {
    const runbook = compileAlone(`# T\n\n## Before\n\nText.\n\n${text}\n\nText. [x](#undo)\n`);
    expect(told(runbook)).toEqual([]);
    expect(runbook.anchors).toContain('undo');
    expect(idsIn(runbook.sections.at(-1)?.html ?? '')).toContain('undo');
  });

  it('gives headings of nothing but emoji ids of their own, which links find', () => {
    const headings = ['🔥', '❤️', '🔥', '👩‍🚒 🔥', '???', '🔥'];
    const runbook = compileAlone(
      `# 🚨\n\n${headings.map((words) => `## ${words}\n\nText. [x](#🔥) [y](#❤) [z](#%F0%9F%9A%A8)`).join('\n\n')}\n`,
    );
    expect(told(runbook)).toEqual([]);
    expect(runbook.sections.map(({ id }) => id)).toEqual(['🔥', '❤', '🔥-2', '👩‍🚒-🔥', 'section', '🔥-3']);
  });

  it('leaves braces in MDX code alone', () => {
    const runbook = compileAlone('# T\n\n```text\n## x {#y}\n```\n\nText `{#y}`.\n', { format: 'mdx' });
    expect(told(runbook)).toEqual([]);
    expect(runbook.sections[0]?.html).toContain('## x {#y}');
    expect(runbook.sections[0]?.html).toContain('<code>{#y}</code>');
  });

  it('reports an id that is used twice, and keeps both headings apart', () => {
    const runbook = compileAlone('## A {#x}\n\n## B {#x}\n\n<a id="x"></a>\n\nText.\n\n<p id="x">y</p>\n');
    expect(runbook.sections.map(({ id }) => id)).toEqual(['x', 'x-2']);
    expect(told(runbook)).toEqual([
      'anchor/duplicate 3:1 the id `x` is used twice; links to it lead to line 1',
      'anchor/duplicate 5:1 the id `x` is used twice; links to it lead to line 1',
      'anchor/duplicate 9:1 the id `x` is used twice; links to it lead to line 1',
    ]);
  });

  it('keeps silent about an anchor beside the heading that has its id anyway', () => {
    const runbook = compileAlone('# T\n\n<a name="undo"></a>\n\n## Undo\n\nText.\n');
    expect(told(runbook)).toEqual([]);
    expect(sectionHtml(runbook, 'undo')).not.toContain('id=');
  });

  it('gives no id twice: headings leave those of steps, footnotes and authors free', () => {
    const runbook = compileAlone(
      '## Roll back\n\nA note[^1].\n\n- [ ] Go <!-- #roll-back -->\n\n## fn 1\n\n## Undo\n\n## Later {#undo}\n\n## Roll back t\n\n[^1]: Note.\n',
    );
    const ids = [...runbook.sections.map(({ id }) => id), ...runbook.sections.flatMap(({ html }) => idsIn(html))];
    expect(new Set(ids).size).toBe(ids.length);
    expect(runbook.steps[0]?.id).toBe('roll-back');
    expect(runbook.sections.map(({ id }) => id)).toContain('undo');
  });

  it('finds the title, the top, steps and footnotes', () => {
    const source = '# Cart is down\n\n- [ ] Go <!-- #go -->\n\nx[^1] [a](#cart-is-down) [b](#top) [c](#go) [d](#fn-1) [e](#)\n\n[^1]: y\n';
    expect(told(compileAlone(source))).toEqual([]);
    expect(told(compileAlone('# T {#start}\n\n[a](#start) [b](#t)\n'))).toEqual([]);
    expect(compileAlone('# T {#start}\n\nText.\n').title).toBe('T');
  });

  it('takes a malformed link as it is written, and reports it once', () => {
    expect(told(compileAlone('[x](#50%) [y](50%.md)\n'))).toEqual([
      'link/dead 1:1 `#50%` is not an address: `%` begins an encoded character',
      'link/dead 1:11 `50%.md` is not an address: `%` begins an encoded character',
    ]);
  });
});
