/** Markdown as it is shown: a tree of HTML elements, never a text of HTML. */
import type { Element, Root } from 'hast';
import type { Html, Image } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { promptsOf } from './prompts.ts';
import { readMarkdown } from './read.ts';

export interface Rendered {
  /** What asks for something to be written has `dataPrompt` with its number, from 0. */
  readonly tree: Root;
  /** Where in the Markdown something is still to be written. */
  readonly prompts: readonly { readonly from: number; readonly to: number }[];
}

/** Shows a Markdown text (GFM). HTML in it is shown as it is written, comments are left out; images are named and not loaded. */
export function rendered(markdown: string): Rendered {
  const tree = readMarkdown(markdown);
  const prompts = promptsOf(tree);
  for (const [number, { block }] of prompts.entries()) block.data = { ...block.data, hProperties: { dataPrompt: number } };
  const shown = toHast(tree, { handlers: { html: (_, node: Html) => writtenHtml(node), image: (_, node: Image) => named(node) } });
  return {
    tree: shown.type === 'root' ? shown : { type: 'root', children: [] },
    prompts: prompts.map(({ from, to }) => ({ from, to })),
  };
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
