/** How strongly a text claims a query language by its structure: what its own grammar makes of it, nothing else. */
import type { Tree } from '@lezer/common';
import { logqlGrammar } from './languages/logql/index.ts';
import { promqlGrammar } from './languages/promql/index.ts';
import { traceqlGrammar } from './languages/traceql/index.ts';
import { type Grammar, readQuery } from './lezer/grammar.ts';

/**
 * `clear`: label matchers, a range, `by (…)`, a stage, an attribute: other languages have none of these. `some`: a known function
 * or aggregation over a name, as `sum(errors)`, which a program or a sentence may hold too.
 */
export type Claim = 'none' | 'some' | 'clear';

export type GrammarId = 'promql' | 'logql' | 'traceql';

const grammars: Readonly<Record<GrammarId, Grammar>> = { promql: promqlGrammar, logql: logqlGrammar, traceql: traceqlGrammar };

export function isGrammarId(id: string): id is GrammarId {
  return Object.hasOwn(grammars, id);
}

/** Whether the language's grammar takes the whole text. */
export function accepts(id: GrammarId, text: string): boolean {
  const reading = readQuery(grammars[id], text);
  return reading.tree !== null && reading.quoted.every((range) => range.closed);
}

export interface Claimed {
  language: GrammarId;
  claim: Claim;
}

/** The language whose structure the text shows, and how clearly. */
export function strongestClaim(text: string): Claimed | null {
  // Each of the three needs a bracket to be told from prose and arithmetic; most texts are refused at their first word.
  if (!/[({[]/.test(text)) return null;
  const promql = claimPromql(text);
  if (promql.claim === 'clear' && !promql.nameless) return { language: 'promql', claim: 'clear' };
  if (text.includes('{')) {
    if (claimLogql(text)) return { language: 'logql', claim: 'clear' };
    if (claimTraceql(text)) return { language: 'traceql', claim: 'clear' };
  }
  if (promql.claim !== 'none') return { language: 'promql', claim: promql.claim };
  return claimSeveral(text);
}

/** Several PromQL queries in one block, apart by empty lines or by lines: the parser stops where the second begins. */
function claimSeveral(text: string): Claimed | null {
  const { failure } = readQuery(promqlGrammar, text);
  if (failure === null || failure === 0 || !/(?:^|\n)[ \t]*$/.test(text.slice(0, failure))) return null;
  const paragraphs = text.split(/\n[ \t]*\n/).filter((part) => part.trim() !== '');
  const parts = paragraphs.length > 1 ? paragraphs : text.split('\n').filter((line) => line.trim() !== '');
  if (parts.length > 20 || !parts.every((part) => accepts('promql', part))) return null;
  return parts.some((part) => claimPromql(part).claim === 'clear') ? { language: 'promql', claim: 'clear' } : null;
}

/** `nameless`: every selector lacks a metric name, as Loki's do (`rate({app="api"}[5m])` is valid in both). */
function claimPromql(text: string): { claim: Claim; nameless: boolean } {
  const none = { claim: 'none', nameless: false } as const;
  if (!accepts('promql', text)) return none;
  const tree = readQuery(promqlGrammar, text).tree;
  if (tree === null) return none;
  const seen = nodeNames(tree);
  if (!seen.has('VectorSelector')) return none;
  const matchers = seen.has('UnquotedLabelMatcher') || seen.has('QuotedLabelMatcher');
  if (matchers || seen.has('SubqueryExpr') || (seen.has('MatrixSelector') && /\[[^\]]*(?:\d(?:ms|[smhdwy])|\$)/.test(text))) {
    return { claim: 'clear', nameless: matchers && !/[\w:}]\s*\{|__name__|\{\s*"/.test(text) && !hasMetricName(tree) };
  }
  if (seen.has('MatchingModifierClause') || seen.has('AggregateModifier')) return { claim: 'clear', nameless: false };
  const calls = seen.has('AggregateExpr') || seen.has('FunctionCall');
  return { claim: calls ? 'some' : 'none', nameless: false };
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

function claimLogql(text: string): boolean {
  if (!accepts('logql', text)) return false;
  const tree = readQuery(logqlGrammar, text).tree;
  return tree !== null && nodeNames(tree).has('Matcher');
}

/** `{ .a }` alone is also a path of kubectl's; a comparison or a pipeline is TraceQL. */
function claimTraceql(text: string): boolean {
  if (!accepts('traceql', text)) return false;
  const tree = readQuery(traceqlGrammar, text).tree;
  if (tree === null) return false;
  const seen = nodeNames(tree);
  const field = seen.has('Attribute') || seen.has('Intrinsic') || seen.has('ScopedIntrinsic');
  return (field && seen.has('FieldBinary')) || (seen.has('SpansetFilter') && (seen.has('Metrics') || seen.has('Aggregate')));
}

function nodeNames(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  tree.iterate({
    enter(node) {
      names.add(node.name);
    },
  });
  return names;
}
