/**
 * What Loki refuses in a LogQL query that its grammar takes: selectors that match everything, aggregations that do not go
 * with `unwrap`, a parameter or a grouping, and operands of the wrong kind
 * (https://github.com/grafana/loki/blob/main/pkg/logql/syntax/ast.go and parser.go,
 * https://grafana.com/docs/loki/latest/query/metric_queries/).
 */
import type { SyntaxNode } from '@lezer/common';
import { findRegexFault } from '../../../fill/re2.ts';
import { type Check, childrenOf, doubt, hasHole, nodesNamed, report, shown, source, stringValue } from '../../lezer/check.ts';
import { isDuration, isRangeDuration } from '../../lezer/duration.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const countsLines = words('bytes_over_time bytes_rate count_over_time rate absent_over_time');
const readsValues = words(
  'avg_over_time sum_over_time max_over_time min_over_time stddev_over_time stdvar_over_time quantile_over_time rate rate_counter absent_over_time first_over_time last_over_time',
);
const grouped = words(
  'avg_over_time stddev_over_time stdvar_over_time quantile_over_time max_over_time min_over_time first_over_time last_over_time',
);
const ranking = words('topk bottomk approx_topk');
const sorting = words('sort sort_desc');

/** All checks of the tree that look at no string but a matcher's. */
export function checkLogql(check: Check): void {
  for (const node of nodesNamed(check.tree, new Set(['Selector', 'RangeAggregationExpr', 'VectorAggregationExpr', 'Number', 'Duration']))) {
    if (node.name === 'Selector') selector(check, node);
    else if (node.name === 'RangeAggregationExpr') rangeAggregation(check, node);
    else if (node.name === 'VectorAggregationExpr') aggregation(check, node);
    else if (!hasHole(check, node)) (node.name === 'Number' ? number : duration)(check, node);
  }
  for (const node of nodesNamed(check.tree, new Set(['BinOpExpr']))) {
    if (!isInner(node)) operands(check, chain(check, node));
  }
}

/** Loki refuses to read all streams: one matcher must fail on a stream without its label. */
function selector(check: Check, node: SyntaxNode): void {
  const matchers = nodesBelow(node, 'Matcher');
  if (hasHole(check, node) && matchers.some((matcher) => hasHole(check, matcher))) return;
  if (matchers.length === 0 || matchers.some((matcher) => needsLabel(check, matcher))) return;
  report(
    check,
    node,
    `found ${shown(check, node)}, which may match every stream`,
    'a matcher that does not match the empty value, such as `app=~".+"`',
  );
}

/** In doubt it does. */
function needsLabel(check: Check, matcher: SyntaxNode): boolean {
  const string = matcher.getChild('String');
  const value = string === null ? null : stringValue(check, string);
  if (string === null || value === null) return true;
  if (matcher.getChild('Eq')) return value !== '';
  if (matcher.getChild('Neq')) return value === '';
  // A bad expression is told where strings are looked at.
  if (findRegexFault(value) !== null) return true;
  try {
    return new RegExp(`^(?:${value})$`, 's').test('') === (matcher.getChild('Nre') !== null);
  } catch {
    return true;
  }
}

function nodesBelow(node: SyntaxNode, name: string): SyntaxNode[] {
  return childrenOf(node).flatMap((child) => (child.name === name ? [child] : nodesBelow(child, name)));
}

function rangeAggregation(check: Check, node: SyntaxNode): void {
  const operation = node.getChild('RangeOp');
  const range = node.getChild('LogRangeExpr');
  if (operation === null || range === null || hasHole(check, operation)) return;
  const name = source(check, operation).toLowerCase();
  const parameter = node.getChild('Number');
  const grouping = node.getChild('Grouping');
  const unwrap = nodesBelow(range, 'UnwrapExpr')[0] ?? null;
  if (name === 'quantile_over_time') {
    if (parameter === null) report(check, operation, 'found `quantile_over_time` without its quantile', '`quantile_over_time(0.99, …)`');
    else if (!hasHole(check, parameter) && Number(source(check, parameter)) > 1) {
      doubt(check, parameter, `found the quantile ${shown(check, parameter)}, which is always infinite`, 'a number from 0 to 1');
    }
  } else if (parameter !== null) report(check, parameter, `found the parameter ${shown(check, parameter)} of \`${name}\``, 'a range alone');
  if (grouping !== null && !grouped.has(name)) {
    report(
      check,
      grouping,
      `found ${shown(check, grouping)} after \`${name}\``,
      `\`sum ${source(check, grouping).replace(/\s+/g, ' ')} (${name}(…))\``,
    );
  }
  if (unwrap === null && !countsLines.has(name))
    report(check, operation, `found \`${name}\` of lines`, 'a value to read: `| unwrap label` before the range');
  if (unwrap !== null && !readsValues.has(name))
    report(check, unwrap, `found \`unwrap\` in \`${name}\`, which counts lines`, 'no `unwrap`, or `sum_over_time`');
}

function aggregation(check: Check, node: SyntaxNode): void {
  const operation = node.getChild('VectorOp');
  if (operation === null || hasHole(check, operation)) return;
  const name = source(check, operation).toLowerCase();
  const parameter = node.getChild('Number');
  const grouping = node.getChild('Grouping');
  if (ranking.has(name)) {
    if (parameter === null) report(check, operation, `found \`${name}\` without its number`, `\`${name}(10, …)\``);
    else if (!hasHole(check, parameter) && !/^0*[1-9]\d*$/.test(source(check, parameter))) {
      report(check, parameter, `found ${shown(check, parameter)} as the number of \`${name}\``, 'a whole number above 0');
    }
  } else if (parameter !== null)
    report(check, parameter, `found the parameter ${shown(check, parameter)} of \`${name}\``, 'a metric query alone');
  if (grouping === null) return;
  const bare = name === 'approx_topk' || (sorting.has(name) && grouping.getChild('Labels') !== null);
  if (bare) report(check, grouping, `found ${shown(check, grouping)} with \`${name}\``, 'no grouping');
}

function number(check: Check, node: SyntaxNode): void {
  if (/^0[xX][^pP]*$/.test(source(check, node))) report(check, node, `found ${shown(check, node)}`, 'a decimal number');
}

function duration(check: Check, node: SyntaxNode): void {
  const written = source(check, node);
  const range = node.parent?.name === 'Range' ? node.parent : null;
  if (range !== null) {
    if (!isRangeDuration(written))
      report(check, node, `found ${shown(check, node)} as a range`, 'whole numbers with units, such as `90s` or `1h30m`');
    else if (range.to - range.from !== written.length + 2)
      report(check, range, `found ${shown(check, range)} with blanks`, `\`[${written}]\``);
  } else if (!isDuration(written)) report(check, node, `found ${shown(check, node)} as a duration`, 'a duration such as `1h30m`');
}

type Operand = { node: SyntaxNode; operation?: undefined } | { node: null; operation: Operation };

interface Operation {
  sign: string;
  left: Operand;
  right: Operand;
}

const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '>', '>=', '<', '<='],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
];

function levelOf(sign: string): number {
  return levels.findIndex((level) => level.includes(sign));
}

/** Whether the operation is an operand of another, without parentheses between. */
function isInner(node: SyntaxNode): boolean {
  return node.parent?.name === 'MetricExpr' && node.parent.parent?.name === 'Expr' && node.parent.parent.parent?.name === 'BinOpExpr';
}

/** The grammar has its own order of operators: operands and signs are read in Loki's. */
function chain(check: Check, node: SyntaxNode): Operation {
  const flat: (SyntaxNode | string)[] = [];
  const visit = (operation: SyntaxNode): void => {
    for (const child of childrenOf(operation)) {
      if (child.name === 'BinOpModifier') continue;
      const inner = child.name === 'Expr' ? child.getChild('MetricExpr')?.getChild('BinOpExpr') : null;
      if (inner && inner.from === child.from) visit(inner);
      else flat.push(child.name === 'Expr' ? child : source(check, child).toLowerCase());
    }
  };
  visit(node);
  return climb(flat);
}

function climb(flat: (SyntaxNode | string)[]): Operation {
  let at = 0;
  const operand = (): Operand => {
    const node = flat[at++];
    if (node === undefined || typeof node === 'string') throw new Error('an operation without its operand');
    return { node };
  };
  const from = (lowest: number): Operand => {
    let left = operand();
    for (let sign = flat[at]; typeof sign === 'string' && levelOf(sign) >= lowest; sign = flat[at]) {
      at++;
      const level = levelOf(sign);
      left = { node: null, operation: { sign, left, right: from(sign === '^' ? level : level + 1) } };
    }
    return left;
  };
  const whole = from(0);
  if (whole.operation === undefined) throw new Error('an operation without its sign');
  return whole.operation;
}

function operands(check: Check, { sign, left, right }: Operation): void {
  for (const side of [left, right]) {
    if (side.operation !== undefined) operands(check, side.operation);
    const place = placeOf(side);
    if (hasHole(check, place) && !/[({]/.test(source(check, place))) continue;
    if (side.node !== null && isLog(side.node)) {
      report(
        check,
        place,
        `found a log query beside \`${sign}\``,
        `a metric query such as \`rate(${shown(check, place).slice(1, -1)}[5m])\``,
      );
    } else if (levelOf(sign) < 2 && isNumber(side)) {
      report(check, place, `found a number beside \`${sign}\``, 'a metric query, or `vector(0)` for a number');
    }
  }
}

function placeOf(side: Operand): { from: number; to: number } {
  if (side.node !== null) return { from: side.node.from, to: side.node.to };
  return { from: placeOf(side.operation.left).from, to: placeOf(side.operation.right).to };
}

function isLog(node: SyntaxNode): boolean {
  return node.getChild('LogExpr') !== null;
}

/** A number, or numbers that Loki makes one. */
function isNumber(side: Operand): boolean {
  if (side.operation !== undefined) return isNumber(side.operation.left) && isNumber(side.operation.right);
  const inner = side.node.name === 'MetricExpr' ? side.node : side.node.getChild('MetricExpr');
  if (inner === null) return false;
  const wrapped = inner.getChild('MetricExpr');
  return inner.getChild('LiteralExpr') !== null || (wrapped !== null && isNumber({ node: wrapped }));
}
