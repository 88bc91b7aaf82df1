/** Finds in a postmortem what people still have to write. */
import type { Blockquote, ListItem, Nodes, Root } from 'mdast';
import { toString as wordsIn } from 'mdast-util-to-string';
import { promptWords } from '../parts/part.ts';

/** The blocks of a tree that ask for something, in order. */
export function promptsOf(tree: Root): readonly (Blockquote | ListItem)[] {
  const found: (Blockquote | ListItem)[] = [];
  const walk = (node: Nodes) => {
    if ((node.type === 'blockquote' || node.type === 'listItem') && asks(node)) found.push(node);
    else if ('children' in node) node.children.forEach(walk);
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

const promptLine = new RegExp(`^[ \\t>-]*(?:\\*\\*${promptWords}\\*\\*|\\*\\*[^*\\n]+:\\*\\* ${promptWords.toLowerCase()}).*$`, 'gm');

/** The same in a text that somebody is editing, without parsing it: where the lines stand that ask for something. */
export function promptsIn(markdown: string): readonly { readonly from: number; readonly to: number }[] {
  return [...markdown.matchAll(promptLine)].map(({ index, 0: line }) => ({ from: index, to: index + line.length }));
}
