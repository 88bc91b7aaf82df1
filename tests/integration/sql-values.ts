/** Statements with a place for one value, and values; what is meant is worked out here anew, without the product. */

/**
 * What the place takes. `operand`: a number, else a column. `position`: a place in the result, else a column. `count`: a whole number.
 * `value`: a value of the column `a`, a number or a text. `column`: a column alone.
 */
export type Kind = 'operand' | 'position' | 'count' | 'value' | 'column';

/** Columns of `t`: two rows each, `a` and `order` hold numbers. */
export const columns = ['a', 'order', 'A b', 'x"; DROP TABLE t; --', "it's"] as const;

export const shapes: readonly (readonly [Kind, string])[] = [
  ['operand', "SELECT timestamp '2026-01-01' - ${v} * interval '1 minute' FROM t"],
  ['operand', 'SELECT ${v} + 1 FROM t'],
  ['operand', 'SELECT ${v} - 1 FROM t'],
  ['operand', 'SELECT ${v} / 2.0 FROM t'],
  ['operand', 'SELECT ${v} % 2 FROM t'],
  ['operand', 'SELECT ${v} ^ 2 FROM t'],
  ['operand', 'SELECT ${v} FROM t'],
  ['operand', 'SELECT ${v} AS x FROM t'],
  ['operand', 'SELECT a, ${v} FROM t'],
  ['operand', 'SELECT round(${v}, 2) FROM t'],
  ['operand', 'SELECT abs(${v}) FROM t'],
  ['operand', 'SELECT coalesce(${v}, 1) FROM t'],
  ['operand', 'SELECT a FROM t WHERE ${v} * 2 > 3'],
  ['operand', 'SELECT sum(${v} * 2) FROM t'],
  ['position', 'SELECT a, "order" FROM t ORDER BY ${v}'],
  ['position', 'SELECT a, "order" FROM t ORDER BY ${v} DESC'],
  ['position', 'SELECT a, "order" FROM t ORDER BY ${v} DESC NULLS LAST LIMIT 1'],
  ['position', 'SELECT DISTINCT ON (${v}) a, "order" FROM t'],
  ['position', 'SELECT a, count(*) FROM t GROUP BY ${v}, a'],
  ['count', 'SELECT a FROM t ORDER BY a LIMIT ${v}'],
  ['count', 'SELECT a FROM t ORDER BY a OFFSET ${v}'],
  ['count', 'SELECT a FROM t ORDER BY a FETCH FIRST ${v} ROWS ONLY'],
  ['count', 'SELECT (ARRAY[1, 2, 3])[${v}]'],
  ['value', 'SELECT a FROM t WHERE a::text = ${v}'],
  ['value', "SELECT a FROM t WHERE a::text IN (${v}, '2')"],
  ['value', "SELECT a FROM t WHERE a::text <> ALL (ARRAY[${v}, '2'])"],
  ['value', "SELECT a FROM t WHERE ('{\"k\": ' || a || '}')::jsonb ->> 'k' = ${v}"],
  ['value', "SELECT a FROM t WHERE lower(a::text) BETWEEN ${v} AND '9'"],
  ['column', 'SELECT a FROM t WHERE ${v} = 2'],
  ['column', 'SELECT a FROM t WHERE ${v} IS NULL'],
  ['column', 'SELECT count(${v}) FROM t'],
];

export const values: readonly string[] = [
  '1',
  '2',
  '0',
  '1.5',
  '007',
  '-5',
  '1e3',
  '99',
  ...columns,
  '1) OR (1=1',
  '1; DROP TABLE t',
  "' OR ''='",
];

const asName = (value: string) => `"${value.replaceAll('"', '""')}"`;
const isNumber = (value: string) => /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value);

/** What is meant, written by hand; null where the value must be refused. */
export function meant(kind: Kind, value: string): string | null {
  const named = /^[-+]?\.?\d/.test(value) ? null : asName(value);
  switch (kind) {
    case 'operand':
      return isNumber(value) ? `(${value})` : named;
    case 'position':
      return /^[1-9]\d*$/.test(value) ? value : named;
    case 'count':
      return /^\d+$/.test(value) ? String(Number(value)) : null;
    case 'value':
      return `'${value.replaceAll("'", "''")}'`;
    case 'column':
      return asName(value);
  }
}
