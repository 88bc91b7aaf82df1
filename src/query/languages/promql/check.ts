/** What the checks of a PromQL tree share: the operations of a query, the placeholders in it, and telling of faults. */
import type { SyntaxNode } from '@lezer/common';
import type { Diagnosis } from '../../language.ts';

export interface Span {
  from: number;
  to: number;
}

/** An expression and its operands. */
export interface Item extends Span {
  name: string;
  node: SyntaxNode;
  inner: readonly Item[];
}

export interface Check {
  text: string;
  /** Placeholders, which may stand for anything. */
  holes: readonly Span[];
  found: Diagnosis[];
}

const expressions: ReadonlySet<string> = new Set(
  (
    'AggregateExpr BinaryExpr FunctionCall MatrixSelector NumberDurationLiteral OffsetExpr AnchoredExpr SmoothedExpr ParenExpr ' +
    'StringLiteral SubqueryExpr UnaryExpr VectorSelector StepInvariantExpr'
  ).split(' '),
);

const suffixed: ReadonlySet<string> = new Set(
  'MatrixSelector SubqueryExpr OffsetExpr StepInvariantExpr AnchoredExpr SmoothedExpr'.split(' '),
);

/**
 * The Lezer grammar hangs what follows an operand (`[5m]`, `offset 5m`, `@ 5`) on the whole operation before it:
 * Prometheus gives it to the last operand alone, and so does this.
 */
export function itemOf(node: SyntaxNode): Item {
  const body = node.getChild('FunctionCallBody') ?? node;
  const item: Item = { name: node.name, from: node.from, to: node.to, node, inner: expressionsIn(body).map(itemOf) };
  const only = item.inner[0];
  return only !== undefined && suffixed.has(node.name) ? hang(item, only) : item;
}

function hang(suffix: Item, on: Item): Item {
  const last = on.inner.at(-1);
  if (last === undefined || (on.name !== 'BinaryExpr' && on.name !== 'UnaryExpr')) return { ...suffix, from: on.from, inner: [on] };
  return { ...on, to: suffix.to, inner: [...on.inner.slice(0, -1), hang(suffix, last)] };
}

export function report(check: Check, at: Span, message: string, expected: string): void {
  check.found.push({ from: at.from, to: at.to, message, expected });
}

/** Whether a placeholder stands in it. */
export function isMasked(check: Check, node: Span): boolean {
  return check.holes.some((hole) => hole.from < node.to && node.from < hole.to);
}

/** Whether it is a placeholder and nothing else, which may bring several arguments. */
export function isWhole(check: Check, node: Span): boolean {
  return check.holes.some((hole) => hole.from <= node.from && node.to <= hole.to);
}

export function source(check: Check, node: Span): string {
  return check.text.slice(node.from, node.to);
}

/** The source in one short line. */
export function line(check: Check, node: Span): string {
  const flat = source(check, node).replace(/\s+/g, ' ').replaceAll('`', "'");
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
}

/** The name of a label, with or without quotes. */
export function labelName(check: Check, node: Span): string {
  return source(check, node).replace(/^(["'`])([\s\S]*)\1$/, '$2');
}

export function kindOf(node: Item): string {
  const kinds: Readonly<Record<string, string>> = {
    AggregateExpr: 'an aggregation',
    BinaryExpr: 'an operation',
    FunctionCall: 'a function call',
    MatrixSelector: 'a range vector',
    NumberDurationLiteral: 'a number',
    ParenExpr: 'parentheses',
    StringLiteral: 'a string',
    SubqueryExpr: 'a subquery',
    UnaryExpr: 'a sign',
    VectorSelector: 'a selector',
  };
  return kinds[node.name] ?? 'an expression';
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child);
  }
  return children;
}

export function expressionsIn(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => expressions.has(child.name));
}
