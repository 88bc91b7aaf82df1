/** Where a placeholder of a TraceQL query stands, by its tree. */
import type { SyntaxNode } from '@lezer/common';
import type { Slot } from '../../../fill/layer.ts';
import type { Reading } from '../../lezer/grammar.ts';
import { inRegex, nodeAt, quotesOf } from '../../lezer/slot.ts';
import type { Placeholder } from '../../placeholder.ts';
import { rangeAt } from '../../quoting.ts';
import { fieldsOf, typeOfLeaf } from './types.ts';

export function slotIn(reading: Reading, hole: Placeholder): Slot {
  const quoted = rangeAt(reading.quoted, hole.from);
  if (quoted?.kind === 'comment') return ['plain'];
  const node = nodeAt(reading, hole);
  if (node === null) return ['nowhere'];
  switch (node.name) {
    case 'String':
      return isPattern(node) ? inRegex(reading, node, hole, quotesOf(reading, node)) : quotesOf(reading, node);
    case 'Attribute':
      if (quoted !== undefined) return ['traceql-quoted-name'];
      return node.from === hole.from ? bare(reading, node, hole) : ['traceql-name'];
    case 'Integer':
      // Alone where a float fits too: `quantile_over_time(duration, ${q})`, `count() > ${n}`.
      return node.from === hole.from && node.to === hole.to ? number(node) : ['integer'];
    case 'Float':
      return ['integer'];
    case 'Duration':
      return node.from === hole.from && node.to === hole.to ? ['either-duration'] : ['integer'];
    default:
      return ['nowhere'];
  }
}

function isPattern(node: SyntaxNode): boolean {
  const operator = node.prevSibling?.name;
  return operator === 'Re' || operator === 'Nre';
}

/** `topk` and `compare` take whole numbers; only comparisons take durations. */
function number(node: SyntaxNode): Slot {
  const outer = node.parent;
  if (outer?.name === 'SecondStage' || outer?.getChild('CompareName')) return ['integer'];
  if (outer?.name === 'Metrics') return ['quantile'];
  if (outer?.name === 'Hint') return ['number'];
  // Beside a set of spans it stands for another.
  if (outer?.name !== 'Binary' || outer.getChild('SpansetFilter') !== null) return ['nowhere'];
  if (isComparison(outer)) return ['traceql-number'];
  return ['Plus', 'Minus', 'Mul', 'Div'].some((sign) => outer.getChild(sign) !== null) ? ['number'] : ['nowhere'];
}

function isComparison(node: SyntaxNode): boolean {
  return ['Eq', 'Neq', 'Gt', 'Gte', 'Lt', 'Lte'].some((sign) => node.getChild(sign) !== null);
}

/** A placeholder that is a whole operand: the other side of its comparison tells what fits. */
function bare(reading: Reading, node: SyntaxNode, hole: Placeholder): Slot {
  // The scope of a name (`${scope}.name`).
  if (node.to !== hole.to) return ['nowhere'];
  const comparison = node.parent;
  if (comparison?.name !== 'FieldBinary' || fieldsOf(comparison)[1]?.from !== node.from) return ['traceql-attribute'];
  const operator = node.prevSibling?.name;
  const other = comparison.firstChild;
  if (operator === 'Re' || operator === 'Nre') return ['regex', 'go-double', 'traceql-string'];
  if (!isComparison(comparison)) return ['traceql-number'];
  const type = other === null || other === undefined ? undefined : typeOfLeaf(reading, other);
  const masked = other !== null && other !== undefined && reading.placeholders.some((one) => one.from < other.to && other.from < one.to);
  if (masked || type === 'any') return operator === 'Eq' || operator === 'Neq' ? ['traceql-value'] : ['traceql-ordered'];
  if (type === 'string') return ['go-double', 'traceql-string'];
  if (type === 'number') return ['traceql-number'];
  if (type === 'status') return ['traceql-status'];
  return type === 'kind' ? ['traceql-kind'] : ['traceql-value'];
}
