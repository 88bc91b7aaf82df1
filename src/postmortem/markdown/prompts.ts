/** Finds in a postmortem what people still have to write. */
import type { Blockquote, ListItem, Nodes, Root } from 'mdast';
import { toString as wordsIn } from 'mdast-util-to-string';
import { promptWords } from '../parts/part.ts';

/** A block that asks for something, and where it stands in the text. */
export interface Prompt {
  readonly block: Blockquote | ListItem;
  /** Offsets in the Markdown. */
  readonly from: number;
  readonly to: number;
}

/** The prompts of a tree that was parsed, in order. */
export function promptsOf(tree: Root): readonly Prompt[] {
  const found: Prompt[] = [];
  const walk = (node: Nodes) => {
    if ((node.type === 'blockquote' || node.type === 'listItem') && asks(node)) {
      found.push({ block: node, from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 });
    } else if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
  return found;
}

/** `> **To write:** …`, or a labelled fact that says `to write: …`. What people typed is no markup, so it cannot look like either. */
function asks({ children: [block] }: Blockquote | ListItem): boolean {
  if (block?.type !== 'paragraph') return false;
  const [label, value] = block.children;
  if (label?.type !== 'strong') return false;
  const words = wordsIn(label);
  return (
    words === promptWords || (words.endsWith(':') && value?.type === 'text' && value.value.startsWith(` ${promptWords.toLowerCase()}`))
  );
}
