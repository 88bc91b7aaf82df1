/** Task lists of a text in which nothing is to be done: each box is a character before its words. */
import type { Nodes, Root } from 'mdast';

/** Changes the tree. */
export function showBoxes(tree: Root): void {
  const visit = (node: Nodes): void => {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      const box = { type: 'text', value: node.checked ? '☑ ' : '☐ ' } as const;
      const [first] = node.children;
      if (first?.type === 'paragraph') first.children.unshift(box);
      else node.children.unshift({ type: 'paragraph', children: [box] });
      node.checked = null;
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
}
