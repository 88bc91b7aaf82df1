/**
 * What may stand beside what outside of the braces of a TraceQL query: sets of spans, aggregates of them, metrics and
 * numbers. The rules are those of Tempo (https://github.com/grafana/tempo/blob/main/pkg/traceql/expr.y and
 * ast_validate.go; https://grafana.com/docs/tempo/latest/metrics-from-traces/metrics-queries/functions/).
 */
import type { SyntaxNode } from '@lezer/common';
import { type Check, childrenOf, doubt, hasHole, nodesNamed, report, shown, source } from '../../lezer/check.ts';

/** `stage` needs something before its pipe, `open` metrics want parentheses before arithmetic; `any` holds a placeholder. */
type Kind = 'spans' | 'aggregate' | 'number' | 'open metrics' | 'metrics' | 'stage' | 'any';

/** Null where a fault is told already. */
type Found = Kind | null;

const comparisons: ReadonlySet<string> = new Set(['Eq', 'Neq', 'Gt', 'Gte', 'Lt', 'Lte']);
const betweenSpans: ReadonlySet<string> = new Set(['And', 'Or', 'Structural', 'Gt', 'Lt', 'Nre']);
const arithmetic: ReadonlySet<string> = new Set(['Plus', 'Minus', 'Mul', 'Div']);

const kindNames: Readonly<Record<Kind, string>> = {
  spans: 'a set of spans',
  aggregate: 'an aggregate',
  number: 'a number',
  'open metrics': 'a metrics function',
  metrics: 'metrics',
  stage: 'a stage',
  any: 'a placeholder',
};

/** Checks how the stages and operators of the whole query go together, and the arguments of the metrics functions. */
export function checkPipeline(check: Check): void {
  const top = check.tree.topNode.getChild('Pipeline');
  if (top === null) return;
  const kind = pipeline(check, top);
  const last = itemsOf(top).at(-1) ?? top;
  if (kind === 'aggregate') report(check, last, `found ${shown(check, last)}, compared with nothing`, 'a comparison such as `count() > 3`');
  if (kind === 'number') report(check, last, `found ${shown(check, last)} alone`, 'a span selector such as `{ status = error }`');
  checkArguments(check);
}

function itemsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => child.name !== 'Pipe' && child.name !== '(' && child.name !== ')');
}

function pipeline(check: Check, node: SyntaxNode): Found {
  let before: Found = 'any';
  let first = true;
  for (const item of itemsOf(node)) {
    const kind = kindOf(check, item);
    before = first ? begin(check, item, kind) : follow(check, item, kind, before);
    if (before === null) return null;
    first = false;
  }
  return before;
}

function begin(check: Check, item: SyntaxNode, kind: Found): Found {
  if (kind === 'stage' || kind === 'open metrics') {
    report(check, item, `found ${shown(check, item)} at the beginning`, 'a span selector and a `|` before it');
    return null;
  }
  return kind;
}

function follow(check: Check, item: SyntaxNode, kind: Found, before: Kind): Found {
  if (kind === null || kind === 'any') return kind;
  const second = kind === 'stage' && startsWithSecondStage(item);
  if (before === 'any') return second ? 'metrics' : kind === 'stage' ? 'spans' : kind;
  const measured = before === 'metrics' || before === 'open metrics';
  if (before === 'aggregate' || before === 'number') {
    report(check, item, `found ${shown(check, item)} after ${kindNames[before]}`, 'a comparison before the `|`');
    return null;
  }
  if (second && !measured) {
    report(check, item, `found ${shown(check, item)} after ${kindNames[before]}`, 'a metrics function such as `rate()` before it');
    return null;
  }
  if (second) return 'open metrics';
  if (measured) {
    report(check, item, `found ${shown(check, item)} after metrics`, '`topk`, `bottomk`, a comparison or the end of the query');
    return null;
  }
  if (kind === 'metrics' || kind === 'number') {
    report(check, item, `found ${shown(check, item)} behind \`|\``, 'a stage such as `count() > 3`');
    return null;
  }
  return kind === 'stage' ? 'spans' : kind;
}

function startsWithSecondStage(item: SyntaxNode): boolean {
  const first = item.name === 'Binary' ? item.firstChild : item;
  return first?.name === 'SecondStage' || (first?.name === 'Binary' && startsWithSecondStage(first));
}

function kindOf(check: Check, node: SyntaxNode): Found {
  switch (node.name) {
    case 'SpansetFilter':
    case 'GroupOperation':
    case 'SelectOperation':
      return 'spans';
    case 'CoalesceOperation':
    case 'SecondStage':
      return 'stage';
    case 'Aggregate':
      return 'aggregate';
    case 'Metrics':
      return 'open metrics';
    case 'Binary':
      return binary(check, node);
    case 'Negative':
      return negative(check, node);
    case 'Parentheses': {
      const inner = node.getChild('Pipeline');
      const kind = inner === null ? 'any' : pipeline(check, inner);
      return kind === 'open metrics' ? 'metrics' : kind;
    }
    default:
      return hasHole(check, node) ? 'any' : 'number';
  }
}

function negative(check: Check, node: SyntaxNode): Found {
  const inner = itemsOf(node).at(-1);
  const kind = inner === undefined ? 'any' : kindOf(check, inner);
  if (kind === null || kind === 'any' || kind === 'number') return kind;
  report(check, node, `found \`-\` before ${kindNames[kind]}`, 'a number');
  return null;
}

function binary(check: Check, node: SyntaxNode): Found {
  const [left, operator, right] = childrenOf(node);
  if (left === undefined || operator === undefined || right === undefined) return 'any';
  const one = kindOf(check, left);
  const other = kindOf(check, right);
  if (one === null || other === null) return null;
  if (one === 'any' || other === 'any') return 'any';
  const sign = source(check, operator);
  if (one === 'spans' && other === 'spans') {
    if (isSpanset(left) && isSpanset(right) && betweenSpans.has(operator.name)) return 'spans';
    if (betweenSpans.has(operator.name)) {
      const bare = isSpanset(left) ? right : left;
      report(check, bare, `found ${shown(check, bare)} beside \`${sign}\``, 'a set of spans in braces, or parentheses around the stage');
    } else report(check, operator, `found \`${sign}\` between two sets of spans`, '`&&`, `||` or a structural operator such as `>>`');
    return null;
  }
  const metrics = [one, other].some((kind) => kind === 'metrics' || kind === 'open metrics');
  if (metrics) return betweenMetrics(check, { left, operator, right, one, other, sign });
  const wrong = [
    { side: left, kind: one },
    { side: right, kind: other },
  ].find(({ kind }) => kind === 'spans' || kind === 'stage');
  if (wrong !== undefined && !(one === 'stage' && other === 'number' && comparisons.has(operator.name))) {
    report(
      check,
      wrong.side,
      `found ${kindNames[wrong.kind]} beside \`${sign}\``,
      wrong.kind === 'spans' ? 'an aggregate such as `count()`' : 'a number',
    );
    return null;
  }
  if (one === 'stage') return 'stage';
  return ofNumbers(check, { left, operator, right, one, other, sign });
}

/** What `&&` and the structural operators stand between. */
function isSpanset(node: SyntaxNode): boolean {
  if (node.name !== 'Binary') return node.name === 'SpansetFilter' || node.name === 'Parentheses';
  const [left, operator] = childrenOf(node);
  return left !== undefined && isSpanset(left) && betweenSpans.has(operator?.name ?? '');
}

interface Sides {
  left: SyntaxNode;
  operator: SyntaxNode;
  right: SyntaxNode;
  one: Kind;
  other: Kind;
  sign: string;
}

/** Aggregates and numbers. */
function ofNumbers(check: Check, { left, operator, right, one, other, sign }: Sides): Found {
  if (!comparisons.has(operator.name)) {
    if (!arithmetic.has(operator.name) && operator.name !== 'Mod' && operator.name !== 'Pow') {
      report(check, operator, `found \`${sign}\` beside ${kindNames[one === 'number' ? other : one]}`, 'a comparison such as `> 3`');
      return null;
    }
    if (one === 'aggregate' || other === 'aggregate') return 'aggregate';
    return noDuration(check, left) && noDuration(check, right) ? 'number' : null;
  }
  if (one === 'number' && other === 'number') {
    report(check, { from: left.from, to: right.to }, 'found a comparison of two numbers', 'an aggregate such as `count()` on the left');
    return null;
  }
  if (left.name !== 'Aggregate' || other === 'aggregate') {
    const whole = { from: left.from, to: right.to };
    doubt(
      check,
      whole,
      `found ${shown(check, whole)}: Tempo compares one aggregate with a number only`,
      'an aggregate on the left and a number on the right',
    );
  }
  return 'spans';
}

/** Tempo folds arithmetic of constants, and durations have none there. */
function noDuration(check: Check, node: SyntaxNode): boolean {
  if (node.name !== 'Duration') return true;
  report(check, node, `found the duration ${shown(check, node)} in arithmetic`, 'a number');
  return false;
}

function betweenMetrics(check: Check, { left, operator, right, one, other, sign }: Sides): Found {
  if (comparisons.has(operator.name)) {
    if (one !== 'number' && other === 'number') return one;
    const side = one === 'number' ? left : right;
    report(
      check,
      side,
      `found ${one === 'number' ? 'a number' : kindNames[other]} beside \`${sign}\``,
      'metrics on the left and a number on the right',
    );
    return null;
  }
  for (const [side, kind] of [
    [left, one],
    [right, other],
  ] as const) {
    if (kind === 'metrics') continue;
    if (kind === 'number') {
      if (!noDuration(check, side)) return null;
      continue;
    }
    if (kind === 'open metrics')
      report(
        check,
        side,
        `found ${shown(check, side)} beside \`${sign}\``,
        'parentheses around the whole metrics query: `({ … } | rate())`',
      );
    else report(check, side, `found ${kindNames[kind]} beside \`${sign}\` and metrics`, 'a metrics query in parentheses or a number');
    return null;
  }
  if (arithmetic.has(operator.name)) return 'metrics';
  report(check, operator, `found \`${sign}\` beside metrics`, '`+`, `-`, `*`, `/` or a comparison');
  return null;
}

function checkArguments(check: Check): void {
  for (const node of nodesNamed(check.tree, new Set(['Metrics', 'SecondStage']))) {
    const numbers = childrenOf(node).filter((child) => child.name === 'Integer' || child.name === 'Float');
    if (numbers.some((number) => hasHole(check, number))) continue;
    if (node.name === 'SecondStage') {
      const [count] = numbers;
      if (count !== undefined && Number(source(check, count)) === 0) report(check, count, 'found `0` series', 'a number above 0');
    } else if (node.getChild('QuantileName') !== null) {
      for (const number of numbers) {
        if (Number(source(check, number)) > 1) report(check, number, `found the quantile ${shown(check, number)}`, 'a number from 0 to 1');
      }
    } else if (node.getChild('CompareName') !== null) checkCompare(check, node, numbers);
  }
}

function checkCompare(check: Check, node: SyntaxNode, numbers: readonly SyntaxNode[]): void {
  if (numbers.length === 2 || numbers.length > 3) {
    report(check, node, `found ${numbers.length} numbers in \`compare\``, 'the number of values, or that and two timestamps');
  }
  const [most] = numbers;
  if (most !== undefined && Number(source(check, most)) === 0) report(check, most, 'found `0` values', 'a number above 0');
  const outer = node.parent;
  const last = outer?.name === 'Pipeline' && itemsOf(outer).at(-1)?.from === node.from;
  const alone = last && (outer.parent?.name === 'TraceQL' || isWhole(outer));
  if (!alone) report(check, node, 'found `compare` with more behind it', '`compare` as the last stage, without arithmetic');
}

/** Whether parentheses stand around the whole query and nothing beside them. */
function isWhole(inner: SyntaxNode): boolean {
  const outer = inner.parent?.parent;
  return outer?.name === 'Pipeline' && itemsOf(outer).length === 1 && (outer.parent?.name === 'TraceQL' || isWhole(outer));
}
