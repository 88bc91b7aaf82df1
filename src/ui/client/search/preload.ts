/**
 * Loads what a search needs before there is one: the box, the names, the program and catalogue of the text. Out of the offline copy, which
 * costs the network nothing, all of the index: a search is then answered without waiting for parts of it.
 */
import { siteAddress } from '../base/site-base.ts';
import { jumpIndex } from './jump-data.ts';
import { loadText } from './text-search.ts';

export function preloadSearch(): void {
  const base = siteAddress();
  void import('./jump.ts').catch(() => null);
  void jumpIndex(base).catch(() => null);
  const isCopied = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
  void loadText(base, isCopied ? 'whole' : 'program').catch(() => null);
}
