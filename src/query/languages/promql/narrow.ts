/** The expression of an alert → a query about one of the things it fires for: `namespace="${namespace}"` in its selectors. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

export interface Narrowed {
  query: string;
  /** Labels that stand in it as variables now. */
  labels: string[];
}

/**
 * Puts the labels into every selector, where that cannot change what the rest of the expression means: each aggregation keeps the
 * label, each `on` names it and no `ignoring` or `group_…` does. A matcher that takes any value is replaced; one with a value stays.
 * An expression that does not parse is answered as it is.
 */
export function narrow(expression: string, labels: readonly string[]): Narrowed {
  const nodes: SyntaxNode[] = [];
  parser.parse(expression).iterate({ enter: ({ node }) => void nodes.push(node) });
  const textOf = ({ from, to }: SyntaxNode) => expression.slice(from, to);
  if (nodes.some(({ type }) => type.isError)) return { query: expression, labels: [] };
  const safe = labels.filter((label) => nodes.every((node) => keeps(node, label, textOf)));
  const edits: { from: number; to: number; text: string }[] = [];
  const used = new Set<string>();
  for (const selector of nodes.filter(({ name }) => name === 'VectorSelector')) {
    const braces = selector.getChild('LabelMatchers');
    const matchers = braces?.getChildren('UnquotedLabelMatcher') ?? [];
    const missing: string[] = [];
    for (const label of safe) {
      const own = matchers.find((matcher) => matcher.firstChild !== null && textOf(matcher.firstChild) === label);
      if (own === undefined) missing.push(label);
      else if (/=~\s*["'`]\.[*+]["'`]$/.test(textOf(own))) edits.push({ from: own.from, to: own.to, text: matcherOf(label) });
      if (own === undefined || edits.some(({ from }) => from === own.from)) used.add(label);
    }
    const added = missing.map(matcherOf).join(', ');
    if (added === '') continue;
    if (braces === null) edits.push({ from: selector.to, to: selector.to, text: `{${added}}` });
    else
      edits.push({
        from: braces.from + 1,
        to: braces.from + 1,
        text: matchers.length > 0 || braces.getChild('QuotedLabelName') !== null ? `${added}, ` : added,
      });
  }
  const query = edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), expression);
  return { query, labels: safe.filter((label) => used.has(label)) };
}

function matcherOf(label: string): string {
  return `${label}="\${${label}}"`;
}

/** Whether a label passes through this part of an expression. */
function keeps(node: SyntaxNode, label: string, textOf: (node: SyntaxNode) => string): boolean {
  const named = (list: SyntaxNode | null | undefined) => (list?.getChildren('LabelName') ?? []).some((name) => textOf(name) === label);
  switch (node.name) {
    case 'AggregateExpr': {
      const modifier = node.getChild('AggregateModifier');
      if (modifier === null) return false;
      return named(modifier.getChild('GroupingLabels')) === (modifier.getChild('By') !== null);
    }
    case 'MatchingModifierClause': {
      const [labels, ...brought] = node.getChildren('GroupingLabels');
      return named(labels) === (node.getChild('On') !== null) && !brought.some(named);
    }
    case 'FunctionIdentifier':
      return !/^(?:absent|absent_over_time|scalar|vector|label_replace|label_join|info)$/i.test(textOf(node));
    default:
      return true;
  }
}
