/** Writes and reads Markdown with remark: what was put into a tree as text comes out escaped, and is read back as the same text. */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one' })
  // Cells are not padded: a long one would push spaces into all others, and every change would touch every row.
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze();

/** The Markdown of a tree. */
export function writeMarkdown(children: readonly RootContent[]): string {
  return processor.stringify({ type: 'root', children: children.map(settled) });
}

/** The tree of a Markdown text. */
export function readMarkdown(markdown: string): Root {
  return processor.parse(markdown);
}

/** The node with neighbouring texts made one: the writer escapes by what stands beside a character within one text. */
function settled<Node extends RootContent>(node: Node): Node {
  if (!('children' in node)) return node;
  const children: RootContent[] = [];
  for (const child of node.children) {
    const last = children.at(-1);
    if (child.type === 'text' && last?.type === 'text') children[children.length - 1] = { type: 'text', value: last.value + child.value };
    else children.push(settled(child));
  }
  return { ...node, children };
}

/** The words of nodes in a line, for places that take no markup. */
export function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? wordsOf(node.children) : node.type === 'break' ? ' ' : ''))
    .join('');
}
