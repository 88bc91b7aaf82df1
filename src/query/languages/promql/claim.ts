/** How strongly a text claims to be PromQL. */
import type { Tree } from '@lezer/common';
import type { Claim } from '../../language.ts';
import { acceptedTree, grammarAccepts, nodeNames } from '../../lezer/claim.ts';
import { type Grammar, readQuery } from '../../lezer/grammar.ts';

/** A label matcher, a range or `by (…)` is clear; a known function or aggregation over a name, as `sum(errors)`, is some claim. */
export function claimPromql(grammar: Grammar, text: string): Claim {
  // Prose, arithmetic and most commands are refused before any parser is asked.
  if (!/[({[]/.test(text)) return 'none';
  const claim = claimOne(grammar, text);
  return claim === 'none' ? claimSeveral(grammar, text) : claim;
}

function claimOne(grammar: Grammar, text: string): Claim {
  const tree = acceptedTree(grammar, text);
  if (tree === null) return 'none';
  const seen = nodeNames(tree);
  if (!seen.has('VectorSelector')) return 'none';
  const matchers = seen.has('UnquotedLabelMatcher') || seen.has('QuotedLabelMatcher');
  if (matchers || seen.has('SubqueryExpr') || (seen.has('MatrixSelector') && /\[[^\]]*(?:\d(?:ms|[smhdwy])|\$)/.test(text))) {
    // Without a metric name in any selector it may be Loki's: `rate({app="api"}[5m])` is valid in both.
    return matchers && !/[\w:}]\s*\{|__name__|\{\s*"/.test(text) && !hasMetricName(tree) ? 'shared' : 'clear';
  }
  if (seen.has('MatchingModifierClause') || seen.has('AggregateModifier')) return 'clear';
  return seen.has('AggregateExpr') || seen.has('FunctionCall') ? 'some' : 'none';
}

/** Several queries in one block, apart by empty lines or by lines: the parser stops where the second begins. */
function claimSeveral(grammar: Grammar, text: string): Claim {
  const { failure } = readQuery(grammar, text);
  if (failure === null || failure === 0 || !/(?:^|\n)[ \t]*$/.test(text.slice(0, failure))) return 'none';
  const paragraphs = text.split(/\n[ \t]*\n/).filter((part) => part.trim() !== '');
  const parts = paragraphs.length > 1 ? paragraphs : text.split('\n').filter((line) => line.trim() !== '');
  if (parts.length > 20 || !parts.every((part) => grammarAccepts(grammar, part))) return 'none';
  const found = parts.map((part) => claimOne(grammar, part));
  return found.includes('clear') || found.includes('shared') ? 'shared' : 'none';
}

function hasMetricName(tree: Tree): boolean {
  let found = false;
  tree.iterate({
    enter(node) {
      if (node.name === 'VectorSelector' && node.node.firstChild?.name === 'Identifier') found = true;
    },
  });
  return found;
}
