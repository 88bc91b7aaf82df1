/** The main pages of a site, in the order of the navigation; what a site has none of is left out. */
import type { Address, Site } from '../content/site.ts';
import { lookup } from './lookup.ts';

export interface MainPage {
  title: string;
  address: Address;
}

export function mainPages(site: Site): MainPage[] {
  const { patterns, withSignals } = lookup(site);
  const pages: (MainPage & { count: number })[] = [
    { title: 'Runbooks', address: 'runbooks/', count: site.runbooks.length },
    { title: 'Alerts', address: 'alerts/', count: site.alerts.length },
    { title: 'Queries', address: 'queries/', count: site.sheets.length },
    { title: 'Patterns', address: 'patterns/', count: patterns.length },
    { title: 'Signals', address: 'signals/', count: withSignals.length },
    { title: 'Incident', address: 'incident/', count: 1 },
  ];
  return pages.filter((page) => page.count > 0);
}
