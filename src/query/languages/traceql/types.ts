/**
 * Types inside the braces of a TraceQL query, and of what aggregates and `by (…)` are given. The rules are those of Tempo
 * (https://github.com/grafana/tempo/blob/main/pkg/traceql/ast_validate.go,
 * https://grafana.com/docs/tempo/latest/traceql/construct-traceql-queries/#intrinsic-fields).
 */
import type { SyntaxNode } from '@lezer/common';
import { type Check, checkRegex, childrenOf, doubt, hasHole, nodesNamed, report, shown, source } from '../../lezer/check.ts';
import { isDuration } from '../../lezer/duration.ts';

/** `any` is an attribute, whose type its spans decide, or a placeholder. */
export type FieldType = 'any' | 'number' | 'string' | 'boolean' | 'status' | 'kind' | 'nil';

const typeNames: Readonly<Record<FieldType, string>> = {
  any: 'an attribute',
  number: 'a number or duration',
  string: 'a string',
  boolean: 'a boolean',
  status: 'a status',
  kind: 'a kind',
  nil: 'nothing',
};

const intrinsicTypes: Readonly<Record<string, FieldType>> = {
  duration: 'number',
  name: 'string',
  status: 'status',
  statusMessage: 'string',
  kind: 'kind',
  parent: 'nil',
  rootName: 'string',
  rootServiceName: 'string',
  traceDuration: 'number',
  nestedSetLeft: 'number',
  nestedSetRight: 'number',
  nestedSetParent: 'number',
  rootService: 'string',
  id: 'string',
  parentID: 'string',
  childCount: 'number',
  timeSinceStart: 'number',
  traceID: 'string',
  spanID: 'string',
  version: 'string',
};

const constantTypes: Readonly<Record<string, FieldType>> = {
  String: 'string',
  Integer: 'number',
  Float: 'number',
  Duration: 'number',
  Limit: 'number',
  Boolean: 'boolean',
  Nil: 'nil',
  Status: 'status',
  Kind: 'kind',
};

/** Which operators take a value of that type on a side. */
const operators: Readonly<Record<Exclude<FieldType, 'any'>, ReadonlySet<string>>> = {
  number: new Set(['Plus', 'Minus', 'Mul', 'Div', 'Mod', 'Pow', 'Eq', 'Neq', 'Gt', 'Gte', 'Lt', 'Lte']),
  string: new Set(['Eq', 'Neq', 'Re', 'Nre', 'Gt', 'Gte', 'Lt', 'Lte']),
  boolean: new Set(['And', 'Or', 'Eq', 'Neq']),
  status: new Set(['Eq', 'Neq']),
  kind: new Set(['Eq', 'Neq']),
  nil: new Set(['Eq', 'Neq']),
};

const arithmetic: ReadonlySet<string> = new Set(['Plus', 'Minus', 'Mul', 'Div', 'Mod', 'Pow']);

/** Operands of every kind that the grammar knows inside braces. */
const fields: ReadonlySet<string> = new Set([
  'FieldParentheses',
  'FieldNegative',
  'FieldNot',
  'FieldBinary',
  'Attribute',
  'Intrinsic',
  'ScopedIntrinsic',
  ...Object.keys(constantTypes),
]);

export function fieldsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => fields.has(child.name));
}

/** The type of an intrinsic field or of a constant by its node; undefined for anything else. */
export function typeOfLeaf(check: Pick<Check, 'text'>, node: SyntaxNode): FieldType | undefined {
  if (node.name === 'Attribute') return 'any';
  if (node.name !== 'Intrinsic' && node.name !== 'ScopedIntrinsic') return constantTypes[node.name];
  return intrinsicTypes[check.text.slice(node.from, node.to).replace(/^.*:/, '')];
}

/** Checks all that stands in braces and in the arguments of aggregates and `by`. */
export function checkFields(check: Check): void {
  for (const node of nodesNamed(check.tree, new Set(['SpansetFilter', 'Aggregate', 'GroupOperation']))) {
    const field = fieldsOf(node)[0];
    if (field === undefined) continue;
    const type = typeOf(check, field);
    if (type === null || hasHole(check, field)) continue;
    if (node.name === 'SpansetFilter') {
      if (type !== 'any' && type !== 'boolean')
        report(check, field, `found ${typeNames[type]} as the condition of a span`, 'a comparison such as `duration > 1s`');
    } else if (node.name === 'Aggregate' && type !== 'any' && type !== 'number') {
      report(
        check,
        field,
        `found ${typeNames[type]} in ${shown(check, { from: node.from, to: field.from - 1 })}`,
        'a field that is a number or a duration',
      );
    } else if (!namesField(field)) {
      report(check, field, `found ${shown(check, field)}, which is the same for every span`, 'a field of the span');
    }
  }
  for (const node of nodesNamed(check.tree, new Set(['Duration']))) {
    if (hasHole(check, node) || isDuration(source(check, node))) continue;
    report(check, node, `found ${shown(check, node)} as a duration`, 'a duration such as `500ms` or `1h30m`');
  }
  for (const node of nodesNamed(check.tree, new Set(['Attribute', 'Intrinsic']))) {
    // Parsed and refused by Tempo as “not yet supported”.
    if (/^parent(?:\.|$)/.test(source(check, node)))
      doubt(check, node, `found ${shown(check, node)}: Tempo does not read parents yet`, 'a structural operator such as `{ } > { }`');
  }
}

function namesField(node: SyntaxNode): boolean {
  return /^(?:Attribute|Intrinsic|ScopedIntrinsic)$/.test(node.name) || fieldsOf(node).some(namesField);
}

/** Null where a fault is told already. */
function typeOf(check: Check, node: SyntaxNode): FieldType | null {
  if (hasHole(check, node) && fieldsOf(node).length === 0) return 'any';
  const leaf = typeOfLeaf(check, node);
  if (leaf !== undefined) return leaf;
  const [left, right] = fieldsOf(node);
  if (left === undefined) return 'any';
  if (node.name === 'FieldBinary' && right !== undefined) return binary(check, node, left, right);
  const type = typeOf(check, left);
  if (node.name === 'FieldParentheses' || type === null || type === 'any') return type;
  const wanted = node.name === 'FieldNot' ? 'boolean' : 'number';
  if (type === wanted) return type;
  report(check, left, `found ${typeNames[type]} behind \`${wanted === 'boolean' ? '!' : '-'}\``, typeNames[wanted]);
  return null;
}

function binary(check: Check, node: SyntaxNode, left: SyntaxNode, right: SyntaxNode): FieldType | null {
  const operator = childrenOf(node).find((child) => !fields.has(child.name));
  const types = [typeOf(check, left), typeOf(check, right)];
  const [leftType, rightType] = types;
  if (operator === undefined || leftType == null || rightType == null) return null;
  const sign = source(check, operator);
  const gives = arithmetic.has(operator.name) ? (leftType === 'any' ? rightType : leftType) : 'boolean';
  if (left.name === 'Nil' || right.name === 'Nil') return checkNil(check, operator, left, right) ? gives : null;
  for (const [side, type] of [
    [left, leftType],
    [right, rightType],
  ] as const) {
    if (type === 'any' || operators[type].has(operator.name)) continue;
    report(check, side, `found ${typeNames[type]} beside \`${sign}\``, wantedBy(operator.name));
    return null;
  }
  if (leftType !== 'any' && rightType !== 'any' && leftType !== rightType && leftType !== 'nil' && rightType !== 'nil') {
    report(check, right, `found ${typeNames[rightType]} beside ${typeNames[leftType]}`, wantedLike(leftType));
    return null;
  }
  if (operator.name === 'Re' || operator.name === 'Nre') {
    if (right.name !== 'String' && !hasHole(check, right)) {
      report(check, right, `found ${shown(check, right)} behind \`${sign}\``, 'a regular expression in quotes');
      return null;
    }
    if (right.name === 'String') checkRegex(check, right);
  }
  return gives;
}

/** `x = nil` asks whether a field is missing: those that every span has cannot be. */
function checkNil(check: Check, operator: SyntaxNode, left: SyntaxNode, right: SyntaxNode): boolean {
  const nil = left.name === 'Nil' ? left : right;
  const field = nil === left ? right : left;
  if (operator.name !== 'Eq' && operator.name !== 'Neq') {
    report(check, nil, `found \`nil\` beside \`${source(check, operator)}\``, '`= nil` or `!= nil`');
    return false;
  }
  const always = /Intrinsic$/.test(field.name) || source(check, field) === 'resource.service.name';
  if (operator.name === 'Neq' || !always || hasHole(check, field)) return true;
  report(check, nil, `found \`nil\` beside ${shown(check, field)}, which every span has`, '`!= nil`, or an attribute that may be missing');
  return false;
}

function wantedBy(operator: string): string {
  if (operator === 'And' || operator === 'Or') return 'a comparison';
  if (operator === 'Re' || operator === 'Nre') return 'a string';
  return arithmetic.has(operator) ? 'a number or duration' : '`=` or `!=`';
}

function wantedLike(type: Exclude<FieldType, 'any'>): string {
  if (type === 'status') return '`error`, `ok` or `unset`';
  if (type === 'kind') return '`server`, `client`, `producer`, `consumer`, `internal` or `unspecified`';
  return type === 'number' ? 'a number or a duration such as `500ms`' : typeNames[type];
}
