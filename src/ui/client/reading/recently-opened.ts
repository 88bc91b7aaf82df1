/** The runbooks that this device opened last, for the home page. `recentBoot` (`ui/theme-boot.ts`) reads them. */
import { keep, readKept } from '../base/kept.ts';

export interface OpenedPage {
  readonly title: string;
  /** Its address below the site's root. */
  readonly path: string;
}

/** More than these are a list that nobody scans. */
export const keptAtMost = 4;

/** What is kept next: the list with this page as the latest, each page once. What is no list begins anew. */
export function withLatest(kept: string, latest: OpenedPage): string {
  let others: unknown;
  try {
    others = JSON.parse(kept);
  } catch {
    // Not ours, then.
  }
  const known: readonly unknown[] = Array.isArray(others) ? others : [];
  return JSON.stringify([latest, ...known.filter((page) => JSON.stringify(page) !== JSON.stringify(latest))].slice(0, keptAtMost));
}

/** Keeps that a page was opened. */
export function rememberOpened(base: string, latest: OpenedPage): void {
  const key = `breakglass-recent:${base}`;
  keep(key, withLatest(readKept(key) ?? '', latest));
}
