import { describe, expect, it } from 'vitest';
import { compileAlone, told } from '../../support/compile.ts';

describe('callouts', () => {
  it.each([
    ['NOTE', 'note', 'Note'],
    ['tip', 'tip', 'Tip'],
    ['Important', 'important', 'Important'],
    ['WARNING', 'warning', 'Warning'],
    ['CAUTION', 'danger', 'Caution'],
  ])('[!%s]', (mark, style, word) => {
    for (const format of ['md', 'mdx'] as const) {
      const runbook = compileAlone(`> [!${mark}]\n> This **deletes** it.\n> - [ ] Wait\n`, { format });
      const html = runbook.sections[0]?.html ?? '';
      expect(html).toMatch(
        new RegExp(`^<div class="callout ${style}" role="note"><p class="callout-title"><strong>${word}</strong>\\s*</p>`),
      );
      expect(html).toContain('<p>This <strong>deletes</strong> it.</p>');
      expect(html).not.toContain('[!');
      expect(runbook.steps).toHaveLength(1);
      expect(runbook.text).toBe(`${word}\nThis deletes it.\nWait`);
      expect(told(runbook)).toEqual([]);
    }
  });

  it('keeps a title, and what is alone in it', () => {
    expect(compileAlone('> [!NOTE] With a *title*\n> text\n').sections[0]?.html).toMatch(
      /<strong>Note<\/strong>\s*With a\s*<em>title<\/em>\s*<\/p>\s*<p>text<\/p>\s*<\/div>$/,
    );
    expect(compileAlone('> [!NOTE]\n').sections[0]?.html).toMatch(/<strong>Note<\/strong>\s*<\/p>\s*<\/div>$/);
  });

  it.each([
    ['> [!DANGR]\n> x\n', 'markdown/callout 1:1 `[!DANGR]` is no callout'],
    [':::warning\nx\n:::\n', 'markdown/callout 1:1 `:::warning` is not a callout here: it is shown as written'],
    ['!!! danger "MkDocs"\n    x\n', 'markdown/callout 1:1 `!!! danger "MkDocs"` is not a callout here: it is shown as written'],
    ['??? note\n    x\n', 'markdown/callout 1:1 `??? note` is not a callout here: it is shown as written'],
  ])('reports %j', (source, expected) => expect(told(compileAlone(source))).toEqual([expected]));

  it.each(['> [1]\n', '> Note: x\n', '!!! Stop now\n', ':warning: x\n', 'Really??? note this\n'])('leaves %j alone', (source) =>
    expect(told(compileAlone(source))).toEqual([]),
  );
});

describe('boxes that are not steps', () => {
  it.each([
    ['[ ] Drain it', '1:1', '[ ]'],
    ['- [] Drain it', '1:3', '[]'],
    ['* [ ]Drain it', '1:3', '[ ]'],
    ['- [ x ] Drain it', '1:3', '[ x ]'],
    ['- [_] Drain it', '1:3', '[_]'],
    ['- ☐ Drain it', '1:3', '☐'],
    ['☑ Drain it', '1:1', '☑'],
  ])('%j', (source, place, mark) => {
    const runbook = compileAlone(`${source}\n`);
    expect(told(runbook)).toEqual([`step/box ${place} \`${mark}\` is not a step: it cannot be ticked`]);
    expect(runbook.problems[0]?.hint).toBe('write `- [ ] Drain it`');
  });

  it('in tables and inside HTML', () => {
    expect(told(compileAlone('| a | b |\n| - | - |\n| [ ] | x |\n| - [ ] y | x |\n'))).toEqual([
      'step/box 3:3 `[ ]` in a table is not a step: it cannot be ticked',
      'step/box 4:3 `- [ ]` in a table is not a step: it cannot be ticked',
    ]);
    expect(told(compileAlone('<details><summary>x</summary>\n- [ ] y\n</details>\n'))).toEqual([
      'step/box 2:1 this step is inside HTML, where Markdown is not read',
    ]);
  });

  it.each([
    '- [ ] Drain it',
    '- [x](./cart.md) is read',
    '- [x]: not a step',
    'An array is `[]`.',
    '- [1] is the first',
    '- [link]\n\n[link]: ./cart.md',
  ])('leaves %j alone', (source) => expect(told(compileAlone(`${source}\n`))).toEqual([]));
});
