/** Parts of pages that few pages have: what loads them stands here, so that the script of every page need not list them. */
import { appElement } from '../base/app-element.ts';

/**
 * Loads those that this page has.
 *
 * @param today the day, as `2026-01-31`
 */
export function wakeRareParts(today: string): void {
  if (document.querySelector('[data-dues]') !== null) void import('./overdue.ts').then((part) => part.countOverdue(today));
  if (document.querySelector('[data-due-day]') !== null) void import('./due-days.ts').then((part) => part.dueDays(today));
  const filter = appElement<HTMLFormElement>('query-filter');
  if (filter !== null) void import('../code/query-filter.ts').then((part) => part.queryFilter(filter));
  const reader = appElement<HTMLFormElement>('signals-reader');
  if (reader !== null) void import('./signals-reader.ts').then((part) => part.signalsReader(reader));
  const drill = appElement<HTMLElement>('drill-page');
  if (drill !== null) void import('../drill/drill.tsx').then((part) => part.drillPage(drill));
  if (document.querySelector('button.run') !== null) void import('../code/run-here.ts').then((part) => part.runHere());
  if (document.querySelector('[data-ask-status]') !== null) void import('./status-pages.ts').then((part) => part.statusPages());
}
