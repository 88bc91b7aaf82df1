/** Writes Markdown with remark: what was put into a tree as text comes out escaped, and is read back as the same text. */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const processor = unified()
  // Addresses are written as `[x](x)`: `<x>` is read back from fewer of them than GFM links.
  .use(remarkStringify, { resourceLink: true, bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one' })
  // Cells are not padded: a long one would push spaces into all others, and every change would touch every row.
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze();

/** A text and the blocks that it was written from: who has both need not parse the text. */
export interface Composed {
  readonly markdown: string;
  readonly blocks: readonly RootContent[];
}

/** The Markdown of a tree. */
export function writeMarkdown(children: readonly RootContent[]): string {
  return processor.stringify(settled(children));
}

/**
 * The tree as it will be read back: neighbouring texts made one, and the addresses in them made links. GFM links plain addresses
 * (https://github.github.com/gfm/#autolinks-extension-) whatever is escaped in them, so they are links from the start.
 */
export function settled(children: readonly RootContent[]): Root {
  const root: Root = { type: 'root', children: children.map(withTextsJoined) };
  for (const link of addressLinks) link(root);
  return root;
}

const addressLinks = gfmAutolinkLiteralFromMarkdown().transforms ?? [];

/**
 * A copy of the node with neighbouring texts made one, as the writer escapes by what stands beside a character within one text; and
 * without what holds nothing, which would not be read back.
 */
function withTextsJoined<Node extends RootContent>(node: Node): Node {
  if (!('children' in node)) return node;
  const children: RootContent[] = [];
  for (const child of node.children) {
    const last = children.at(-1);
    const whole = withTextsJoined(child);
    if (whole.type === 'text' && last?.type === 'text') children[children.length - 1] = { type: 'text', value: last.value + whole.value };
    else if (!holdsNothing(whole)) children.push(whole);
  }
  return { ...node, children };
}

function holdsNothing(node: RootContent): boolean {
  if (node.type === 'text') return node.value === '';
  return (
    ['strong', 'emphasis', 'delete', 'link', 'paragraph', 'blockquote', 'list'].includes(node.type) &&
    'children' in node &&
    node.children.length === 0
  );
}

/** The words of nodes in a line, for places that take no markup. */
export function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? wordsOf(node.children) : node.type === 'break' ? ' ' : ''))
    .join('');
}
