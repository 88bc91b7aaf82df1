/** The runbooks that this device opened last, for the home page. `recentBoot` (`ui/theme-boot.ts`) reads them. */
import { keep, readKept } from '../base/kept.ts';

export interface OpenedPage {
  readonly title: string;
  /** Its address below the site's root. */
  readonly path: string;
}

/** More than these are a list that nobody scans. */
export const keptAtMost = 4;

/** The pages with this one as the latest; each page once. */
export function withLatest(pages: readonly OpenedPage[], latest: OpenedPage): readonly OpenedPage[] {
  return [latest, ...pages.filter(({ path }) => path !== latest.path)].slice(0, keptAtMost);
}

/** Keeps that a page was opened. A browser that keeps nothing shows no such list. */
export function rememberOpened(base: string, latest: OpenedPage): void {
  const key = `breakglass-recent:${base}`;
  keep(key, JSON.stringify(withLatest(parseOpened(readKept(key) ?? '[]'), latest)));
}

/** What was kept; nothing where it cannot be read. */
export function parseOpened(text: string): readonly OpenedPage[] {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isOpenedPage) : [];
  } catch {
    return [];
  }
}

function isOpenedPage(value: unknown): value is OpenedPage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    'path' in value &&
    typeof value.title === 'string' &&
    typeof value.path === 'string'
  );
}
