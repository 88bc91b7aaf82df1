/** What commands do, the SQL that they hand to a client (`psql -c "…"`) read as SQL. */

import type { ShellReading } from '../languages/shell/read.ts';
import { assessSql } from '../languages/sql/harms.ts';
import { classOf } from './class-of.ts';
import type { Assessment } from './danger.ts';
import type { Programs } from './row.ts';

export function assessShell(reading: ShellReading, programs?: Programs): Assessment {
  return classOf(reading, { assessSql, programs });
}
