/**
 * What is wrong with a PromQL query that its grammar takes: the checks that Prometheus makes on the tree, in
 * https://github.com/prometheus/prometheus/blob/main/promql/parser/parse.go (`checkAST`) and around it. What a
 * placeholder stands for has no type that could be wrong.
 */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Diagnosis } from './language.ts';
import { type PromqlType, promqlSignatures } from './promql-functions.ts';
import { findRegexFault } from './re2.ts';
import { unescapeString } from './string-escape.ts';

/** Null where it cannot be told: a placeholder, or what was found wrong already. */
type Found = PromqlType | null;

interface Hole {
  from: number;
  to: number;
}

/** An expression and its operands. */
interface Item extends Hole {
  name: string;
  node: SyntaxNode;
  inner: readonly Item[];
}

interface Check {
  text: string;
  holes: readonly Hole[];
  found: Diagnosis[];
}

const typeNames: Readonly<Record<PromqlType, string>> = {
  scalar: 'a scalar',
  string: 'a string',
  vector: 'an instant vector',
  matrix: 'a range vector',
};

const parameters: Readonly<Record<string, PromqlType>> = {
  topk: 'scalar',
  bottomk: 'scalar',
  quantile: 'scalar',
  limitk: 'scalar',
  limit_ratio: 'scalar',
  count_values: 'string',
};

const comparisons: ReadonlySet<string> = new Set(['Eql', 'Neq', 'Lss', 'Lte', 'Gtr', 'Gte']);
const setOperators: ReadonlySet<string> = new Set(['And', 'Or', 'Unless']);
const expressions: ReadonlySet<string> = new Set([
  'AggregateExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'OffsetExpr',
  'AnchoredExpr',
  'SmoothedExpr',
  'ParenExpr',
  'StringLiteral',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
  'StepInvariantExpr',
]);

const suffixed: ReadonlySet<string> = new Set([
  'MatrixSelector',
  'SubqueryExpr',
  'OffsetExpr',
  'StepInvariantExpr',
  'AnchoredExpr',
  'SmoothedExpr',
]);

/** `text` is what the tree was read from; `holes` are the placeholders that were masked or stand in strings. */
export function checkTypes(text: string, tree: Tree, holes: readonly Hole[] = []): Diagnosis[] {
  const check: Check = { text, holes, found: [] };
  const top = expressionsIn(tree.topNode)[0];
  if (top !== undefined) typeOf(check, itemOf(top));
  return check.found.sort((one, other) => one.from - other.from || one.to - other.to);
}

/**
 * The Lezer grammar hangs what follows an operand (`[5m]`, `offset 5m`, `@ 5`) on the whole operation before it:
 * Prometheus gives it to the last operand alone, and so does this.
 */
function itemOf(node: SyntaxNode): Item {
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

function typeOf(check: Check, node: Item): Found {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return isMasked(check, node) ? null : 'scalar';
    case 'StringLiteral':
      return isMasked(check, node) ? null : 'string';
    case 'VectorSelector':
      return selector(check, node.node);
    case 'MatrixSelector':
      return range(check, node);
    case 'SubqueryExpr':
      return subquery(check, node);
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return modified(check, node);
    case 'AggregateExpr':
      return aggregation(check, node);
    case 'FunctionCall':
      return call(check, node);
    case 'BinaryExpr':
      return binary(check, node);
    case 'UnaryExpr':
      return unary(check, node);
    default: {
      const inner = node.inner[0];
      return inner === undefined ? null : typeOf(check, inner);
    }
  }
}

function selector(check: Check, node: SyntaxNode): Found {
  const name = node.getChild('Identifier');
  const braces = node.getChild('LabelMatchers');
  // What stands before the range, if the name is a placeholder, may be anything at all.
  const unknown = name === null ? false : isMasked(check, name);
  if (braces === null) return unknown ? null : 'vector';
  let named = name === null ? null : source(check, name);
  // A placeholder may bring any matcher with it.
  let full = name !== null || isMasked(check, braces);
  for (const matcher of childrenOf(braces)) {
    if (matcher.name === 'QuotedLabelName') {
      if (named !== null) tell(check, matcher, 'found a second metric name', `one metric name: \`${named}\` is set already`);
      named = source(check, matcher);
      full = true;
      continue;
    }
    if (matcher.name !== 'UnquotedLabelMatcher' && matcher.name !== 'QuotedLabelMatcher') continue;
    const label = matcher.firstChild;
    const operator = matcher.getChild('MatchOp');
    const value = matcher.lastChild;
    if (label === null || operator === null || value === null) continue;
    const labelName = source(check, label).replace(/^(["'`])([\s\S]*)\1$/, '$2');
    if (labelName === '__name__' && name !== null) {
      tell(check, matcher, 'found a second metric name', `one metric name: \`${source(check, name)}\` is set already`);
    }
    const sign = source(check, operator);
    if (isMasked(check, value)) full = true;
    else if (!matchesNothing(check, sign, value)) full = true;
  }
  if (full) return unknown ? null : 'vector';
  if (isInfoLabels(node)) return 'vector';
  tell(check, node, 'found a selector that every series matches', 'a metric name or a matcher that does not match the empty string');
  return 'vector';
}

/** The second argument of `info` is a selector of labels: it may match everything. */
function isInfoLabels(node: SyntaxNode): boolean {
  const body = node.parent;
  const called = body?.parent?.getChild('FunctionIdentifier')?.firstChild?.name;
  return body?.name === 'FunctionCallBody' && called === 'Info' && expressionsIn(body)[0]?.from !== node.from;
}

/** Whether the matcher takes the empty value too; in doubt it does not. Tells of a bad regular expression. */
function matchesNothing(check: Check, sign: string, value: SyntaxNode): boolean {
  const written = source(check, value);
  const content = written.startsWith('`') ? written.slice(1, -1) : unescapeString(written.slice(1, -1));
  if (sign === '=') return content === '';
  if (sign === '!=') return content !== '';
  const fault = findRegexFault(content);
  if (fault !== null) {
    tell(check, value, `found ${fault} in a regular expression`, 'a regular expression as RE2 reads it');
    return false;
  }
  try {
    return new RegExp(`^(?:${content})$`, 's').test('') === (sign === '=~');
  } catch {
    // RE2 has forms that JavaScript has not: nothing is said about them.
    return false;
  }
}

function range(check: Check, node: Item): Found {
  const inner = node.inner[0];
  if (inner === undefined) return null;
  const before = check.found.length;
  const type = typeOf(check, inner);
  duration(check, node.node);
  if (check.found.length > before) return 'matrix';
  if (inner.name === 'VectorSelector') return 'matrix';
  if (inner.name === 'OffsetExpr' || inner.name === 'StepInvariantExpr') {
    const sign = inner.name === 'OffsetExpr' ? '`offset`' : '`@`';
    tell(check, inner, `found ${sign} before the range`, `${sign} after the \`[…]\``);
  } else if (type !== null || inner.name !== 'ParenExpr') {
    tell(check, inner, `found a range of ${kindOf(inner)}`, 'a selector before `[`, or a subquery such as `[5m:]`');
  }
  return 'matrix';
}

function subquery(check: Check, node: Item): Found {
  const inner = node.inner[0];
  if (inner === undefined) return null;
  const type = typeOf(check, inner);
  duration(check, node.node);
  if (type !== null && type !== 'vector') tell(check, inner, `found ${typeNames[type]} in a subquery`, typeNames.vector);
  return 'matrix';
}

/** A range or step of nothing. */
function duration(check: Check, node: SyntaxNode): void {
  for (const child of childrenOf(node)) {
    if (child.name !== 'DurationExpr' || isMasked(check, child)) continue;
    if (/^(?:0+(?:ms|[smhdwy])?)+$/.test(source(check, child)))
      tell(check, child, 'found a duration of nothing', 'a duration greater than 0');
  }
}

/** `offset` and `@`. */
function modified(check: Check, node: Item): Found {
  const inner = node.inner[0];
  if (inner === undefined) return null;
  const type = typeOf(check, inner);
  const sign = node.name === 'OffsetExpr' ? '`offset`' : '`@`';
  let target: Item | undefined = inner;
  while (target !== undefined && (target.name === 'OffsetExpr' || target.name === 'StepInvariantExpr')) {
    if (target.name === node.name) {
      tell(check, node, `found ${sign} twice`, `${sign} once`);
      return type;
    }
    target = target.inner[0];
  }
  if (target === undefined || isMasked(check, target)) return type;
  if (/^(?:VectorSelector|MatrixSelector|SubqueryExpr|AnchoredExpr|SmoothedExpr)$/.test(target.name)) {
    const time = node.name === 'StepInvariantExpr' ? node.node.lastChild : null;
    if (time?.name === 'NumberDurationLiteral' && /^[+-]?(?:inf|nan)$/i.test(source(check, time)))
      tell(check, time, `found \`${source(check, time)}\` as a time`, 'a timestamp');
    return type;
  }
  tell(check, target, `found ${sign} after ${kindOf(target)}`, `${sign} directly after a selector or a subquery`);
  return type;
}

function aggregation(check: Check, node: Item): Found {
  const operator = node.node.getChild('AggregateOp');
  const body = node.node.getChild('FunctionCallBody');
  if (operator === null || body === null) return null;
  const values = node.inner;
  const types = values.map((value) => typeOf(check, value));
  if (isMasked(check, operator)) return null;
  const name = source(check, operator);
  const parameter = parameters[name.toLowerCase()];
  const wanted: PromqlType[] = parameter === undefined ? ['vector'] : [parameter, 'vector'];
  if (values.length !== wanted.length) {
    if (!values.some((value) => isWhole(check, value))) arity(check, operator, body, name, String(wanted.length), values.length);
    return 'vector';
  }
  types.forEach((type, at) => {
    match(check, values[at], type, wanted[at], name);
  });
  return 'vector';
}

function call(check: Check, node: Item): Found {
  const named = node.node.getChild('FunctionIdentifier');
  const body = node.node.getChild('FunctionCallBody');
  if (named === null || body === null) return null;
  const values = node.inner;
  const types = values.map((value) => typeOf(check, value));
  const name = source(check, named);
  const signature = promqlSignatures.get(name);
  // An unknown one is the grammar's matter.
  if (signature === undefined || isMasked(check, named)) return null;
  const { takes, variadic, gives } = signature;
  const least = variadic === 0 ? takes.length : takes.length - 1;
  const most = variadic === 0 ? takes.length : variadic < 0 ? Number.POSITIVE_INFINITY : least + variadic;
  if (values.length < least || values.length > most) {
    const count = least === most ? String(least) : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
    if (!values.some((value) => isWhole(check, value))) arity(check, named, body, name, count, values.length);
    return gives;
  }
  types.forEach((type, at) => {
    match(check, values[at], type, takes[Math.min(at, takes.length - 1)], name);
  });
  return gives;
}

function arity(check: Check, name: SyntaxNode, body: SyntaxNode, called: string, count: string, found: number): void {
  check.found.push({
    from: name.from,
    to: body.to,
    message: `found ${found === 0 ? 'no' : found} argument${found === 1 ? '' : 's'} of \`${called}\``,
    expected: `${count} argument${count.endsWith('1') && !count.endsWith('11') ? '' : 's'}`,
  });
}

function match(check: Check, value: Item | undefined, type: Found, wanted: PromqlType | undefined, called: string): void {
  if (value === undefined || wanted === undefined || type === null || type === wanted) return;
  const ranged = wanted === 'matrix' && value.name === 'VectorSelector' ? ` such as \`${line(source(check, value))}[5m]\`` : '';
  tell(check, value, `found ${typeNames[type]} in \`${called}\``, `${typeNames[wanted]}${ranged}`);
}

function binary(check: Check, node: Item): Found {
  const [left, right] = node.inner;
  if (left === undefined || right === undefined) return null;
  const sides = [left, right].map((side) => ({ side, type: typeOf(check, side) }));
  const operator = childrenOf(node.node)[1];
  if (operator === undefined) return null;
  const sign = source(check, operator);
  const bool = node.node.getChild('BoolModifier');
  const matching = node.node.getChild('MatchingModifierClause');
  const types = sides.map(({ type }) => type);
  let wrong = false;
  for (const { side, type } of sides) {
    if (type !== 'string' && type !== 'matrix') continue;
    tell(check, side, `found ${typeNames[type]} beside \`${sign}\``, 'an instant vector or a scalar');
    wrong = true;
  }
  if (bool !== null && !comparisons.has(operator.name))
    tell(check, bool, `found \`bool\` after \`${sign}\``, '`bool` only after a comparison');
  const [labels, included] = matching?.getChildren('GroupingLabels') ?? [];
  if (matching?.getChild('On') && labels !== undefined && included !== undefined) {
    const both = labelsIn(check, included).find((label) => labelsIn(check, labels).includes(label));
    if (both !== undefined) tell(check, included, `found the label \`${both}\` in \`on\` and in the group`, 'a label in one of them');
  }
  const set = setOperators.has(operator.name);
  if (set) {
    for (const { side, type } of sides) {
      if (type === 'scalar') tell(check, side, `found a scalar beside \`${sign}\``, 'an instant vector');
    }
    const group = matching?.getChild('GroupLeft') ?? matching?.getChild('GroupRight') ?? null;
    if (group !== null && types.every((type) => type === 'vector'))
      tell(check, group, `found \`${source(check, group)}\` after \`${sign}\``, 'no grouping with a set operator');
    const fill = node.node.getChild('FillModifier');
    if (fill !== null) tell(check, fill, `found \`${line(source(check, fill))}\` after \`${sign}\``, 'no filling with a set operator');
  }
  if (wrong) return null;
  const scalars = types.filter((type) => type === 'scalar').length;
  // Prometheus lets an empty `on()` stand.
  if (!set && scalars > 0 && matching && labels !== undefined && labelsIn(check, labels).length > 0)
    tell(check, matching, `found \`${line(source(check, matching))}\` beside a scalar`, 'matching only between instant vectors');
  if (scalars === 2 && bool === null && comparisons.has(operator.name))
    tell(check, operator, `found a comparison of scalars with \`${sign}\``, `\`${sign} bool\``);
  if (scalars === 2) return 'scalar';
  return types.includes('vector') ? 'vector' : null;
}

function unary(check: Check, node: Item): Found {
  const inner = node.inner[0];
  if (inner === undefined) return null;
  const type = typeOf(check, inner);
  if (type !== 'string' && type !== 'matrix') return type;
  tell(check, inner, `found ${typeNames[type]} behind a sign`, 'an instant vector or a scalar');
  return null;
}

function labelsIn(check: Check, labels: SyntaxNode): string[] {
  return childrenOf(labels)
    .filter((child) => child.name === 'LabelName' || child.name === 'QuotedLabelName')
    .map((child) => source(check, child).replace(/^(["'`])([\s\S]*)\1$/, '$2'));
}

function kindOf(node: Item): string {
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

function tell(check: Check, at: Hole, message: string, expected: string): void {
  check.found.push({ from: at.from, to: at.to, message, expected });
}

/** Whether a placeholder stands in it. */
function isMasked(check: Check, node: Hole): boolean {
  return check.holes.some((hole) => hole.from < node.to && node.from < hole.to);
}

/** Whether it is a placeholder and nothing else, which may bring several arguments. */
function isWhole(check: Check, node: Hole): boolean {
  return check.holes.some((hole) => hole.from <= node.from && node.to <= hole.to);
}

function source(check: Check, node: Hole): string {
  return check.text.slice(node.from, node.to);
}

function line(text: string): string {
  const flat = text.replace(/\s+/g, ' ').replaceAll('`', "'");
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child);
  }
  return children;
}

function expressionsIn(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => expressions.has(child.name));
}
