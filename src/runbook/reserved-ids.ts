/** Ids that a page must keep for what they name: steps are remembered by theirs, and authors link to those they wrote. */
import type { ListItem, Nodes, Root } from 'mdast';
import type { Anchor, AnchorKind } from './anchors.ts';
import { isAppId } from './app-ids.ts';
import { takeHeadingId } from './heading-id.ts';
import { plainText } from './plain-text.ts';
import { authoredStepId, derivedStepId } from './step.ts';
import type { Work } from './work.ts';

export type ReservedIds = ReadonlyMap<string, Anchor>;

/** Of steps, of headings that have an id of their own, and of footnotes. */
export function reservedIds(tree: Root, work: Work): ReservedIds {
  const ids = new Map<string, Anchor>();
  const add = (id: string, kind: AnchorKind, node: Nodes) => {
    if (!ids.has(id)) ids.set(id, { kind, place: work.writtenAt(work.range(node)) });
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'heading') {
      const { id } = takeHeadingId(node.children);
      if (id !== undefined && !isAppId(id)) add(id, 'custom', node);
    } else if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      add(stepIdOf(node), 'step', node);
    } else if (node.type === 'footnoteDefinition') {
      add('footnote-label', 'footnote', node);
      for (const prefix of ['fn', 'fnref']) add(`${prefix}-${node.identifier.toLowerCase()}`, 'footnote', node);
    }
    if ('children' in node) for (const child of node.children) work.within(work.writtenIn.get(child), () => walk(child));
  };
  walk(tree);
  return ids;
}

/** The id of a step, before it is made unique. */
function stepIdOf(item: ListItem): string {
  const [first] = item.children;
  const inline = first?.type === 'paragraph' ? first.children : [];
  const authored = inline
    .filter((child) => child.type === 'html' || child.type === 'mdxTextExpression')
    .map(({ value }) => authoredStepId(value))
    .find((id) => id !== undefined);
  return authored ?? derivedStepId(plainText(inline).replace(/\s+/g, ' ').trim());
}
