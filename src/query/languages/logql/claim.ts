/** How strongly a text claims to be LogQL. */
import type { Claim } from '../../language.ts';
import { acceptedTree, nodeNames } from '../../lezer/claim.ts';
import type { Grammar } from '../../lezer/grammar.ts';

/** A matcher in a stream selector is clear. */
export function claimLogql(grammar: Grammar, text: string): Claim {
  if (!text.includes('{')) return 'none';
  const tree = acceptedTree(grammar, text);
  return tree !== null && nodeNames(tree).has('Matcher') ? 'clear' : 'none';
}
