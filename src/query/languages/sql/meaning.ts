/** What a value means at its place in the tree: a pattern, a table's name, a column, or a value. */
import type { Layer, Slot } from '../../../fill/layer.ts';
import { childOf, childrenOf, lastName, type Node, walk } from './tree.ts';

/** Functions over columns; a constant there would be valid and useless. */
const overColumns =
  /^(?:count|sum|avg|min|max|array_agg|string_agg|json_agg|jsonb_agg|bool_and|bool_or|every|stddev|variance|rank|lag|lead|first_value|last_value)$/;
/** Functions over columns or values alike: nobody can tell which. */
const overAnything = /^(?:lower|upper|initcap|length|char_length|trim|btrim|ltrim|rtrim|left|right|md5)$/;
/** Functions over numbers: what is none is a column. */
const overNumbers = /^(?:abs|round|ceil|ceiling|floor|trunc|sqrt|sign|mod|power)$/;
/** Functions that run or read a text that is code. */
const overCode =
  /^(?:dblink\w*|query_to_xml\w*|ts_stat|crosstab\w*|connectby|format|similar_to_escape|like_escape|jsonb?_path_\w+|to_tsquery|xpath\w*)$/;

/** The slot of a bare placeholder that the parser takes for that node (a column or a constant). */
export function meaningOf(node: Node | undefined, literal: Layer = 'sql-literal'): Slot {
  const { parent } = node ?? {};
  if (node === undefined || parent === undefined || parent === null) return ['nowhere'];
  const pattern = patternAround(node);
  if (pattern === 'unknown') return ['nowhere'];
  if (pattern !== null) return [pattern, 'sql-quoted'];
  const slot = ownMeaning(node, parent, literal);
  // No text equals the number `5`: PostgreSQL knows no such operator.
  return slot.length === 1 && slot[0] === 'sql-literal' && isBesideText(node) ? ['sql-quoted'] : slot;
}

/** Whether what the node is compared with, or stands in a list with, is a text. */
function isBesideText(node: Node): boolean {
  let inner = node;
  const beside: Node[] = [];
  while (inner.parent !== null && /^(?:List|A_ArrayExpr)$/.test(inner.parent.type)) {
    beside.push(...childrenOf(inner.parent).filter(({ index }) => index !== inner.index));
    inner = inner.parent;
  }
  const { parent } = inner;
  if (parent?.type === 'A_Expr' && /^(?:[<>]=?|=|<>|!=|NOT BETWEEN|BETWEEN)/.test(lastName(parent.fields['name']))) {
    beside.push(...childrenOf(parent).filter(({ field }) => /^[lr]expr$/.test(field) && field !== inner.field));
  }
  return beside.some(isText);
}

function isText(node: Node): boolean {
  switch (node.type) {
    case 'A_Const':
      return isString(node);
    case 'TypeCast':
      return /^(?:text|varchar|bpchar|name|citext|uuid|inet|cidr|date|timestamp|timestamptz)$/.test(typeOf(node));
    case 'A_Expr':
      return /^(?:->>|#>>|\|\|)$/.test(lastName(node.fields['name']));
    case 'FuncCall':
      return /^(?:lower|upper|initcap|trim|btrim|ltrim|rtrim|left|right|md5|concat|concat_ws|replace|split_part|substring|substr|to_char)$/.test(
        lastName(node.fields['funcname']),
      );
    default:
      return false;
  }
}

function ownMeaning(node: Node, parent: Node, literal: Layer): Slot {
  if (/^limit(?:Count|Offset)$/.test(node.field)) return ['integer'];
  switch (parent.type) {
    case 'TypeCast':
      return castMeaning(node, parent, literal);
    case 'ResTarget':
      return resultMeaning(parent, literal);
    case 'SortBy':
      return ['sql-position'];
    case 'NullTest':
    case 'BooleanTest':
      return ['sql-name'];
    case 'A_Indices':
      return ['integer'];
    case 'A_Expr':
      // A sign alone makes a number negative, and nothing else has one.
      if (parent.fields['lexpr'] === undefined) return ['number'];
      if (node.field !== 'lexpr' || holdsColumn(childOf(parent, 'rexpr'))) return [literal];
      // A number compared with another would hold for every row or for none.
      return /^[-+*/%^]$/.test(lastName(parent.fields['name'])) ? ['sql-operand'] : ['sql-name'];
    case 'FuncCall':
      return argumentMeaning(node, parent, literal);
    case 'List':
    case 'A_ArrayExpr':
    case 'RowExpr':
    case 'VariableSetStmt':
    case 'setstmt':
    case 'ExecuteStmt':
    case 'DefElem':
    case 'MinMaxExpr':
    case 'Constraint':
      return [literal];
    case 'CoalesceExpr':
      return [node.index > 0 ? literal : 'sql-operand'];
    case 'NamedArgExpr':
      return parent.parent?.type === 'FuncCall'
        ? argumentMeaning({ ...node, field: parent.field, index: parent.index }, parent.parent, literal)
        : ['nowhere'];
    case 'CaseWhen':
      return node.field === 'result' ? [literal] : ['nowhere'];
    case 'CaseExpr':
      return node.field === 'defresult' ? [literal] : ['nowhere'];
    case 'SelectStmt':
      return node.field === 'groupClause' || node.field === 'distinctClause' ? ['sql-position'] : ['nowhere'];
    default:
      return ['nowhere'];
  }
}

export type Pattern = 'sql-like' | 'regex' | 'unknown';

/** Whether the value is part of a pattern, in operators and in functions. */
export function patternAround(node: Node): Pattern | null {
  for (let inner = node; inner.parent !== null; inner = inner.parent) {
    const { parent, field, index } = inner;
    if (parent.type === 'SelectStmt' || parent.type === 'SubLink') return null;
    if (parent.type === 'FuncCall' && field === 'args') {
      const name = lastName(parent.fields['funcname']);
      if (/^(?:like_escape|similar_to_escape|similar_escape)$/.test(name)) return 'unknown';
      if (/^regexp_\w+$/.test(name) && index > 0) return index === 1 ? 'regex' : null;
      if (name === 'substring' && index === 1 && !/ival/.test(JSON.stringify(node.fields))) return isString(node) ? 'regex' : null;
    }
    if (parent.type !== 'A_Expr' || field !== 'rexpr') continue;
    const operator = lastName(parent.fields['name']);
    if (/^!?~~\*?$/.test(operator)) return 'sql-like';
    if (/^!?~\*?$/.test(operator)) return parent.fields['kind'] === 'AEXPR_SIMILAR' ? 'unknown' : 'regex';
    if (/^@[?@]$/.test(operator)) return 'unknown';
  }
  return null;
}

function isString({ fields }: Node): boolean {
  return fields['sval'] !== undefined;
}

/** `'…'::regclass` names a table, `interval '…'` a time; of other types the cast's own place decides. */
function castMeaning(node: Node, cast: Node, literal: Layer): Slot {
  const type = typeOf(cast);
  if (type === 'regclass') return ['sql-relation', 'sql-quoted'];
  if (type === 'interval') return ['sql-interval', 'sql-quoted'];
  if (/^(?:reg\w+|jsonb?|xml|jsonpath|tsquery|_\w+|bool)$/.test(type) || cast.parent === null) return ['nowhere'];
  const own = meaningOf({ ...node, parent: cast.parent, field: cast.field, index: cast.index }, literal);
  // A bare number with a sign is never written, so `::` binds to all of it.
  return own;
}

export function typeOf(cast: Node): string {
  const type = childOf(cast, 'typeName');
  if (type === undefined) return '';
  const array = type.fields['arrayBounds'] !== undefined ? '_' : '';
  return array + lastName(type.fields['names']);
}

/** An element of `SELECT …` is a column where there is a table, a value where there is none; of `SET a = …` a value. */
function resultMeaning(target: Node, literal: Layer): Slot {
  const statement = target.parent;
  if (statement === null) return ['nowhere'];
  if (target.field !== 'targetList') return ['sql-name'];
  if (statement.type === 'SelectStmt' || statement.type === 'larg' || statement.type === 'rarg' || statement.type === 'selectStmt') {
    return [statement.fields['fromClause'] === undefined ? literal : 'sql-operand'];
  }
  return /^(?:UpdateStmt|onConflictClause|MergeWhenClause)$/.test(statement.type) ? [literal] : ['nowhere'];
}

function argumentMeaning(node: Node, call: Node, literal: Layer): Slot {
  const name = lastName(call.fields['funcname']);
  if (node.field !== 'args' || overCode.test(name) || overAnything.test(name)) return ['nowhere'];
  if (overNumbers.test(name)) return [node.index === 0 ? 'sql-operand' : literal];
  if (overColumns.test(name)) return [node.index === 0 ? 'sql-name' : literal];
  if (/^(?:date_trunc|date_part|extract|to_char)$/.test(name))
    return /^to_char$/.test(name) === (node.index === 0) ? ['sql-name'] : [literal];
  return [literal];
}

/** Whether the text that the function takes is code of some kind. */
export function isCodeArgument(node: Node): boolean {
  return node.parent?.type === 'FuncCall' && overCode.test(lastName(node.parent.fields['funcname']));
}

function holdsColumn(node: Node | undefined): boolean {
  if (node === undefined) return false;
  let found = false;
  walk({ [node.type]: node.fields }, ({ type, fields }) => {
    // Another hole, under its mask, may be a column or not.
    if (type === 'ColumnRef' && !/^_{2,}$/.test(lastName(fields['fields']))) found = true;
    return undefined;
  });
  return found;
}
