/**
 * What is wrong with a PromQL query that its grammar takes: the checks that Prometheus makes on the tree, in
 * https://github.com/prometheus/prometheus/blob/main/promql/parser/parse.go (`checkAST`) and around it. What a
 * placeholder stands for has no type that could be wrong.
 */

import type { SyntaxNode, Tree } from '@lezer/common';
import { ownValue } from '../../../plain/own-value.ts';
import type { Diagnosis } from '../../language.ts';
import {
  type Check,
  childrenOf,
  expressionsIn,
  type Item,
  isMasked,
  isWhole,
  itemOf,
  kindOf,
  labelName,
  line,
  report,
  type Span,
  source,
} from './check.ts';
import { type PromqlType, promqlSignatures } from './functions.ts';
import { checkDurations, checkModifier, checkRange, checkSelector } from './selectors.ts';

/** Null where it cannot be told: a placeholder, or what was found wrong already. */
type Found = PromqlType | null;

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
/** `text` is what the tree was read from; `holes` are the placeholders that were masked or stand in strings. */
export function checkTypes(text: string, tree: Tree, holes: readonly Span[] = []): Diagnosis[] {
  const check: Check = { text, holes, found: [] };
  const top = expressionsIn(tree.topNode)[0];
  if (top !== undefined) typeOf(check, itemOf(top));
  return check.found.sort((one, other) => one.from - other.from || one.to - other.to);
}

function typeOf(check: Check, node: Item): Found {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return number(check, node);
    case 'StringLiteral':
      return isMasked(check, node) ? null : 'string';
    case 'VectorSelector':
      return checkSelector(check, node.node);
    case 'MatrixSelector':
      checkRange(check, node, innerType(check, node));
      return 'matrix';
    case 'SubqueryExpr':
      return subquery(check, node);
    case 'OffsetExpr':
    case 'StepInvariantExpr': {
      const type = innerType(check, node);
      checkModifier(check, node);
      return type;
    }
    case 'AggregateExpr':
      return aggregation(check, node);
    case 'FunctionCall':
      return call(check, node);
    case 'BinaryExpr':
      return binary(check, node);
    case 'UnaryExpr':
      return unary(check, node);
    default:
      return innerType(check, node);
  }
}

function innerType(check: Check, node: Item): Found {
  const inner = node.inner[0];
  return inner === undefined ? null : typeOf(check, inner);
}

function number(check: Check, node: Item): Found {
  if (isMasked(check, node)) return null;
  const digits = /^[+-]?([\d.][\d._]*(?:e[+-]?\d+)?)$/i.exec(source(check, node))?.[1] ?? '0';
  if (Number(digits.replaceAll('_', '')) === Number.POSITIVE_INFINITY) report(check, node, 'found a number out of range', 'a 64-bit float');
  return 'scalar';
}

function subquery(check: Check, node: Item): Found {
  const inner = node.inner[0];
  if (inner === undefined) return null;
  const type = typeOf(check, inner);
  checkDurations(check, node.node);
  if (type !== null && type !== 'vector') report(check, inner, `found ${typeNames[type]} in a subquery`, typeNames.vector);
  return 'matrix';
}

function aggregation(check: Check, node: Item): Found {
  const operator = node.node.getChild('AggregateOp');
  const body = node.node.getChild('FunctionCallBody');
  if (operator === null || body === null) return null;
  checkGrouping(check, node.node.getChild('AggregateModifier')?.getChild('GroupingLabels') ?? null);
  const values = node.inner;
  const types = values.map((value) => typeOf(check, value));
  if (isMasked(check, operator)) return null;
  const name = source(check, operator);
  const parameter = ownValue(parameters, name.toLowerCase());
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
  if (name === 'info') checkInfo(check, values[1]);
  types.forEach((type, at) => {
    match(check, values[at], type, takes[Math.min(at, takes.length - 1)], name);
  });
  return gives;
}

/** The first argument of `info` is any vector, the second a selector without a metric name. */
function checkInfo(check: Check, value: Item | undefined): void {
  if (value === undefined || isMasked(check, value)) return;
  if (value.name !== 'VectorSelector' || value.node.getChild('Identifier') !== null)
    report(
      check,
      value,
      `found ${value.name === 'VectorSelector' ? 'a metric name' : kindOf(value)} in \`info\``,
      'label matchers alone, such as `{k8s_cluster="a"}`',
    );
}

/** Words that Prometheus' lexer never takes for a label in `by (…)`, `on (…)` and their like; Lezer does. */
function checkGrouping(check: Check, labels: SyntaxNode | null): void {
  for (const label of labels === null ? [] : childrenOf(labels)) {
    if (label.name === 'LabelName' && !isMasked(check, label) && /^(?:without|inf|nan)$/i.test(source(check, label)))
      report(check, label, `found \`${source(check, label)}\` as a label`, `a label name; this one may stand in quotes`);
  }
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
  const ranged = wanted === 'matrix' && value.name === 'VectorSelector' ? ` such as \`${line(check, value)}[5m]\`` : '';
  report(check, value, `found ${typeNames[type]} in \`${called}\``, `${typeNames[wanted]}${ranged}`);
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
    report(check, side, `found ${typeNames[type]} beside \`${sign}\``, 'an instant vector or a scalar');
    wrong = true;
  }
  if (bool !== null && !comparisons.has(operator.name))
    report(check, bool, `found \`bool\` after \`${sign}\``, '`bool` only after a comparison');
  const [labels, included] = matching?.getChildren('GroupingLabels') ?? [];
  checkGrouping(check, labels ?? null);
  checkGrouping(check, included ?? null);
  if (matching?.getChild('On') && labels !== undefined && included !== undefined) {
    const both = labelsIn(check, included).find((label) => labelsIn(check, labels).includes(label));
    if (both !== undefined) report(check, included, `found the label \`${both}\` in \`on\` and in the group`, 'a label in one of them');
  }
  const fill = node.node.getChild('FillModifier');
  const set = setOperators.has(operator.name);
  if (set) {
    for (const { side, type } of sides) {
      if (type === 'scalar') report(check, side, `found a scalar beside \`${sign}\``, 'an instant vector');
    }
    const group = matching?.getChild('GroupLeft') ?? matching?.getChild('GroupRight') ?? null;
    if (group !== null && types.every((type) => type === 'vector'))
      report(check, group, `found \`${source(check, group)}\` after \`${sign}\``, 'no grouping with a set operator');
    if (fill !== null) report(check, fill, `found \`${line(check, fill)}\` after \`${sign}\``, 'no filling with a set operator');
  }
  if (wrong) return null;
  const scalars = types.filter((type) => type === 'scalar').length;
  if (!set && scalars > 0 && fill !== null)
    report(check, fill, `found \`${line(check, fill)}\` beside a scalar`, 'filling only between instant vectors');
  // Prometheus lets an empty `on()` stand.
  if (!set && scalars > 0 && matching && labels !== undefined && labelsIn(check, labels).length > 0)
    report(check, matching, `found \`${line(check, matching)}\` beside a scalar`, 'matching only between instant vectors');
  if (scalars === 2 && bool === null && comparisons.has(operator.name))
    report(check, operator, `found a comparison of scalars with \`${sign}\``, `\`${sign} bool\``);
  if (scalars === 2) return 'scalar';
  return types.includes('vector') ? 'vector' : null;
}

function unary(check: Check, node: Item): Found {
  const inner = node.inner[0];
  if (inner === undefined) return null;
  const type = typeOf(check, inner);
  if (type !== 'string' && type !== 'matrix') return type;
  report(check, inner, `found ${typeNames[type]} behind a sign`, 'an instant vector or a scalar');
  return null;
}

function labelsIn(check: Check, labels: SyntaxNode): string[] {
  return childrenOf(labels)
    .filter((child) => (child.name === 'LabelName' || child.name === 'QuotedLabelName') && !isMasked(check, child))
    .map((child) => labelName(check, child));
}
