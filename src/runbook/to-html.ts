/** mdast → HTML. The author's own HTML passes through the sanitiser, always; slots and marks are ours and come after it. */

import type { Element, ElementContent, Root as HastRoot, Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import { toHtml as stringify } from 'hast-util-to-html';
import type { BlockContent, ListItem, RootContent, ThematicBreak } from 'mdast';
import { defaultHandlers, type State, toHast } from 'mdast-util-to-hast';
import { fileStart } from '../problem/problem.ts';
import { markOwn, resolveAuthorHtml } from './author-html.ts';
import { linkWideImages } from './image.ts';
import { sanitiseSchema } from './raw-html.ts';
import type { Work } from './work.ts';

/**
 * HTML of each section's transformed nodes. The tree is converted once, as link definitions and footnotes belong to the whole document;
 * footnotes stand at the end of the last section.
 */
export function toHtml(sections: readonly RootContent[][], shared: RootContent[], work: Work): string[] {
  // The library looks through the whole tree for definitions first, which costs as much as converting it. They are all in
  // `shared`, so it is given a leaf for each section, and its content when the leaf's turn comes.
  let next = 0;
  const section = (state: State): Element => {
    const children = (sections[next++] ?? []) as BlockContent[];
    return { type: 'element', tagName: 'section', properties: {}, children: state.wrap(state.all({ type: 'blockquote', children }), true) };
  };
  const leaves = new Set(sections.map((): ThematicBreak => ({ type: 'thematicBreak' })));
  const handlers = {
    listItem,
    thematicBreak: (state: State, node: ThematicBreak) => (leaves.has(node) ? section(state) : defaultHandlers.thematicBreak(state, node)),
  };
  const tree = toHast({ type: 'root', children: [...leaves, ...shared] }, { allowDangerousHtml: true, clobberPrefix: '', handlers });
  const parts = tree.type === 'root' ? tree.children.filter((child) => child.type === 'element') : [];
  const footnotes = parts.slice(sections.length);
  for (const footnote of footnotes) addAnchors(footnote, work);
  return sections.map((_, at) => {
    const children = parts[at]?.children ?? [];
    const last = at === sections.length - 1;
    return write({ type: 'root', children: last ? [...children, ...footnotes] : children }, work);
  });
}

function write(root: HastRoot, work: Work): string {
  let tree: Nodes = root;
  if (work.hasRawHtml) {
    markOwn(root, work);
    tree = raw(root);
    if (tree.type === 'root' || tree.type === 'element') resolveAuthorHtml(tree, work);
    tree = sanitize(tree, sanitiseSchema);
  }
  if (tree.type === 'root' || tree.type === 'element') work.marks.apply(tree);
  if (work.hasWideImages) linkWideImages(tree);
  return work.slots.fill(stringify(tree)).trim();
}

/** As the library's own, without its disabled checkbox: steps carry a box of ours. */
function listItem(state: State, node: ListItem): Element {
  const loose = node.spread === true;
  const children: ElementContent[] = state
    .all(node)
    .flatMap((child) => (!loose && child.type === 'element' && child.tagName === 'p' ? child.children : [child]));
  const item: Element = { type: 'element', tagName: 'li', properties: {}, children };
  state.patch(node, item);
  return state.applyData(node, item) as Element;
}

/** Footnotes are anchors too. */
function addAnchors(element: Element, work: Work): void {
  const { id } = element.properties;
  if (typeof id === 'string') work.anchors.add(id, 'footnote', { file: work.context.file, ...fileStart });
  for (const child of element.children) if (child.type === 'element') addAnchors(child, work);
}
