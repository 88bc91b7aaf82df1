/** How strongly a text claims to be TraceQL. */
import type { Claim } from '../../language.ts';
import { acceptedTree, nodeNames } from '../../lezer/claim.ts';
import type { Grammar } from '../../lezer/grammar.ts';

/** `{ .a }` alone is also a path of kubectl's; a comparison or a pipeline is clear. */
export function claimTraceql(grammar: Grammar, text: string): Claim {
  if (!text.includes('{')) return 'none';
  const tree = acceptedTree(grammar, text);
  if (tree === null) return 'none';
  const seen = nodeNames(tree);
  const field = seen.has('Attribute') || seen.has('Intrinsic') || seen.has('ScopedIntrinsic');
  const isQuery = (field && seen.has('FieldBinary')) || (seen.has('SpansetFilter') && (seen.has('Metrics') || seen.has('Aggregate')));
  return isQuery ? 'clear' : 'none';
}
