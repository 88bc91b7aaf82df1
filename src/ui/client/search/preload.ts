/** Loads what a search needs before there is one: the names, and the program and catalogue of the text. */
import { loadFullText } from './full-text.ts';
import { jumpIndex, siteBase } from './jump-data.ts';

export function preloadSearch(form: HTMLFormElement | null): void {
  if (form === null) return;
  const base = siteBase(form);
  void jumpIndex(base).catch(() => null);
  void loadFullText(base).catch(() => null);
}
