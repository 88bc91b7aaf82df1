/** How SQL is copied while a value is missing, so that no statement of it runs. */
import type { MissingPlan } from '../../../fill/missing.ts';
import { readSql } from './reading.ts';

/**
 * Of a text that PostgreSQL reads every statement is spoilt. psql runs its own commands whatever stands in front of them, and takes
 * the rows behind a `COPY … FROM STDIN` that failed for statements: there nothing is sure.
 */
export function sqlMissing(text: string): MissingPlan {
  const { parsed, commands } = readSql(text);
  const isSure = parsed?.failure === null && commands.length === 0 && !/\bfrom\s+(?:stdin|program)\b/i.test(text);
  return { form: isSure ? 'statements' : 'unsure', places: [] };
}
