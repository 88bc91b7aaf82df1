/** What a language with a Lezer grammar needs to claim texts: whether its grammar takes them, and what is in their trees. */
import type { Tree } from '@lezer/common';
import { type Grammar, readQuery } from './grammar.ts';

/** Whether the grammar takes the whole text. */
export function grammarAccepts(grammar: Grammar, text: string): boolean {
  const reading = readQuery(grammar, text);
  return reading.tree !== null && reading.quoted.every((range) => range.closed);
}

/** The tree of a text that the grammar takes as a whole, or null. */
export function acceptedTree(grammar: Grammar, text: string): Tree | null {
  return grammarAccepts(grammar, text) ? readQuery(grammar, text).tree : null;
}

/** The names of all nodes of a tree. */
export function nodeNames(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  tree.iterate({
    enter(node) {
      names.add(node.name);
    },
  });
  return names;
}
