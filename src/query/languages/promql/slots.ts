/** Where placeholders stand in a PromQL query: what its own tree says of each place. */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Layer, Slot } from '../../../fill/layer.ts';
import { promqlWords } from '../../../fill/promql.ts';
import type { Diagnosis } from '../../language.ts';
import { type Grammar, type Reading, readQuery } from '../../lezer/grammar.ts';
import type { Placeholder } from '../../placeholder.ts';
import { rangeAt } from '../../quoting.ts';
import { childrenOf, expressionsIn } from './check.ts';
import { isReplacementText, regexPlace, stringParts } from './text.ts';

/** What a query is asked with in place of a placeholder, to tell which types may stand there. */
type Diagnose = (text: string) => Diagnosis[];

interface Query {
  text: string;
  /** The tree was read from this: placeholders outside strings are masked, offsets are the same. */
  read: string;
  tree: Tree;
  diagnose: Diagnose;
}

export function promqlSlots(grammar: Grammar, text: string, placeholders: readonly Placeholder[], diagnose: Diagnose): Slot[] {
  const reading = readQuery(grammar, text);
  const slots = placeholders.map((hole): Slot => (hole.kind === 'grafana' ? ['nowhere'] : slotOf(reading, hole, diagnose)));
  return agree(text, placeholders, slots, diagnose);
}

/** What stands for any value of the slot when its type is asked for; a slot that is not here has no type of its own. */
const samples: Readonly<Record<string, string>> = {
  'promql-selector': 'x',
  'promql-number': '1',
  'promql-quoted': '"x"',
  'promql-aggregation': 'sum',
  'promql-range-function': 'rate',
};

/**
 * Each place was looked at alone; together they must be right as well. In `${metric} > ${limit}` one may be a number, two
 * may not: then the first is to be a selector.
 */
function agree(text: string, holes: readonly Placeholder[], slots: readonly Slot[], diagnose: Diagnose): Slot[] {
  const isRight = (chosen: readonly Slot[], operandAs: string) => {
    const filled = holes.reduceRight((query, { from, to }, at) => {
      const layer = chosen[at]?.[0] ?? '';
      const sample = layer === 'promql-operand' ? operandAs : samples[layer];
      return sample === undefined ? query : query.slice(0, from) + sample + query.slice(to);
    }, text);
    return diagnose(filled).length === 0;
  };
  const agreed = [...slots];
  if (agreed.filter(([layer = '']) => layer === 'promql-operand' || Object.hasOwn(samples, layer)).length < 2) return agreed;
  if (!isRight(agreed, 'x')) return agreed.map((slot) => (slot[0]?.startsWith('promql-') ? ['nowhere'] : slot));
  while (!isRight(agreed, '1')) agreed[agreed.findIndex(([layer]) => layer === 'promql-operand')] = ['promql-selector'];
  return agreed;
}

function slotOf(reading: Reading, hole: Placeholder, diagnose: Diagnose): Slot {
  const quoted = rangeAt(reading.quoted, hole.from);
  if (quoted?.kind === 'comment') return ['promql-comment'];
  // Of a query that is wrong it cannot be told where it would be right.
  if (reading.tree === null || reading.failure !== null) return ['plain'];
  const query: Query = { text: reading.text, read: reading.read, tree: reading.tree, diagnose };
  const node = reading.tree.resolveInner(hole.from, 1);
  if (quoted !== undefined) return node.name === 'StringLiteral' && hole.to < node.to ? inString(query, node, hole) : ['nowhere'];
  // Two placeholders in one word: neither can be looked at alone.
  const others = reading.placeholders.filter((other) => other.from !== hole.from && node.from < other.to && other.from < node.to);
  return others.length > 0 && /^(?:Identifier|LabelName|Number|StringLiteral)/.test(node.name) ? ['nowhere'] : outside(query, node, hole);
}

function outside(query: Query, node: SyntaxNode, hole: Placeholder): Slot {
  const whole = node.from === hole.from && node.to === hole.to;
  switch (node.name) {
    case 'Identifier':
      return whole ? operand(query, node, hole) : partOfName(query, node, hole, true);
    case 'LabelName':
      if (!whole) return partOfName(query, node, hole, false);
      return [node.parent?.name === 'GroupingLabels' ? 'promql-label' : 'promql-matcher-label'];
    case 'StringLiteral':
      if (!whole) return ['nowhere'];
      if (node.parent?.name === 'QuotedLabelName')
        return node.parent.parent?.name === 'LabelMatchers' && isOnlyMatcher(node) ? ['promql-matchers'] : ['nowhere'];
      return allowed(query, hole, '"x"') ? withRole(query, node, 'x', '', ['promql-quoted']) : ['nowhere'];
    case 'NumberDurationLiteral':
      if (whole && node.parent?.name === 'StepInvariantExpr') return ['promql-timestamp'];
      if (whole) return allowed(query, hole, '1') ? ['promql-number'] : ['nowhere'];
      return /^\d+\.$/.test(query.read.slice(node.from, hole.from)) && node.to === hole.to ? ['promql-digits'] : ['nowhere'];
    case 'NumberDurationLiteralInDurationContext':
      return inDuration(query, node, hole);
    default:
      return called(query, hole);
  }
}

/** All of an operand, unless braces follow. */
function operand(query: Query, node: SyntaxNode, hole: Placeholder): Slot {
  if (node.nextSibling?.name === 'LabelMatchers') return ['promql-metric'];
  const selector = allowed(query, hole, 'x');
  const number = allowed(query, hole, '1');
  if (selector) return [number ? 'promql-operand' : 'promql-selector'];
  if (number) return ['promql-number'];
  return allowed(query, hole, '"x"') ? withRole(query, node, 'x', '', ['promql-quoted']) : ['nowhere'];
}

/** Whether nothing is wrong with the query when that stands there. */
function allowed({ text, diagnose }: Query, hole: Placeholder, instead: string): boolean {
  return diagnose(text.slice(0, hole.from) + instead + text.slice(hole.to)).length === 0;
}

/** A word that could become one of the language's own is none to put a value in. */
function partOfName(query: Query, node: SyntaxNode, hole: Placeholder, isMetric: boolean): Slot {
  const before = query.read.slice(node.from, hole.from).toLowerCase();
  const after = query.read.slice(hole.to, node.to).toLowerCase();
  const could = [...promqlWords].some(
    (word) => word.length > before.length + after.length && word.startsWith(before) && word.endsWith(after),
  );
  if (could) return ['nowhere'];
  if (before === '') return [isMetric ? 'promql-metric-start' : 'promql-start'];
  return [isMetric ? 'promql-metric-part' : 'promql-part'];
}

function isOnlyMatcher(literal: SyntaxNode): boolean {
  const selector = literal.parent?.parent;
  return selector !== null && selector !== undefined && childrenOf(selector).length === 1 && selector.prevSibling === null;
}

function inDuration(query: Query, node: SyntaxNode, hole: Placeholder): Slot {
  if (node.from === hole.from && node.to === hole.to) return ['promql-duration'];
  // Between units: `1h${minutes}m`; the hole must be all of one count.
  const before = query.read.slice(node.from, hole.from);
  const unit = /^(?:ms|[smhdwy])/.exec(query.read.slice(hole.to, node.to))?.[0];
  if (unit === undefined || (before !== '' && !/[smhdwy]$/.test(before))) return ['nowhere'];
  if (unit === 'y') return ['nowhere'];
  return [unit === 'w' ? 'promql-weeks' : 'promql-count'];
}

/** The name of an aggregation or of a function of a range; of other functions there is no list that is right for all. */
function called(query: Query, hole: Placeholder): Slot {
  if (!/^\s*(?:\(|(?:by|without)\b)/i.test(query.text.slice(hole.to)) || /[\w:]$/.test(query.text.slice(0, hole.from))) return ['nowhere'];
  if (allowed(query, hole, 'sum')) return ['promql-aggregation'];
  return allowed(query, hole, 'rate') ? ['promql-range-function'] : ['nowhere'];
}

const quoteLayers: Readonly<Record<string, Layer>> = { '"': 'go-double', "'": 'go-single', '`': 'go-raw' };

function inString(query: Query, node: SyntaxNode, hole: Placeholder): Slot {
  const written = query.read.slice(node.from, node.to);
  const layer = quoteLayers[written[0] ?? ''];
  const parts = layer === undefined ? null : stringParts(written, hole.from - node.from, hole.to - node.from);
  return layer === undefined || parts === null ? ['nowhere'] : withRole(query, node, parts.before, parts.after, [layer], hole);
}

/** What the string is read as: a regular expression, the replacement of `label_replace`, or text. */
function withRole(query: Query, node: SyntaxNode, before: string, after: string, outer: Layer[], hole?: Placeholder): Slot {
  const quoted = hole !== undefined;
  const role = roleOf(query, node);
  if (role === 'text') return outer;
  if (role === 'label') return ['promql-label-text', ...outer];
  if (role === 'replacement') return isReplacement(query, node, quoted ? before : '', hole) ? ['replacement', ...outer] : ['nowhere'];
  const place = regexPlace(quoted ? before : '', quoted ? after : '');
  return place === null ? ['nowhere'] : [place, ...outer];
}

type Role = 'text' | 'label' | 'regex' | 'replacement';

function roleOf(query: Query, node: SyntaxNode): Role {
  const operator = node.prevSibling;
  if (operator?.name === 'MatchOp') return /~$/.test(query.read.slice(operator.from, operator.to)) ? 'regex' : 'text';
  if (node.parent?.parent?.name === 'QuotedLabelMatcher') return 'label';
  const at = argumentsOf(node)?.findIndex((argument) => argument.from <= node.from && node.to <= argument.to);
  if (at === undefined || functionOf(query, node) !== 'label_replace') return 'text';
  return at === 4 ? 'regex' : at === 2 ? 'replacement' : 'text';
}

/** `$host` of a replacement is a group of the regular expression when that has one of this name: then nobody fills it in. */
function isReplacement(query: Query, node: SyntaxNode, before: string, hole: Placeholder | undefined): boolean {
  const regex = argumentsOf(node)?.[4];
  const groups = regex === undefined ? '' : query.text.slice(regex.from, regex.to);
  return isReplacementText(before) && (hole === undefined || !new RegExp(String.raw`\(\?P?<${hole.name}>`).test(groups));
}

/** The arguments that the string is one of, alone or in parentheses. */
function argumentsOf(node: SyntaxNode): SyntaxNode[] | null {
  const body = bodyOf(node);
  return body === null ? null : expressionsIn(body);
}

function functionOf(query: Query, node: SyntaxNode): string {
  const named = bodyOf(node)?.parent?.getChild('FunctionIdentifier');
  return named === null || named === undefined ? '' : query.read.slice(named.from, named.to);
}

function bodyOf(node: SyntaxNode): SyntaxNode | null {
  let parent = node.parent;
  while (parent?.name === 'ParenExpr') parent = parent.parent;
  return parent?.name === 'FunctionCallBody' ? parent : null;
}
