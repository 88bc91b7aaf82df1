/** Whatever people typed stays what they typed: the Markdown is read back as the tree that it was written from. */
import fc from 'fast-check';
import type { Nodes, RootContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { openAddress } from '../../../src/incident/evidence-form.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { readMarkdown } from '../../../src/postmortem/markdown/read.ts';
import { paragraph, table } from '../../../src/postmortem/markdown/tree.ts';
import { oneLine, typedBlocks, typedInline } from '../../../src/postmortem/markdown/typed-text.ts';
import { settled, wordsOf, writeMarkdown } from '../../../src/postmortem/markdown/write.ts';
import { shapes } from '../../../src/postmortem/shapes/registry.ts';
import { shaped } from '../../../src/postmortem/shapes/shape.ts';
import { fillTemplate } from '../../../src/postmortem/template/fill-template.ts';
import { isLongPart, rounds } from '../../support/parts.ts';
import { seed } from '../../support/seed.ts';
import { hostileIncident, hostileText } from './hostile.ts';

/** A tree without places, and without what a parser sets to nothing where a maker leaves it out; neighbouring texts as one. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return joinedTexts(node.map(bare));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => key !== 'position' && key !== 'spread' && key !== 'data' && value !== null && value !== undefined)
      .map(([key, value]) => [key, bare(value)]),
  );
}

function joinedTexts(nodes: unknown[]): unknown[] {
  const result: unknown[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (isText(node) && isText(last)) result[result.length - 1] = { type: 'text', value: last.value + node.value };
    else result.push(node);
  }
  return result;
}

function isText(node: unknown): node is { type: 'text'; value: string } {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'text';
}

function readBack(tree: readonly RootContent[]) {
  return bare(readMarkdown(writeMarkdown(tree)).children);
}

function all(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(all) : [])];
}

const options = { seed, numRuns: isLongPart ? 100 : 12 };

describe(`seed ${seed} @fault-33 @repeats`, () => {
  test('typed text in a line, a cell, a heading and in paragraphs @repeats', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const tree: RootContent[] = [
          ...typedBlocks(one),
          { type: 'heading', depth: 2, children: typedInline(other) },
          { type: 'blockquote', children: [paragraph({ type: 'text', value: 'x' })] },
          table(['A', 'B'], [[typedInline(one), typedInline(other)]]),
          ...typedBlocks(other),
        ];
        expect(readBack(tree)).toEqual(bare(settled(tree).children));
        expect(wordsOf(typedInline(one))).toBe(oneLine(one));
      }),
      { seed, numRuns: rounds(1000) },
    );
  });

  test.each(Object.entries(shapes))('the shape %s', (_, shape) => {
    fc.assert(
      fc.property(hostileIncident, (state) => {
        const tree = shaped(documentOf(state), shape);
        expect(readBack(tree)).toEqual(bare(settled(tree).children));
      }),
      options,
    );
  });

  test('no HTML, no image, no footnote, no link but to an open address', () => {
    fc.assert(
      fc.property(hostileIncident, fc.constantFrom(...Object.values(shapes)), (state, shape) => {
        for (const node of all(readMarkdown(writeMarkdown(shaped(documentOf(state), shape))))) {
          expect([
            'html',
            'image',
            'imageReference',
            'linkReference',
            'definition',
            'footnoteReference',
            'footnoteDefinition',
          ]).not.toContain(node.type);
          if (node.type === 'link') expect(node.url).toMatch(openAddress);
        }
      }),
      options,
    );
  });

  test("values in a team's template make no HTML, image or link", () => {
    const template =
      '# {{title}}\n\nx {{services}} y\n\n| {{title}} |\n| --- |\n| {{people}} |\n\n```\n{{title}}\n```\n\n`{{title}}` [a](https://a.example/{{title}} "{{title}}")\n\n<p>{{title}}</p>\n\n- {{summary}}\n\n{{title}}\n\n{{timeline}}\n';
    fc.assert(
      fc.property(hostileIncident, (state) => {
        const { markdown, problems } = fillTemplate(template, documentOf(state));
        expect(problems).toEqual([]);
        const nodes = all(readMarkdown(markdown));
        const html = nodes.filter((node) => node.type === 'html');
        expect(html).toHaveLength(1);
        expect(html[0]?.value).toMatch(/^<p>[^<>]*<\/p>$/);
        expect(nodes.filter(({ type }) => type === 'image' || type === 'definition')).toEqual([]);
        for (const node of nodes) if (node.type === 'link') expect(node.url).toMatch(openAddress);
      }),
      options,
    );
  });
});
