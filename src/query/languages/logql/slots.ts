/** Where a placeholder of a LogQL query stands, by its tree. */
import type { SyntaxNode } from '@lezer/common';
import type { Slot } from '../../../fill/layer.ts';
import type { Reading } from '../../lezer/grammar.ts';
import { inRegex, nodeAt, quotesOf } from '../../lezer/slot.ts';
import type { Placeholder } from '../../placeholder.ts';
import { rangeAt } from '../../quoting.ts';
import { useOf } from './strings.ts';

export function slotIn(reading: Reading, hole: Placeholder): Slot {
  if (rangeAt(reading.quoted, hole.from)?.kind === 'comment') return ['plain'];
  const before = reading.text.slice(0, hole.from);
  const unit = /^[a-zA-Zµ]/.test(reading.text.slice(hole.to));
  // The grammar does not see every `offset`: see `conceal.ts`.
  if (/\boffset\s+-?$/i.test(before)) return unit ? ['integer'] : ['either-duration'];
  const node = nodeAt(reading, hole);
  if (node === null) return rangeFunction(reading, hole);
  const whole = node.from === hole.from && node.to === hole.to;
  switch (node.name) {
    case 'String':
      return node.from === hole.from ? ['nowhere'] : inString(reading, node, hole);
    case 'Duration':
      if (!whole) return ['integer'];
      return node.parent?.name === 'Range' ? ['duration'] : ['either-duration'];
    case 'Bytes':
      return ['integer'];
    case 'Number':
      return whole ? number(node) : ['integer'];
    case 'Identifier':
    case 'LabelName':
      // A part of a name could make it a word of the language.
      if (!whole) return node.from < hole.from ? ['integer'] : ['nowhere'];
      return isValue(node) ? ['nowhere'] : ['name'];
    default:
      return rangeFunction(reading, hole);
  }
}

/** `${function}({…}[5m])`: the mask is `rate` and blanks. */
function rangeFunction(reading: Reading, hole: Placeholder): Slot {
  const node = reading.tree?.resolveInner(hole.from, 1);
  const aggregation = node?.parent?.parent;
  const reads = node?.name === 'Rate' && aggregation?.name === 'RangeAggregationExpr' && aggregation.getChild('Grouping') === null;
  return reads && node.from === hole.from && !/\bunwrap\b/i.test(reading.text.slice(aggregation.from, aggregation.to))
    ? ['logql-range']
    : ['nowhere'];
}

/** The right side of `label_format a=${b}`, where a name and a text mean different things. */
function isValue(node: SyntaxNode): boolean {
  return node.prevSibling !== null && node.parent?.name !== 'LabelFormatMatcher' && /Filter$|^Matcher$/.test(node.parent?.name ?? '');
}

function number(node: SyntaxNode): Slot {
  const parent = node.parent;
  if (parent?.name === 'VectorAggregationExpr') return ['integer'];
  if (parent?.name === 'RangeAggregationExpr') return ['quantile'];
  const filter = parent?.parent;
  if (parent?.name !== 'LiteralExpr' || filter?.name !== 'NumberFilter' || node.prevSibling !== null) return ['number'];
  // `a = "x"` is a filter too, `a > "x"` is not.
  return filter.getChild('Eq') || filter.getChild('Neq') ? ['logql-value'] : ['logql-number'];
}

function inString(reading: Reading, node: SyntaxNode, hole: Placeholder): Slot {
  const quotes = quotesOf(reading, node);
  const before = reading.text.slice(node.from + 1, hole.from);
  switch (useOf(node)) {
    case 'text':
      return quotes;
    case 'regex':
    case 'capturing regex':
      return inRegex(reading, node, hole, quotes);
    case 'pattern':
    case 'line pattern':
      return /<\w*$/.test(before) ? ['nowhere'] : ['pattern-text', ...quotes];
    case 'template':
      return inTemplate(before, quotes);
    case 'json path':
      return inPath(before, reading.text.slice(hole.to, node.to)) ? ['json-path', ...quotes] : ['integer'];
    case 'logfmt key':
    case 'label':
      return before === '' || /^[A-Za-z_]\w*$/.test(before) ? ['template-name', ...quotes] : ['nowhere'];
    case 'ip':
      return before === '' ? ['ip', ...quotes] : ['integer'];
    case 'replacement':
      // A sign before it would make the value a part of a reference.
      return /\$\w*$/.test(before) ? ['nowhere'] : ['replacement', ...quotes];
    case null:
      return ['nowhere'];
  }
}

/** Whether a path of its own may stand there: `a.${x}`, `${x}.b`, `${x}[0]`. */
function inPath(before: string, after: string): boolean {
  return /^(?:[A-Za-z_][\w.]*\.)?$/.test(before) && /^(?:["`.]|\[|$)/.test(after);
}

/** Text of the template, or the name of a label in an action. */
function inTemplate(before: string, quotes: Slot): Slot {
  const action = before.slice(before.lastIndexOf('}}') + 1);
  const open = before.lastIndexOf('{{');
  if (open === -1 || open < before.lastIndexOf('}}')) return /\{$/.test(action) ? ['nowhere'] : ['template-text', ...quotes];
  return /(?:^|[\s({|-])\.$/.test(before.slice(open)) ? ['template-name', ...quotes] : ['nowhere'];
}
