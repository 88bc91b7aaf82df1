/** Markdown as it is shown: a tree of HTML elements, never a text of HTML. */
import type { Element, Root as Shown } from 'hast';
import type { Html, Image, Nodes, Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { promptsOf } from './prompts.ts';
import { readMarkdown } from './read.ts';
import { settled } from './write.ts';

export interface Rendered {
  /** What asks for something to be written has `dataPrompt` with its number, from 0. */
  readonly tree: Shown;
  readonly prompts: number;
  /** How many rows of long tables were left out. */
  readonly leftOut: number;
}

/**
 * Shows a Markdown text (GFM), or the blocks that one was written from, which is the same without the time of parsing. HTML in it is shown
 * as it is written, comments are left out; images are named and not loaded.
 *
 * @param rows the most rows of a table that are shown
 */
export function rendered(what: string | readonly RootContent[], rows = Number.POSITIVE_INFINITY): Rendered {
  const tree = typeof what === 'string' ? readMarkdown(what) : settled(what);
  const prompts = promptsOf(tree);
  for (const [number, block] of prompts.entries()) block.data = { ...block.data, hProperties: { dataPrompt: number } };
  const leftOut = shorten(tree, rows);
  const shown = toHast(tree, { handlers: { html: (_, node: Html) => writtenHtml(node), image: (_, node: Image) => named(node) } });
  return { tree: shown.type === 'root' ? shown : { type: 'root', children: [] }, prompts: prompts.length, leftOut };
}

/** Takes the rows off tables that go beyond so many; answers how many they were. */
function shorten(node: Nodes | Root, rows: number): number {
  if (node.type === 'table') return node.children.splice(rows + 1).length;
  return 'children' in node ? node.children.reduce((sum, child) => sum + shorten(child, rows), 0) : 0;
}

function writtenHtml({ value }: Html): Element | undefined {
  return /^\s*<!--[\s\S]*-->\s*$/.test(value) ? undefined : code(value);
}

function named({ alt, url }: Image): Element {
  return code(alt ? `${alt}: ${url}` : url);
}

function code(value: string): Element {
  return { type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value }] };
}
