/** What Prometheus refuses of selectors, and of the ranges, `offset` and `@` that follow them. */
import type { SyntaxNode } from '@lezer/common';
import { findRegexFault } from '../../../fill/re2.ts';
import { unescapeString } from '../../string-escape.ts';
import { type Check, childrenOf, type Item, isMasked, isWhole, kindOf, labelName, report, source } from './check.ts';
import type { PromqlType } from './functions.ts';

/** An instant vector; null when a placeholder stands for all of it. */
export function checkSelector(check: Check, node: SyntaxNode): PromqlType | null {
  const name = node.getChild('Identifier');
  const braces = node.getChild('LabelMatchers');
  // What stands before the range, if the name is a placeholder, may be anything at all.
  const unknown = name === null ? false : isMasked(check, name);
  if (name !== null && source(check, name).toLowerCase() === 'atan2')
    report(check, name, 'found `atan2`', 'an expression: `atan2` is an operator');
  if (braces === null) return unknown ? null : 'vector';
  // A placeholder may bring any matcher with it.
  let full = name !== null || isMasked(check, braces);
  for (const matcher of childrenOf(braces)) {
    // Within braces `__name__` may stand as often as one likes; beside a name before them it may not.
    if (matcher.name === 'QuotedLabelName' || labelOf(check, matcher) === '__name__') {
      if (name !== null) report(check, matcher, 'found a second metric name', `one metric name: \`${source(check, name)}\` is set already`);
    }
    if (matcher.name === 'QuotedLabelName') full = true;
    const operator = matcher.getChild('MatchOp');
    const value = matcher.lastChild;
    if (operator === null || value === null) continue;
    if (isMasked(check, value) || !takesNothing(check, source(check, operator), value)) full = true;
  }
  if (full) return unknown ? null : 'vector';
  if (isInfoLabels(node)) return 'vector';
  report(check, node, 'found a selector that every series matches', 'a metric name or a matcher that does not match the empty string');
  return 'vector';
}

function labelOf(check: Check, matcher: SyntaxNode): string | null {
  const label = matcher.getChild('MatchOp') === null ? null : matcher.firstChild;
  return label === null ? null : labelName(check, label);
}

/** The second argument of `info` is a selector of labels: it may match everything. */
function isInfoLabels(node: SyntaxNode): boolean {
  const body = node.parent;
  const called = body?.parent?.getChild('FunctionIdentifier')?.firstChild?.name;
  return body?.name === 'FunctionCallBody' && called === 'Info' && childrenOf(body)[0]?.from !== node.from;
}

/** Whether the matcher takes the empty value too; in doubt it does not. Tells of a bad regular expression. */
function takesNothing(check: Check, sign: string, value: SyntaxNode): boolean {
  const written = source(check, value);
  const content = written.startsWith('`') ? written.slice(1, -1) : unescapeString(written.slice(1, -1));
  if (sign === '=') return content === '';
  if (sign === '!=') return content !== '';
  const fault = findRegexFault(content);
  if (fault !== null) {
    report(check, value, `found ${fault} in a regular expression`, 'a regular expression as RE2 reads it');
    return false;
  }
  try {
    return new RegExp(`^(?:${content})$`, 's').test('') === (sign === '=~');
  } catch {
    // RE2 has forms that JavaScript has not: nothing is said about them.
    return false;
  }
}

/** `type` is that of what stands before the range. */
export function checkRange(check: Check, node: Item, type: PromqlType | null): void {
  const inner = node.inner[0];
  if (inner === undefined) return;
  const before = check.found.length;
  checkDurations(check, node.node);
  if (check.found.length > before || inner.name === 'VectorSelector') return;
  if (inner.name === 'OffsetExpr' || inner.name === 'StepInvariantExpr') {
    const sign = inner.name === 'OffsetExpr' ? '`offset`' : '`@`';
    report(check, inner, `found ${sign} before the range`, `${sign} after the \`[…]\``);
  } else if (type !== null || inner.name !== 'ParenExpr') {
    report(check, inner, `found a range of ${kindOf(inner)}`, 'a selector before `[`, or a subquery such as `[5m:]`');
  }
}

/** Prometheus counts durations in nanoseconds, in 64 bits. */
const longest = 2 ** 63 / 1e9;

/** Ranges, steps and offsets. What is computed from others is Prometheus' matter, but for a division by 0. */
export function checkDurations(check: Check, node: SyntaxNode): void {
  for (const child of childrenOf(node)) {
    if ((child.name !== 'DurationExpr' && child.name !== 'OffsetDurationExpr') || isMasked(check, child)) continue;
    const seconds = secondsOf(check, child);
    if (seconds !== null && Math.abs(seconds) >= longest)
      report(check, child, 'found a duration out of range', 'a duration of less than 292 years');
    else if (seconds !== null && seconds <= 0 && child.name === 'DurationExpr')
      report(check, child, seconds === 0 ? 'found a duration of nothing' : 'found a negative duration', 'a duration greater than 0');
    child.cursor().iterate((inner) => {
      if (inner.name !== 'Div' && inner.name !== 'Mod') return;
      const divisor = inner.node.nextSibling;
      if (divisor !== null && secondsOf(check, divisor) === 0)
        report(check, divisor, inner.name === 'Div' ? 'found a division by 0' : 'found a remainder by 0', 'another divisor');
    });
  }
}

const unitSeconds: Readonly<Record<string, number>> = { y: 31536000, w: 604800, d: 86400, h: 3600, m: 60, s: 1, ms: 0.001 };

/** A literal with or without a sign; null for what is computed. */
function secondsOf(check: Check, node: SyntaxNode): number | null {
  const literal = /^([+-]?)\s*((?:\d+(?:ms|[smhdwy]))+|[\d.][\d._]*(?:e[+-]?\d+)?|0x[\da-f]+)$/i.exec(source(check, node));
  const written = literal?.[2]?.replaceAll('_', '') ?? '';
  if (written === '') return null;
  const parts = [...written.matchAll(/(\d+)(ms|[smhdwy])/g)];
  const seconds =
    parts.length === 0 ? Number(written) : parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitSeconds[unit] ?? 0), 0);
  return literal?.[1] === '-' ? -seconds : seconds;
}

/** `offset` and `@`. */
export function checkModifier(check: Check, node: Item): void {
  const sign = node.name === 'OffsetExpr' ? '`offset`' : '`@`';
  let target: Item | undefined = node.inner[0];
  while (target !== undefined && (target.name === 'OffsetExpr' || target.name === 'StepInvariantExpr')) {
    if (target.name === node.name) {
      report(check, node, `found ${sign} twice`, `${sign} once`);
      return;
    }
    target = target.inner[0];
  }
  // A placeholder inside brackets or a string leaves the kind of what stands around it.
  if (target === undefined || isWhole(check, target)) return;
  if (!/^(?:VectorSelector|MatrixSelector|SubqueryExpr|AnchoredExpr|SmoothedExpr)$/.test(target.name)) {
    report(check, target, `found ${sign} after ${kindOf(target)}`, `${sign} directly after a selector or a subquery`);
    return;
  }
  checkDurations(check, node.node);
  const time = node.name === 'StepInvariantExpr' ? node.node.lastChild : null;
  if (time?.name !== 'NumberDurationLiteral' || isMasked(check, time)) return;
  const seconds = secondsOf(check, time);
  if (/^[+-]?(?:inf|nan)$/i.test(source(check, time)) || (seconds !== null && Math.abs(seconds) >= 2 ** 63))
    report(check, time, `found \`${source(check, time)}\` as a time`, 'a timestamp');
}
