/**
 * SQL as PostgreSQL takes it, read with PostgreSQL's own parser. A fence labelled `sql` may hold another dialect: where
 * PostgreSQL refuses a text that shows signs of one, nothing is said. Dialects that have a label of their own are unchecked.
 */
import type { Language } from '../../language.ts';
import { highlightSql } from './colour.ts';
import { assessSql } from './harms.ts';
import { sqlMissing } from './missing.ts';
import { loadParser } from './parser.ts';
import { diagnoseSql, isLeftAlone } from './problems.ts';
import { readSql } from './reading.ts';
import { slotsOfSql } from './slots.ts';

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
