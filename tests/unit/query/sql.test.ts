/** SQL as PostgreSQL reads it: what is wrong, what is left alone, what is coloured, what a statement does. */

import { describe, expect, it } from 'vitest';
import { languageByLabel } from '../../../src/query/registry.ts';
import { verdictOf } from '../../../src/query/verdict.ts';
import { told } from './told.ts';

const sql = languageByLabel('sql');

describe('diagnosis', () => {
  it.each([
    ['SELCT 1', '0–5 found `SELCT`; expected `SELECT`'],
    ['SELECT a FORM t', '9–13 found `FORM`; expected `FROM`'],
    ["SELECT 'ü😀', x FROM t\n WEHRE x = 1", '24–29 found `WEHRE`; expected `WHERE`'],
    ['SELECT 1;\n\nDELETE FORM t', '18–22 found `FORM`; expected `FROM`'],
    ['SELECT a, FROM t', '10–14 found `FROM`; expected an expression'],
    ['SELECT 1 +', '10–10 found the end of the query; expected an expression'],
    ['SELECT count(* FROM t', '15–19 found `FROM`; expected `)`'],
    ['SELECT (1, 2', '12–12 found the end of the query; expected `)`'],
    ['UPDATE t SET a 1', '15–16 found `1`; expected an operator'],
    ["SELECT 'abc", "7–11 found `'abc`, which is never closed; expected a closing `'`"],
    ['SELECT 1 /* abc', '9–15 found `/* abc`, which is never closed; expected `*/`'],
    ['SELECT ""', '7–9 found `""`, a name without a letter; expected a name between the quotes'],
    ['SELECT 12abc', '7–12 found `12abc`, a number with letters behind it; expected a blank, or quotes around it'],
    ['SELECT a FROM t WHERE x = ${id} AND AND', '36–39 found `AND`; expected an expression'],
  ])('%s', (text, expected) => expect(told(sql, text)).toEqual([expected]));

  it.each([
    ['a placeholder as a value', 'SELECT * FROM t WHERE a = ${x} AND b IN (${y}) LIMIT ${n}'],
    ['as a name', 'SELECT ${column} FROM ${schema}.${table} AS ${alias}'],
    ['as part of a name', 'SELECT * FROM orders_${shard}'],
    ['as a keyword', 'SELECT DISTINCT ${distinct} t.a FROM t ${kind} JOIN u ON a ${operator} b ORDER BY c ${direction} LIMIT 5'],
    ['as a list', 'INSERT INTO t VALUES ${rows}'],
    ['as a statement', 'EXPLAIN ${statement}'],
    ['as a time', "SELECT now() - interval ${window}, interval '${n} minutes'"],
    ['in angle brackets', 'SELECT pg_cancel_backend(<pid>) FROM <table>'],
    ['of Grafana', 'SELECT $__timeGroup(created_at, $__interval) FROM t WHERE $__timeFilter(created_at)'],
    ['variables of psql', 'SELECT :name, :\'text\', :"column", ARRAY[:id], a::int, b[1:n] FROM t WHERE x = :id'],
    ['parameters', 'SELECT * FROM t WHERE a = $1 AND b = $2::int'],
    ['commands of psql', '\\x on\n\\d+ "it\'s\nSELECT 1 \\gx\nSELECT 2\\watch 5\n\\timing'],
    ['rows of COPY', "COPY t FROM STDIN;\n1\tit's\n\\.\nSELECT 1;"],
    ['code between dollars', "DO $$BEGIN RAISE NOTICE 'x'; END$$;\nDO $fn$ BEGIN END $fn$"],
    ['a backslash in a string', "SELECT E'\\\\x', 'a\\d'"],
    ['nothing', ''],
    ['a comment alone', '-- nothing here'],
  ])('%s is valid', (_, text) => expect(told(sql, text)).toEqual([]));

  it.each([
    'SHOW FULL PROCESSLIST',
    'SELECT * FROM `orders` LIMIT 5',
    'SHOW ENGINE INNODB STATUS\\G',
    'KILL 42',
    'DESCRIBE orders',
    'SELECT a FROM t LIMIT 10, 20',
    'SELECT * FROM t WHERE d > NOW() - INTERVAL 1 HOUR',
    'DELETE FROM t WHERE a = 1 LIMIT 100',
    'UPDATE a JOIN b ON a.i = b.i SET a.x = 1',
    'INSERT IGNORE INTO t VALUES (1)',
    'INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 1',
    'SET GLOBAL max_connections = 500',
    'ALTER TABLE t ADD INDEX i (a)',
    'SELECT TOP 10 * FROM sys.dm_exec_requests',
    'SELECT * FROM [dbo].[Orders]',
    'EXEC sp_who2',
    'PRAGMA integrity_check',
    'SELECT 1 FROM t WHERE a = ?',
    "ALTER SYSTEM KILL SESSION '1,2'",
    'SELECT * FROM t FINAL WHERE a = 1 SETTINGS max_threads = 1',
    'SELECT * FROM t WHERE a = 1 ALLOW FILTERING',
  ])('is not said of another dialect: %s', (text) => expect(told(sql, text)).toEqual([]));

  it('takes no string or comment for a sign of another dialect', () => {
    expect(told(sql, "SELECT '`' FORM t -- SHOW TABLES")).toEqual(['11–15 found `FORM`; expected `FROM`']);
  });

  it('says nothing where nesting is too deep to be read', () => {
    expect(told(sql, `SELECT ${'('.repeat(20_000)}`)).toEqual([]);
  });
});

describe('colours', () => {
  const shown = (text: string) =>
    sql
      .highlight?.(text)
      .map(({ text, class: name }) => (name === '' ? text : `${name.slice(3)}(${text})`))
      .join('');

  it('are those of PostgreSQL’s scanner', () => {
    expect(shown('SELECT count(*), "T".x::int FROM t WHERE a <> \'ü\' AND b = 1.5 -- why')).toBe(
      'keyword(SELECT) function(count)(operator(*)), name("T").name(x)operator(::)keyword(int) keyword(FROM) name(t) keyword(WHERE) name(a) operator(<>) string(\'ü\') keyword(AND) name(b) operator(=) number(1.5) comment(-- why)',
    );
  });

  it('mark placeholders, what psql understands, and what is wrong', () => {
    expect(shown("SELECT ${x}, '${y}', $1\n\\gx")).toBe(
      "keyword(SELECT) variable(${x}), string(')variable(${y})string('), variable($1)\nkeyword(\\gx)",
    );
    expect(shown('SELCT 1')).toBe('error(SELCT) number(1)');
    expect(shown("SELECT a, 'b")).toBe("keyword(SELECT) name(a), error('b)");
  });
});

describe('harms', () => {
  const harms = (text: string) =>
    (sql.assess?.(text)?.harms ?? []).map(({ from, to, danger, what }) => `${text.slice(from, to)} | ${danger} | ${what}`);

  it.each([
    'SELECT 1',
    'TABLE t; VALUES (1); SHOW ALL',
    'EXPLAIN DELETE FROM t',
    'EXPLAIN (ANALYZE false) DELETE FROM t',
    'EXPLAIN ANALYZE SELECT 1',
    "BEGIN READ ONLY; SET LOCAL statement_timeout = '5s'; ROLLBACK",
    'COPY t TO STDOUT',
    'SELECT pg_stat_get_activity(1), pg_size_pretty(1::bigint)',
    '\\d t\n\\x',
    "SELECT 'DROP TABLE t' -- DROP TABLE t",
  ])('%s reads', (text) => expect(harms(text)).toEqual([]));

  it.each([
    ["SELECT 'ü', pg_terminate_backend(pid) FROM a;", ['pg_terminate_backend(pid) | changes-state | ends a session and its connection']],
    [
      'SELECT pg_catalog.pg_cancel_backend(f(1))',
      ['pg_catalog.pg_cancel_backend(f(1)) | changes-state | cancels the statement of a session'],
    ],
    ['DELETE FROM t;\nSELECT 1', ['DELETE FROM t | destroys | deletes every row']],
    ['DELETE FROM t WHERE a = 1', ['DELETE FROM t WHERE a = 1 | destroys | deletes rows']],
    ['UPDATE t SET a = 1 WHERE b = 2', ['UPDATE t SET a = 1 WHERE b = 2 | changes-state | changes rows']],
    ['UPDATE t SET a = 1 WHERE 1 = 1', ['UPDATE t SET a = 1 WHERE 1 = 1 | destroys | changes every row']],
    ['-- first\nDROP TABLE t; -- last', ['DROP TABLE t | destroys | drops a table']],
    ['TRUNCATE t', ['TRUNCATE t | destroys | deletes all rows of a table']],
    ['ALTER TABLE t ADD a int, DROP COLUMN b', ['ALTER TABLE t ADD a int, DROP COLUMN b | destroys | drops a column']],
    ['WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d', ['DELETE FROM t RETURNING * | destroys | deletes every row']],
    ['EXPLAIN ANALYZE INSERT INTO t VALUES (1)', ['INSERT INTO t VALUES (1) | changes-state | inserts rows']],
    ['SELECT a FROM t FOR UPDATE', ['FOR UPDATE | changes-state | locks the rows that it reads']],
    ['SELECT a INTO b FROM t', ['SELECT a INTO b FROM t | changes-state | creates a table']],
    ['VACUUM FULL t', ['VACUUM FULL t | changes-state | rewrites tables and locks them meanwhile']],
    ['ANALYZE t', ['ANALYZE t | changes-state | refreshes the planner’s statistics']],
    ["COPY t TO PROGRAM 'x'", ["COPY t TO PROGRAM 'x' | changes-state | runs a program on the server"]],
    ['DO $$ BEGIN END $$', ['DO $$ BEGIN END $$ | changes-state | runs a block of code, which may change anything']],
    ['PREPARE p AS DELETE FROM t; EXECUTE p', ['DELETE FROM t | destroys | deletes every row']],
    [
      "\\copy t from 'x'\nSELECT 1 \\gexec",
      [
        "\\copy t from 'x' | changes-state | loads rows into a table",
        '\\gexec | changes-state | runs what the query returns as statements',
      ],
    ],
    ['DELETE FROM `t` LIMIT 5; SELECT 1', ['DELETE FROM `t` LIMIT 5 | destroys | deletes rows']],
    ['UPDATE ${table} SET a = ${a} WHERE id = ${id}', ['UPDATE ${table} SET a = ${a} WHERE id = ${id} | changes-state | changes rows']],
  ])('%s', (text, expected) => expect(harms(text)).toEqual(expected));
});

describe('a text of another dialect', () => {
  it.each([
    'INSERT INTO a SET b = 1',
    'ALTER TABLE a DROP PARTITION p1',
    "LOAD DATA LOCAL INFILE '/x' INTO TABLE a",
    "GRANT ALL ON *.* TO 'a'@'%'",
    'UPDATE a, b SET a.x = 1',
    'SHOW ENGINE INNODB STATUS\\G',
  ])('%s is no mistake, and is unchecked rather than valid', (text) => {
    const problems = sql.diagnose?.(text) ?? [];
    expect(problems).toEqual([]);
    expect(verdictOf(sql, [], text)).toBe('unchecked');
  });

  it('is told from a valid and from a broken one', () => {
    expect(verdictOf(sql, [], 'SELECT 1')).toBe('valid');
    expect(sql.diagnose?.('SELEC 1')).toHaveLength(1);
  });
});
