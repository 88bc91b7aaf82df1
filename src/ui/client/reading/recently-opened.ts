/** The runbooks that this device opened last, for the home page. `recentBoot` (`ui/theme-boot.ts`) reads them. */

export interface OpenedPage {
  readonly title: string;
  /** Its address below the site's root. */
  readonly path: string;
}

/** More than these are a list that nobody scans. */
export const keptAtMost = 4;

/** The pages that were kept, with this one as the latest; each page once. What is no list is left out. */
export function withLatest(kept: unknown, latest: OpenedPage): readonly unknown[] {
  const others: readonly unknown[] = Array.isArray(kept) ? kept : [];
  return [latest, ...others.filter((page) => page !== null && JSON.stringify(page) !== JSON.stringify(latest))].slice(0, keptAtMost);
}

/** Keeps that a page was opened. A browser that keeps nothing shows no such list. */
export function rememberOpened(base: string, latest: OpenedPage): void {
  const key = `breakglass-recent:${base}`;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    localStorage.setItem(key, JSON.stringify(withLatest(kept, latest)));
  } catch {
    // Not kept, then.
  }
}
