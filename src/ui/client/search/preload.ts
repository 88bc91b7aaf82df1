/** Loads what a search needs before there is one: the names, and the program and catalogue of the text. */
import { jumpIndex, siteBase } from './jump-data.ts';
import { loadText } from './text-search.ts';

export function preloadSearch(form: HTMLFormElement | null): void {
  if (form === null) return;
  const base = siteBase(form);
  void import('./jump.ts').catch(() => null);
  void jumpIndex(base).catch(() => null);
  void loadText(base, 'program').catch(() => null);
}
