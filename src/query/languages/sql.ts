/** SQL as PostgreSQL takes it; no grammar is at hand, so it is neither checked nor coloured. */
import type { Language } from '../language.ts';

export const sql: Language = {
  id: 'sql',
  title: 'SQL',
  aliases: ['postgresql', 'postgres', 'pgsql', 'psql', 'plpgsql', 'sqlite', 'tsql'],
  kind: 'query',
  diagnose: null,
  highlight: null,
  slots: null,
  harms: null,
};
