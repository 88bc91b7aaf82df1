/** Action items as a table that spreadsheets and trackers read. */
import type { ActionItem } from '../../incident/action-items.ts';

/** What an action item comes from: tables of several incidents are put together. */
export interface CsvContext {
  /** The incident's title. */
  readonly incident: string;
  /** The day on which it began, `2026-11-21`; empty where nobody knows. */
  readonly day: string;
  /** Where its postmortem can be read; empty where that has no address. */
  readonly link: string;
}

const columns = ['Action', 'Type', 'Owner', 'Due', 'Ticket', 'State', 'Incident', 'Day', 'Link'];

/** CSV as RFC 4180 has it (https://www.rfc-editor.org/rfc/rfc4180): lines end with CRLF, the first one names the columns. */
export function actionItemsCsv(items: readonly ActionItem[], { incident, day, link }: CsvContext): string {
  const rows = items.map(({ title, type, owner, due, ticket, done }) => [
    title,
    type,
    owner,
    due,
    ticket,
    done ? 'done' : 'open',
    incident,
    day,
    link,
  ]);
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/**
 * Spreadsheets run what begins like a formula, in quotes too; an apostrophe before it makes it a text. The signs, among them their
 * full-width forms, are those of https://owasp.org/www-community/attacks/CSV_Injection.
 */
function cell(value: string | undefined): string {
  const safe = (value ?? '').toWellFormed().replace(/^[\s\uFEFF]*[=+\-@\t\r\n＝＋－＠]/u, (start) => `'${start}`);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
