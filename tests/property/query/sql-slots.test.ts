/** A filled-in query is the query it was, whatever the value: held against PostgreSQL's parser and scanner. */
import fc from 'fast-check';
import { parseSync, scanSync } from 'libpg-query';
import { describe, expect, it } from 'vitest';
import { type Slot, writeValue } from '../../../src/fill/layer.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';
import { languageById } from '../../../src/query/registry.ts';
import { hostileValue, ordinary, words } from '../../support/hostile-sql.ts';
import { isLongPart } from '../../support/parts.ts';
import { seed } from '../../support/seed.ts';

const sql = languageById('sql');

/** One template for each kind of place, with its layers. */
const templates: readonly (readonly [template: string, slot: string])[] = [
  ["SELECT '${x}'", 'sql-string'],
  ["SELECT 'a ${x} b', 'c'", 'sql-string'],
  ["SELECT 'a''${x}''b'", 'sql-string'],
  ["SELECT N'${x}'", 'sql-string'],
  ["SELECT E'a\\n${x}'", 'sql-escape'],
  ['SELECT $$ a ${x} b$$', 'sql-dollar'],
  ['SELECT $t$${x}$t$, 1', 'sql-dollar'],
  ['SELECT "${x}" FROM t', 'sql-quoted-name'],
  ['SELECT "app ${x}" FROM t', 'sql-quoted-part'],
  ['SELECT ${x}', 'sql-literal'],
  ['SELECT 1 -${x}', 'sql-literal'],
  ['SELECT 1/${x}', 'sql-literal'],
  ['SELECT 2*${x}+3', 'sql-literal'],
  ['SELECT * FROM t WHERE a=${x} AND b = 2', 'sql-literal'],
  ['SELECT * FROM t WHERE a IN (${x}, 5)', 'sql-literal'],
  ['SELECT * FROM t WHERE a BETWEEN ${x} AND 9', 'sql-literal'],
  ['SELECT * FROM t WHERE a = ANY (ARRAY[${x}, 5])', 'sql-literal'],
  ['SELECT * FROM t WHERE id = ${x}::uuid', 'sql-literal'],
  ['SELECT pg_terminate_backend(${x})', 'sql-literal'],
  ['INSERT INTO t (a) VALUES (${x}, 1)', 'sql-literal'],
  ['UPDATE t SET a = ${x} WHERE b = 1', 'sql-literal'],
  ['SET statement_timeout = ${x}', 'sql-literal'],
  ['SELECT * FROM t LIMIT ${x}', 'integer'],
  ['SELECT * FROM t OFFSET ${x} ROWS', 'integer'],
  ["SELECT * FROM t WHERE a LIKE '%${x}%'", 'sql-like sql-quote'],
  ["SELECT * FROM t WHERE a ILIKE E'%${x}%'", 'sql-like sql-escape'],
  ["SELECT * FROM t WHERE a NOT LIKE '${x}' || '%'", 'sql-like sql-quote'],
  ['SELECT * FROM t WHERE a LIKE ${x}', 'sql-like sql-quoted'],
  ["SELECT * FROM t WHERE a ~ '^${x}'", 'regex sql-quote'],
  ["SELECT regexp_replace(a, '${x}', '') FROM t", 'regex sql-quote'],
  ["SELECT * FROM t WHERE a < now() - interval '${x}'", 'sql-interval sql-string'],
  ["SELECT * FROM t WHERE a < now() - interval '${x} minutes'", 'sql-interval sql-string'],
  ["SELECT '${x} min'::interval", 'sql-interval sql-string'],
  ['SELECT now() - interval ${x}', 'sql-interval sql-quoted'],
  ["SELECT pg_table_size('${x}'::regclass)", 'sql-relation sql-string'],
  ['SELECT ${x}::regclass', 'sql-relation sql-quoted'],
  ['SELECT * FROM ${x} WHERE a = 1', 'sql-relation'],
  ['SELECT * FROM a JOIN ${x} AS b ON a.i = b.i', 'sql-relation'],
  ['SELECT * FROM public.${x}', 'sql-name'],
  ['SELECT * FROM ${x}.orders', 'sql-name'],
  ['ANALYZE VERBOSE ${x}', 'sql-relation'],
  ['VACUUM (ANALYZE) ${x}', 'sql-relation'],
  ['INSERT INTO ${x} (a) VALUES (1)', 'sql-relation'],
  ['UPDATE ${x} SET a = 1 WHERE b = 2', 'sql-relation'],
  ['DELETE FROM ${x} WHERE a = 1', 'sql-relation'],
  ['SELECT ${x} AS value, count(*) FROM t GROUP BY 1', 'sql-operand'],
  ["SELECT now() - ${x} * interval '1 minute'", 'sql-operand'],
  ['SELECT ${x} + 1', 'sql-operand'],
  ['SELECT round(${x}, 2) FROM t', 'sql-operand'],
  ['SELECT coalesce(${x}, 1) FROM t', 'sql-operand'],
  ['SELECT make_interval(mins => ${x})', 'sql-literal'],
  ['SELECT a FROM t GROUP BY ${x}', 'sql-position'],
  ['SELECT count(${x}) FROM t', 'sql-name'],
  ['SELECT c.${x} FROM t c', 'sql-name'],
  ['SELECT a AS ${x} FROM t', 'sql-name'],
  ['SELECT a FROM t ORDER BY ${x} DESC', 'sql-position'],
  ['SELECT a FROM t WHERE ${x} = 5', 'sql-name'],
  ['SELECT a FROM t WHERE ${x} IS NULL', 'sql-name'],
  ['INSERT INTO t (${x}) VALUES (1)', 'sql-name'],
  ['UPDATE t SET ${x} = 1 WHERE b = 2', 'sql-name'],
  ['CREATE INDEX CONCURRENTLY ${x} ON t (a)', 'sql-name'],
  ['CREATE INDEX CONCURRENTLY i ON t (${x})', 'sql-name'],
  ['DROP INDEX CONCURRENTLY ${x}', 'sql-name'],
  ["ALTER ROLE ${x} SET statement_timeout = '5s'", 'sql-role'],
  ["ALTER ROLE r SET statement_timeout = '${x}'", 'sql-string'],
  ['GRANT SELECT ON ${x} TO r', 'sql-relation'],
  ['GRANT SELECT ON t TO ${x}', 'sql-role'],
  ['REINDEX INDEX CONCURRENTLY ${x}', 'sql-relation'],
  ['SELECT a::${x} FROM t', 'sql-bare-name'],
  ['SELECT * FROM orders_${x}', 'sql-name-part'],
  ['SELECT * FROM ${x}_orders', 'sql-name-start'],
  ["SELECT * FROM t WHERE a = ANY ('{${x},b}')", 'sql-array-item sql-string'],
  ['SELECT \'{"a": "${x}"}\'::jsonb', 'sql-json-text sql-string'],
  ['SELECT 1 -- for ${x}\n, 2', 'sql-line-comment'],
  ['SELECT 1 /*${x}*/, 2', 'sql-comment'],
  ['DO $$ BEGIN PERFORM ${x}; END $$', 'sql-word'],
  ["DO 'BEGIN PERFORM ${x}; END'", 'sql-word'],
];

function slotIn(template: string): Slot {
  const placeholders = findPlaceholders(template, 'query');
  const slot = sql.slots?.(template, placeholders)[
    Math.max(
      0,
      placeholders.findIndex(({ name }) => name === 'x'),
    )
  ];
  if (slot === undefined) throw new Error(`no slot in ${template}`);
  return slot;
}

const fill = (template: string, text: string) => template.replace('${x}', () => text);

/** The tree without places and without the texts that a value may be; of a constant only its kind, where a place allows one kind. */
function shape(text: string, anyConstant: boolean): string {
  return JSON.stringify(parseSync(text).stmts, (key: string, value: unknown) => {
    if (/^(?:location|stmt_len|stmt_location|(?:rexpr_)?list_(?:start|end))$/.test(key)) return undefined;
    if (/^(?:sval|relname|schemaname|aliasname|name|rolename|idxname)$/.test(key) && typeof value === 'string') return '';
    if (/^(?:ival|fval)$/.test(key) && (typeof value === 'number' || typeof value === 'string')) return 0;
    if (key === 'A_Const' && anyConstant) return {};
    return value;
  });
}

function qualifies(slot: Slot, value: string): boolean {
  return slot.includes('sql-relation') && /^[A-Za-z_]\w*\.[A-Za-z_]\w*$/.test(value);
}

/** A number or a string, a whole number or one with a fraction: the tree tells them apart, the author does not. */
const allowsAnyConstant = (slot: Slot) => slot.some((layer) => /^(?:sql-literal|number|integer)$/.test(layer));

/** Every string in the tree. */
function texts(text: string): Set<string> {
  const found = new Set<string>();
  JSON.stringify(parseSync(text).stmts, (_, value: unknown) => {
    if (typeof value === 'string') found.add(value);
    return value;
  });
  return found;
}

const tokensOf = (text: string) => scanSync(text).tokens.map(({ tokenType, text }) => `${tokenType} ${text}`);

/** Layers after which PostgreSQL reads exactly the value. */
const exact = /^(?:sql-string|sql-escape|sql-dollar|sql-quoted|sql-quoted-name|sql-literal|sql-name)$/;

function innocent(slot: Slot): string {
  const text = ['abc', '7'].map((value) => writeValue(slot, value).text).find((written) => written !== undefined);
  if (text === undefined) throw new Error(`no innocent value for ${slot.join(' ')}`);
  return text;
}

/** Code before and behind a place, as it may stand together and as it hardly does. */
const before = fc.constantFrom(
  ...[
    "SELECT '",
    'SELECT ',
    'SELECT a FROM ',
    'SELECT a FROM t WHERE a = ',
    "SELECT a FROM t WHERE a LIKE '",
    'SELECT "',
    'SELECT $$ ',
    'SELECT 1 -- ',
  ],
  ...[
    'SELECT 1 /* ',
    'INSERT INTO t VALUES (1, ',
    'UPDATE t SET a = ',
    'SELECT a -',
    "SELECT E'",
    'SELECT f(',
    'SELECT a FROM t ORDER BY ',
    'SELECT a::',
  ],
  ...[
    'SELECT a, ',
    'SELECT "t".',
    'SELECT a FROM t ',
    'SELECT interval ',
    "SELECT a ~ '",
    'SELECT ARRAY[',
    'DELETE FROM ',
    'GRANT SELECT ON t TO ',
  ],
);
const glue = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' ',
  "'",
  '"',
  '$',
  '-',
  '--',
  '/',
  '*',
  '\\',
  ':',
  '&',
  'e',
  'u&',
  '_',
  '.',
  '1',
  '@',
  '%',
  "''",
  '\n',
  '(',
  ')',
);
const behind = fc.constantFrom(
  '',
  "'",
  '"',
  '$$',
  ')',
  ']',
  '\n',
  ' */',
  ' FROM t',
  ' AS b',
  ', 1',
  "%'",
  "' AND b = 1",
  ' AND b = 1',
  '.b',
  '::text',
  " 'c'",
  '; SELECT 2',
);
const anyTemplate = fc.tuple(before, glue, glue, behind).map(([start, left, right, end]) => `${start}${left}\${x}${right}${end}`);

/** Texts in which only some values can be read: what stands beside the placeholder and the value become one. */
const joined = [
  'UPDATE t SET a = $${x}\n.b',
  'SELECT $${x}',
  'SELECT $${x}$ a $${x}$',
  'SELECT a$${x}',
  'SELECT ${x}$b',
  "SELECT KILL ${x}'a'",
];

function parses(text: string): boolean {
  try {
    return parseSync(text).stmts !== undefined;
  } catch {
    return false;
  }
}

describe(`values in SQL (seed ${seed}) @fault-30`, () => {
  it.each(templates)('%s: %s', (template, expected) => expect(slotIn(template).join(' ')).toBe(expected));

  it('change nothing of the query around them @repeats', () => {
    const numRuns = isLongPart ? 14_000 : 3500;
    const counts = { taken: 0, refused: 0 };
    const cases = templates.map(([template]) => {
      const slot = slotIn(template);
      const anyConstant = allowsAnyConstant(slot);
      const before = fill(template, innocent(slot));
      // Where the value decides, a number is one thing and a name another.
      const number = slot.some((layer) => layer === 'sql-operand' || layer === 'sql-position') ? fill(template, '7') : before;
      const shapes = { name: shape(before, anyConstant), number: shape(number, true) };
      return { template, slot, anyConstant, shapes, tokens: tokensOf(before).length };
    });
    fc.assert(
      fc.property(fc.constantFrom(...cases), hostileValue, (one, value) => {
        const written = writeValue(one.slot, value);
        if (written.text === undefined) {
          counts.refused++;
          return;
        }
        counts.taken++;
        const filled = fill(one.template, written.text);
        if (!qualifies(one.slot, value)) {
          const isNumber = one.shapes.name !== one.shapes.number && /^\d/.test(written.text);
          expect(shape(filled, one.anyConstant || isNumber)).toBe(isNumber ? one.shapes.number : one.shapes.name);
          expect(tokensOf(filled).length).toBe(one.tokens);
        }
        expect(parseSync(filled).stmts?.length).toBe(1);
        expect(sql.diagnose?.(filled)).toEqual([]);
      }),
      { seed, numRuns },
    );
    // Neither all refused nor all taken: then nothing would have been tried.
    expect(counts.taken).toBeGreaterThan((numRuns * 3) / 14);
    expect(counts.refused).toBeGreaterThan((numRuns * 3) / 14);
  });

  it('may be any word of the language where a name stands', () => {
    for (const [template] of templates) {
      const slot = slotIn(template);
      if (slot.length > 1 || !/^sql-(?:name|role|relation|bare-name|name-start|name-part)$/.test(slot[0] ?? '')) continue;
      const before = shape(fill(template, innocent(slot)), false);
      for (const word of words) {
        const written = writeValue(slot, word);
        if (written.text !== undefined) expect([word, shape(fill(template, written.text), false)]).toEqual([word, before]);
      }
    }
  });

  it('change nothing in texts put together at random', () => {
    const counts = { tried: 0, taken: 0 };
    fc.assert(
      fc.property(anyTemplate, fc.array(hostileValue, { minLength: 3, maxLength: 6 }), (template, values) => {
        const placeholder = findPlaceholders(template, 'query').find(({ name, kind }) => name === 'x' && kind === 'template');
        const slot = placeholder === undefined ? undefined : slotIn(template);
        if (slot === undefined || sql.diagnose?.(template).length !== 0) return;
        // Where the grammar takes a name and a number, the value decides.
        const [name, number] = ['abc', '7']
          .map((value) => writeValue(slot, value).text)
          .map((text) => (text === undefined ? undefined : fill(template, text)))
          .map((text) => (text !== undefined && parses(text) ? text : undefined));
        if (name === undefined && number === undefined) return;
        const anyConstant = allowsAnyConstant(slot);
        for (const value of values) {
          counts.tried++;
          const { text } = writeValue(slot, value);
          if (text === undefined || qualifies(slot, value)) continue;
          counts.taken++;
          const isNumber = /^[\d.]/.test(text);
          const before = isNumber ? (number ?? name) : (name ?? number);
          // A whole number and one with a fraction are two kinds of constant to the parser.
          expect(shape(fill(template, text), anyConstant || isNumber)).toBe(shape(before ?? '', anyConstant || isNumber));
        }
      }),
      { seed, numRuns: 1500, examples: joined.map((template) => [template, ["''", 'all', "'"]]) },
    );
    expect(counts.tried).toBeGreaterThan(200);
    expect(counts.taken).toBeGreaterThan(60);
  }, 60_000);

  it('mean exactly themselves', () => {
    const cases = templates
      .map(([template]) => ({ template, slot: slotIn(template) }))
      .filter(({ slot }) => slot.length === 1 && exact.test(slot[0] ?? ''));
    let checked = 0;
    fc.assert(
      fc.property(fc.constantFrom(...cases), hostileValue, ({ template, slot }, value) => {
        const written = writeValue(slot, value);
        if (written.text === undefined || /^[\d.]+$/.test(written.text)) return;
        checked++;
        expect([...texts(fill(template, written.text))].some((text) => text === value || text.includes(value))).toBe(true);
      }),
      { seed, numRuns: 4000 },
    );
    expect(checked).toBeGreaterThan(1000);
  });

  it('are taken where ordinary ones belong', () => {
    const refusedBy = (slot: Slot) => ordinary.filter((value) => writeValue(slot, value).text === undefined);
    for (const template of [
      "SELECT '${x}'",
      'SELECT * FROM t WHERE a = ${x}',
      "SELECT a LIKE '%${x}%'",
      'SELECT "${x}"',
      'SELECT * FROM ${x}',
      "SELECT a ~ '${x}'",
    ])
      expect([template, refusedBy(slotIn(template))]).toEqual([template, []]);
    expect(writeValue(slotIn('SELECT * FROM t WHERE a = ${x}'), "O'Brien").text).toBe("'O''Brien'");
    expect(writeValue(slotIn('SELECT * FROM t WHERE a = ${x}'), '42').text).toBe('42');
    expect(writeValue(slotIn('SELECT * FROM t WHERE a = ${x}'), 'a\\').text).toBe("E'a\\\\'");
    expect(writeValue(slotIn('SELECT * FROM ${x}'), 'public.orders').text).toBe('public.orders');
    expect(writeValue(slotIn('SELECT * FROM ${x}'), 'user').text).toBe('"user"');
    expect(writeValue(slotIn("SELECT a LIKE '%${x}%'"), '50%_').text).toBe('50\\%\\_');
  });

  it.each([
    ["SELECT U&'${x}'", 'nowhere'],
    ["SELECT B'${x}'", 'nowhere'],
    ["SELECT E'\\${x}'", 'nowhere'],
    ["SELECT E'\\x${x}'", 'nowhere'],
    ["SELECT a LIKE '${x}' ESCAPE '!'", 'sql-word'],
    ["SELECT a SIMILAR TO '${x}'", 'sql-word'],
    ["SELECT ${x}'abc'", 'nowhere'],
    ["SELECT 'abc'${x}", 'nowhere'],
    ['SELECT a[1:${x}]', 'nowhere'],
    ['SELECT ${x}(1)', 'nowhere'],
    ['SELECT * FROM t ORDER BY a ${x}', 'nowhere'],
    ['SELECT * FROM t WHERE ${x}', 'nowhere'],
    ['SELECT * FROM current_${x}', 'nowhere'],
    ["COPY t TO PROGRAM 'cat ${x}'", 'nowhere'],
    ["SELECT dblink('SELECT ${x}')", 'sql-word'],
    ['KILL ${x}', 'sql-word'],
    ['\\d ${x}', 'sql-word'],
    ['SELECT $__timeFrom', 'nowhere'],
    // Texts that PostgreSQL does not read.
    ['UPDATE t SET a = $${x}\n.b', 'nowhere'],
    ['KILL $${x}', 'nowhere'],
    ["KILL ${x}'a'", 'nowhere'],
    ["KILL 'C:\\${x}'", 'nowhere'],
    ["KILL 'cost $${x}'", 'sql-word'],
    ["KILL '${x}'", 'sql-word'],
    ['KILL "${x}"', 'sql-word'],
  ])('%s: %s, for what stands around', (template, expected) => expect(slotIn(template).join(' ')).toBe(expected));
});
