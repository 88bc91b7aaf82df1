/** The harms of commands, the SQL that they hand to a client (`psql -c "…"`) read as SQL. */
import type { Harm } from '../../language.ts';
import { harmsOfSql } from '../../sql/harms.ts';
import type { ShellReading } from '../read.ts';
import { harmsOf } from './class-of.ts';

export function harmsWithSql(reading: ShellReading): Harm[] {
  return harmsOf(reading, { harmsOfSql });
}
