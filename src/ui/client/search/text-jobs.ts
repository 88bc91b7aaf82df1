/** What is asked of full text, and how it is carried out: by a worker, or in the page. */
import { type Filters, type Indexes, loadFullText, loadWholeIndex, searchText } from './full-text.ts';
import type { Row } from './row.ts';

export type TextJob = Indexes &
  (
    | /** Load the program and the catalogue; with `whole` all of the index. */ { readonly load: 'program' | 'whole' }
    | { readonly typed: string; readonly filters: Filters; readonly most: number }
  );

/** What comes back: rows as they become known, then the end. */
export type TextAnswer = { readonly rows: Row[] } | { readonly more: boolean } | { readonly failed: true };

/** Answers whether there are more rows than were asked for. Never rejects. */
export async function carryOut(job: TextJob, isWanted: () => boolean, show: (rows: Row[]) => void): Promise<TextAnswer> {
  try {
    if ('typed' in job) return { more: await searchText({ ...job, isWanted }, show) };
    await (job.load === 'whole' ? loadWholeIndex(job) : loadFullText(job));
    return { more: false };
  } catch {
    return { failed: true };
  }
}
