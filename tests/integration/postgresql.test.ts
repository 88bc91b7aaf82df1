/** What is said of SQL, against a real server of PostgreSQL. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeValue } from '../../src/fill/layer.ts';
import { sqlWords } from '../../src/fill/sql.ts';
import { findPlaceholders } from '../../src/query/placeholder.ts';
import { languageById } from '../../src/query/registry.ts';
import { hostileValue } from '../support/hostile-sql.ts';
import { noPostgres, type Server, startPostgres } from '../support/postgres.ts';
import { sqlTemplates } from '../support/query-templates.ts';
import { seed } from '../support/seed.ts';
import { withoutValue } from '../support/without-value.ts';
import { broken, good } from './postgresql-statements.ts';
import { columns, meant, shapes, values as sqlValues } from './sql-values.ts';

const sql = languageById('sql');
const root = join(import.meta.dirname, '../..');

interface Entry {
  name: string;
  query: string;
  danger: string;
}

/** Every query in SQL of the starter library: sheets, and what they name for the way back. */
function library(): Entry[] {
  return globSync('queries/*.yaml', { cwd: root }).flatMap((file) => {
    const sheet: { queries: { id: string; language: string; query: string; danger?: string; rollback?: string }[] } = parse(
      readFileSync(join(root, file), 'utf8'),
    );
    return sheet.queries
      .filter(({ language }) => language === 'sql')
      .map(({ id, query, danger = 'read-only' }) => ({ name: `${file} ${id}`, query, danger }));
  });
}

const values: Readonly<Record<string, string>> = {
  table: 'orders',
  parent_table: 'users',
  column: 'user_id',
  role: 'reporter',
  index_name: 'orders_user_id_idx',
  backend_pid: '1',
  user_id: '42',
  query_id: '-42',
  statement_timeout: '30s',
};

function fill(query: string, given: (name: string) => string): string {
  const placeholders = findPlaceholders(query, 'query');
  const slots = sql.slots?.(query, placeholders) ?? [];
  let filled = query;
  for (const [at, { name, from, to }] of [...placeholders.entries()].reverse()) {
    const { text, refused } = writeValue(slots[at] ?? ['nowhere'], given(name));
    if (text === undefined) throw new Error(`${name} is refused: ${refused}`);
    filled = filled.slice(0, from) + text + filled.slice(to);
  }
  return filled;
}

/** The server reads all of a message before it runs the first statement, and this one fails. */
const parsedOnly = (text: string) => `SELECT 1/0;\n${text}`;

/** For each message the server's syntax error, with its offset where psql shows it, or null where it parsed. */
function verdicts(errors: string, count: number): ({ message: string; at: number | null } | null)[] {
  const each = errors.split(/^ERROR: {2}/m).slice(1);
  if (each.length !== count) throw new Error(`${each.length} answers to ${count} messages`);
  return each.map((text) => {
    if (text.startsWith('division by zero')) return null;
    const shown = /^(LINE (\d+): )(.*)\n( *)\^/m.exec(text);
    const at = shown === null || shown[2] !== '2' ? null : (shown[4]?.length ?? 0) - (shown[1]?.length ?? 0);
    return { message: text.split('\n')[0] ?? '', at };
  });
}

describe.skipIf(noPostgres !== '')(`PostgreSQL${noPostgres}`, () => {
  let server: Server;
  beforeAll(() => {
    server = startPostgres();
    const { errors } = server.typed(
      'CREATE EXTENSION pg_stat_statements; CREATE TABLE users (id int PRIMARY KEY, name text); CREATE ROLE reporter;' +
        'CREATE TABLE orders (id int, user_id int, payment_status text, created_at timestamptz);',
    );
    expect(errors).toBe('');
  }, 60_000);
  afterAll(() => server?.stop());

  it('runs every query of the library that reads, and reads every other', () => {
    const entries = library();
    expect(entries.length).toBeGreaterThan(30);
    const script = entries.filter(({ danger }) => danger === 'read-only').map(({ query }) => fill(query, (name) => values[name] ?? ''));
    expect(server.typed(script.join('\n')).errors).toBe('');
    const others = entries
      .filter(({ danger }) => danger !== 'read-only')
      .map(({ query }) => parsedOnly(fill(query, (name) => values[name] ?? '')));
    expect(verdicts(server.sent(others), others.length).filter((verdict) => verdict !== null)).toEqual([]);
  });

  it('takes what is called valid', () => {
    expect(good.length).toBeGreaterThanOrEqual(100);
    const told = verdicts(server.sent(good.map(parsedOnly)), good.length);
    expect(good.filter((_, at) => told[at] !== null)).toEqual([]);
    expect(good.filter((text) => sql.diagnose?.(text).length !== 0)).toEqual([]);
  });

  it('refuses what is called wrong, at the same place', () => {
    expect(broken.length).toBeGreaterThanOrEqual(60);
    const told = verdicts(server.sent(broken.map(parsedOnly)), broken.length);
    const differing = broken.flatMap((text, at) => {
      const theirs = told[at];
      const ours = sql.diagnose?.(text)[0];
      // A misspelt word stands before the place where the server noticed.
      const same =
        // For some mistakes version 15 names no place, and version 18 does.
        theirs?.at === null ||
        theirs?.at === ours?.from ||
        (ours !== undefined && /^`[A-Z]+`$/.test(ours.expected) && ours.from < (theirs?.at ?? 0));
      return theirs !== null && ours !== undefined && same ? [] : [{ text, theirs, ours }];
    });
    expect(differing).toEqual([]);
  });

  it('gives back exactly the value that was filled in', () => {
    // In hexadecimal: psql shows characters that it does not know by their number.
    const inHex = (query: string) => `SELECT encode(convert_to(v::text, 'UTF8'), 'hex') FROM (${query}) AS q (v);`;
    const keys = 'SELECT json_object_keys(row_to_json(k)) FROM k';
    const templates = [
      inHex("SELECT '${x}'"),
      inHex("SELECT E'${x}'"),
      inHex('SELECT $q$${x}$q$'),
      inHex('SELECT ${x}'),
      inHex(`WITH k AS (SELECT 1 AS \${x}) ${keys}`),
      inHex(`WITH k AS (SELECT 1 AS "\${x}") ${keys}`),
    ];
    const lines: { text: string; answer: string }[] = [];
    for (const value of fc.sample(hostileValue, { seed, numRuns: 1500 })) {
      for (const template of templates) {
        const { text } = writeValue(sql.slots?.(template, findPlaceholders(template, 'query'))[0] ?? ['nowhere'], value);
        if (text !== undefined) lines.push({ text: template.replace('${x}', () => text), answer: Buffer.from(value).toString('hex') });
      }
      const literal = writeValue(['sql-literal'], value).text;
      const like = writeValue(['sql-like', 'sql-quote'], value).text;
      const regex = writeValue(['regex', 'sql-quote'], value).text;
      if (literal !== undefined && like !== undefined && regex !== undefined) {
        lines.push({
          text: `SELECT CASE WHEN ${literal}::text LIKE '${like}' AND ${literal}::text ~ '^${regex}$' THEN 'same' END;`,
          answer: 'same',
        });
      }
    }
    expect(lines.length).toBeGreaterThan(3000);
    const { out, errors } = server.typed(lines.map(({ text }) => text).join('\n'));
    expect(errors).toBe('');
    const answers = out.split('\n');
    expect(lines.filter(({ answer }, at) => answers[at] !== answer).slice(0, 5)).toEqual([]);
    expect(answers.length).toBe(lines.length + 1);
  });

  it('runs no statement whose value is missing, typed into psql or sent @fault-52', () => {
    const copied = sqlTemplates.map((text) => withoutValue(sql, text).text);
    const look = "SELECT 'state', count(*), string_agg(a, ',' ORDER BY a) FROM t;";
    expect(server.typed("CREATE TABLE t (a text); INSERT INTO t VALUES ('1'), ('2');").errors).toBe('');
    for (const text of copied) {
      // Whoever types on ends an unfinished statement.
      const { out, errors } = server.typed(`${text}\n;\n${look}`);
      expect({ text, out }).toEqual({ text, out: 'state|2|1,2\n' });
      expect(errors).toMatch(/syntax error at or near "<"/);
    }
    expect(verdicts(server.sent(copied.map(parsedOnly)), copied.length).every((verdict) => verdict !== null)).toBe(true);
  });

  it('does with a value what is meant, for every shape of statement and every value @fault-30', () => {
    const table = columns.map((name) => `"${name.replaceAll('"', '""')}" int`).join(', ');
    const setUp = `DROP TABLE IF EXISTS t; CREATE TABLE t (${table}); INSERT INTO t VALUES (2, 1, 3, 4, 5), (1, 2, 4, 3, NULL);`;
    expect(
      server
        .typed(setUp)
        .errors.replace(/NOTICE.*/g, '')
        .trim(),
    ).toBe('');
    const wrong: unknown[] = [];
    const asked: { template: string; value: string; filled: string; expected: string }[] = [];
    for (const [kind, template] of shapes) {
      const [slot = ['nowhere' as const]] = sql.slots?.(template, findPlaceholders(template, 'query')) ?? [];
      for (const value of sqlValues) {
        const { text } = writeValue(slot, value);
        const reference = meant(kind, value);
        if ((text === undefined) !== (reference === null)) wrong.push({ template, value, text, reference });
        if (text === undefined || reference === null) continue;
        asked.push({ template, value, filled: template.replace('${v}', () => text), expected: template.replace('${v}', () => reference) });
      }
    }
    expect(wrong).toEqual([]);
    expect(asked.length).toBeGreaterThan(250);
    // What a statement answers, or that it is refused: columns that there are none of.
    const answers = (texts: readonly string[]) =>
      server
        .typed(
          texts
            .map((text) => `\\echo @@\n${text};`)
            .join('\n')
            .concat('\n\\echo @@\nSELECT count(*) FROM t;'),
        )
        .out.split('@@\n');
    const ours = answers(asked.map(({ filled }) => filled));
    const theirs = answers(asked.map(({ expected }) => expected));
    expect(asked.filter((_, at) => ours[at + 1] !== theirs[at + 1]).slice(0, 5)).toEqual([]);
    expect(ours.at(-1)).toBe('2\n');
    expect(ours.filter((answer) => answer !== '').length).toBeGreaterThan(130);
  });

  it('knows no word that is a name only in quotes and is not listed', () => {
    const { out } = server.typed("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U';");
    const words = out.trim().split('\n');
    expect(words.length).toBeGreaterThan(140);
    expect(words.filter((word) => !sqlWords.has(word))).toEqual([]);
  });
});
