/**
 * SQL as PostgreSQL takes it, read with PostgreSQL's own parser. A fence labelled `sql` may hold another dialect: where
 * PostgreSQL refuses a text that shows signs of one, nothing is said. Dialects that have a label of their own are unchecked.
 */
import type { Language } from '../language.ts';
import { highlightSql } from '../sql/colour.ts';
import { assessSql } from '../sql/harms.ts';
import { sqlMissing } from '../sql/missing.ts';
import { loadParser } from '../sql/parser.ts';
import { diagnoseSql, isLeftAlone } from '../sql/problems.ts';
import { readSql } from '../sql/reading.ts';
import { slotsOfSql } from '../sql/slots.ts';

export const sql: Language = {
  id: 'sql',
  title: 'SQL',
  aliases: ['postgresql', 'postgres', 'pgsql', 'psql', 'plpgsql'],
  kind: 'query',
  diagnose: diagnoseSql,
  limit: (text) => readSql(text).limit,
  leavesAlone: (text) => (isLeftAlone(text) ? 'other' : null),
  highlight: highlightSql,
  slots: slotsOfSql,
  missing: sqlMissing,
  assess: assessSql,
  prepare: loadParser,
};
