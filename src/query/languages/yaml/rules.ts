/** Alert and recording rules of Prometheus in a YAML text: their expressions, checked as PromQL at their place. */
import { isAlias, isCollection, isMap, isPair, isScalar, type YAMLMap } from 'yaml';
import type { LineIndex } from '../../../problem/position.ts';
import type { Diagnosis } from '../../language.ts';
import { logql } from '../logql/index.ts';
import { promql } from '../promql/index.ts';
import { childAt } from './documents.ts';
import { offsetInScalar } from './scalar.ts';

/**
 * What is wrong with the expressions of a document. Loki's rules have the same form, and VictoriaMetrics' a language of their own: an
 * expression that LogQL takes is right, and documents of `operator.victoriametrics.com` are passed over.
 */
export function ruleProblems(document: unknown, lines: LineIndex): Diagnosis[] {
  if (isMap(document) && /victoriametrics/.test(String(document.get('apiVersion') ?? ''))) return [];
  return rulesIn(document).flatMap((rule) => expressionProblems(rule, lines));
}

/** Maps with an expression and the name of what is made of it, wherever they stand. */
function rulesIn(document: unknown): YAMLMap[] {
  const rules: YAMLMap[] = [];
  const stack: unknown[] = [document];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isPair(node)) stack.push(node.value);
    else if (isCollection(node) && !isAlias(node)) {
      stack.push(...node.items);
      if (isMap(node) && childAt(node, 'expr') !== undefined && (childAt(node, 'alert') ?? childAt(node, 'record')) !== undefined)
        rules.push(node);
    }
  }
  return rules;
}

function expressionProblems(rule: YAMLMap, lines: LineIndex): Diagnosis[] {
  const node = childAt(rule, 'expr')?.value;
  if (!isScalar(node) || typeof node.value !== 'string' || node.range == null) return [];
  const expression = node.value;
  if (expression.includes('{{') || expression.trim() === '' || promql.diagnose === null) return [];
  if ((promql.limit?.(expression) ?? null) !== null) return [];
  const [found] = promql.diagnose(expression);
  if (found === undefined || logql.accepts?.(expression) === true) return [];
  const offset = offsetInScalar(lines, node.range[0], node);
  const from = offset(found.from);
  return [{ ...found, from, to: Math.max(from, offset(found.to)), message: `in the PromQL of \`expr\`, ${found.message}` }];
}
