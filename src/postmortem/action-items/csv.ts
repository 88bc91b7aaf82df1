/** Action items as a table that spreadsheets and trackers read. */
import type { ActionItem } from '../../incident/action-items.ts';
import { csvTable } from '../../plain/csv.ts';

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

/** The table as CSV; the first line names the columns. */
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
  return csvTable([columns, ...rows]);
}
