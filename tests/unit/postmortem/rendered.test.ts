import type { Element, Nodes } from 'hast';
import { describe, expect, test } from 'vitest';
import { promptsIn } from '../../../src/postmortem/markdown/prompts.ts';
import { rendered } from '../../../src/postmortem/markdown/rendered.ts';
import { type Composed, writeMarkdown } from '../../../src/postmortem/markdown/write.ts';
import { composePostmortem, type ShapeName, shapes } from '../../../src/postmortem/shapes/registry.ts';
import { fillTemplate } from '../../../src/postmortem/template/fill-template.ts';
import { exampleDocument } from './example.ts';

const names = Object.keys(shapes).filter((name): name is ShapeName => Object.hasOwn(shapes, name));
const composed = (name: ShapeName): Composed => composePostmortem(exampleDocument(), name);

/** A tree as lines, each with how deep it stands; white space between blocks says nothing. */
function outline(node: Nodes, depth = 0): string[] {
  if (node.type === 'text') return node.value.trim() === '' ? [] : [`${depth} ${node.value}`];
  const own = node.type === 'element' ? [`${depth} <${node.tagName} ${JSON.stringify(node.properties)}>`] : [];
  return [...own, ...('children' in node ? node.children.flatMap((child) => outline(child, depth + 1)) : [])];
}

function elements(node: Nodes, tagName: string): Element[] {
  const inner = 'children' in node ? node.children.flatMap((child) => elements(child, tagName)) : [];
  return node.type === 'element' && node.tagName === tagName ? [node, ...inner] : inner;
}

describe('a postmortem looks as its text reads', () => {
  test.each(names)('%s: its blocks and its parsed text are one tree', (name) => {
    const { markdown, blocks } = composed(name);
    expect(outline(rendered(blocks).tree)).toEqual(outline(rendered(markdown).tree));
  });

  test('a template too, without its front matter', () => {
    const { markdown, blocks } = fillTemplate('---\ntitle: {{title}}\n---\n# {{title}}\n\n{{action-items}}\n', exampleDocument());
    const body = markdown.replace(/^---\n.*?\n---\n/s, '');
    expect(outline(rendered(blocks).tree)).toEqual(outline(rendered(body).tree));
  });

  test('blocks are shown and not changed', () => {
    const { markdown, blocks } = composed('ours');
    rendered(blocks, 1);
    expect(writeMarkdown(blocks)).toBe(markdown);
  });
});

describe('what is still to be written', () => {
  test.each(names)('%s: as many in the tree as in the text', (name) => {
    const { markdown, blocks } = composed(name);
    const { prompts, tree } = rendered(blocks);
    expect(prompts).toBe(promptsIn(markdown).length);
    const numbers = [...elements(tree, 'blockquote'), ...elements(tree, 'li')].flatMap(({ properties }) => properties['dataPrompt'] ?? []);
    expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: prompts }, (_, number) => number));
  });

  test('stands where the text says, in quotes of lists too', () => {
    const text = '- **Authors:** to write: names\n\n- why?\n\n  > **To write:** more\n\nplain to write: no\n';
    expect(promptsIn(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      '- **Authors:** to write: names',
      '  > **To write:** more',
    ]);
    expect(rendered(text).prompts).toBe(2);
  });

  test('what people typed asks for nothing', () => {
    const text = writeMarkdown([
      { type: 'blockquote', children: [{ type: 'paragraph', children: [{ type: 'text', value: '**To write:** x' }] }] },
    ]);
    expect([promptsIn(text).length, rendered(text).prompts]).toEqual([0, 0]);
  });
});

describe('what may not be shown', () => {
  test('HTML is shown as it is written, comments are left out', () => {
    const { tree } = rendered('<!-- a\nb -->\n\n<div onclick="x()">y</div>\n\na <b>c</b>\n');
    expect(elements(tree, 'div')).toEqual([]);
    expect(elements(tree, 'code').map(({ children: [child] }) => child)).toEqual(
      ['<div onclick="x()">y</div>', '<b>', '</b>'].map((value) => ({ type: 'text', value })),
    );
  });

  test('images are named', () => {
    expect(elements(rendered('![graph](https://elsewhere.example/x.png)').tree, 'img')).toEqual([]);
  });

  test('rows beyond the limit are left out and counted', () => {
    const text = `| a |\n| - |\n${'| x |\n'.repeat(10)}`;
    const { tree, leftOut } = rendered(text, 3);
    expect([elements(tree, 'tr').length, leftOut]).toEqual([4, 7]);
    expect(rendered(text).leftOut).toBe(0);
  });
});
