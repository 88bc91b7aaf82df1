/**
 * Values in SQL of PostgreSQL (https://www.postgresql.org/docs/current/sql-syntax-lexical.html). Runs in the browser too.
 * A value that holds a line break or a character that cannot be seen is refused everywhere.
 */
import { all, onlyIf, type Rule, refuse, take, unless, visible, type Written } from './rule.ts';

/** Words that are a name nowhere or not everywhere; a test holds them against the parser. Written in quotes they are names. */
export const sqlWords: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both by case cast char character check coalesce ' +
    'collate collation column concurrently constraint create cross current current_catalog current_date current_role current_schema current_time ' +
    'current_timestamp current_user day dec decimal default deferrable desc distinct do else end except exists extract false fetch filter float for ' +
    'foreign freeze from full grant greatest group grouping having hour ilike in initially inner inout int integer intersect interval into is isnull ' +
    'join json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value lateral ' +
    'leading least left like limit local localtime localtimestamp merge_action minute month national natural nchar none normalize not notnull null ' +
    'nullif numeric off offset on only or order out outer over overlaps overlay placing position precision primary real recursive references ' +
    'returning right row second select session session_user setof similar smallint some substring symmetric system_user table tablesample then time ' +
    'timestamp to trailing treat trim true union unique user using values varchar variadic varying verbose when where window with within without ' +
    'xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable year zone'
  ).split(' '),
);

/** NAMEDATALEN: PostgreSQL cuts longer names without failing, and the rest may be another table's name. */
const longestName = 63;
const short: Rule = (value) =>
  new TextEncoder().encode(value).length > longestName ? refuse(`it is longer than the ${longestName} bytes of a name`) : take(value);

const isBareName = (value: string) => /^[a-z_][a-z0-9_]*$/.test(value) && !sqlWords.has(value);
const doubled = (mark: string) => (value: string) => take(value.replaceAll(mark, mark + mark));

const name: Rule = all(visible, short, (value) => take(isBareName(value) ? value : `"${value.replaceAll('"', '""')}"`));

/** `schema.table` of two plain names is qualified; any other dot belongs to the name. */
function relation(value: string): Written {
  const parts = /^([A-Za-z_]\w*)\.([A-Za-z_]\w*)$/.exec(value);
  if (parts === null) return name(value);
  const [schema, table] = [name(parts[1] ?? ''), name(parts[2] ?? '')];
  if (schema.text === undefined) return schema;
  return table.text === undefined ? table : take(`${schema.text}.${table.text}`);
}

/** With a backslash in the form of `E'…'`, which reads the same whatever `standard_conforming_strings` is. */
const quoted: Rule = all(visible, (value) => {
  const inner = value.replaceAll("'", "''");
  return take(inner.includes('\\') ? `E'${inner.replaceAll('\\', '\\\\')}'` : `'${inner}'`);
});

/** As a number prints: `007` and `1e5` may be text that must stay as it is. A sign may meet another and begin a comment. */
const isPlainNumber = (value: string) => /^(?:0|[1-9]\d{0,17})(?:\.\d{1,17})?$/.test(value);

const numberOrName: Rule = all(unless(/^[-+]?\.?\d/, 'expected a number without a sign, such as `5`, or the name of a column'), name);

export const sqlRules = {
  /** A value alone: a number as it is, anything else in quotes. */
  'sql-literal': (value) => (isPlainNumber(value) ? take(value) : quoted(value)),
  'sql-quoted': quoted,
  /** An operand of arithmetic, an element of a result: a number as it is, else a column. A column named like a number is never meant. */
  'sql-operand': (value) => (isPlainNumber(value) ? take(value) : numberOrName(value)),
  /** Behind ORDER BY and GROUP BY a whole number is a place in the result. */
  'sql-position': (value) => (/^[1-9]\d{0,3}$/.test(value) ? take(value) : numberOrName(value)),
  /** Between single quotes. */
  'sql-string': all(
    visible,
    unless(/\\/, 'it holds a backslash, which means different things by the server’s settings between these quotes'),
    doubled("'"),
  ),
  /** Between single quotes, after a pattern's layer has given every backslash its partner. */
  'sql-quote': all(visible, doubled("'")),
  /** Between the quotes of `E'…'`. */
  'sql-escape': all(visible, doubled('\\'), doubled("'")),
  /** Between dollar quotes nothing can be escaped. */
  'sql-dollar': all(visible, unless(/\$/, 'it holds a dollar sign, and the text stands between dollar quotes')),
  /** Text in a pattern of LIKE: matches itself. */
  'sql-like': all(visible, (value) => take(value.replace(/[\\%_]/g, '\\$&'))),
  'sql-name': name,
  'sql-relation': relation,
  /** Even in quotes `public` is everybody and `none` is nobody (https://www.postgresql.org/docs/current/sql-grant.html). */
  'sql-role': all(unless(/^(?:public|none)$/, 'it is no role but a word for everybody or nobody'), name),
  /** Where quotes change the meaning: a type. */
  'sql-bare-name': (value) => (isBareName(value) && value.length <= longestName ? take(value) : refuse('expected a name in small letters')),
  'sql-name-start': onlyIf(/^[a-z_][a-z0-9_]{0,29}$/, 'the beginning of a name: small letters, digits and underscores, 30 at most'),
  'sql-name-part': onlyIf(/^[a-z0-9_]{1,30}$/, 'part of a name: small letters, digits and underscores, 30 at most'),
  /** Between double quotes. */
  'sql-quoted-name': all(visible, short, doubled('"')),
  'sql-quoted-part': all(visible, onlyIf(/^[\s\S]{1,10}$/, '10 characters at most: it becomes part of a name'), doubled('"')),
  /** Text of another language inside a string: code, a name, a list. */
  'sql-word': onlyIf(/^[A-Za-z0-9_]+$/, 'letters, digits and underscores only: it becomes part of code'),
  'sql-array-item': all(
    unless(/^null$/i, 'it is `NULL`'),
    onlyIf(/^[\w.:@/-]+$/, 'letters, digits and `_ . : @ / -` only: it becomes part of an array'),
  ),
  'sql-json-text': unless(/["\\]/, 'it holds a double quote or a backslash, and the text stands between double quotes'),
  'sql-interval': onlyIf(/^[\w.:+-][\w .:+-]*$/, 'an interval such as `5 minutes`'),
  'sql-line-comment': visible,
  'sql-comment': all(visible, unless(/[*/]/, 'it holds `*` or `/`, which begin or end a comment')),
} satisfies Record<string, Rule>;
