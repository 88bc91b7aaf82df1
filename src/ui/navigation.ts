/** The main pages of a site, in the order of the navigation; what a site has none of is left out. */

import { addressAt } from '../content/address.ts';
import { type Address, hasOnlyDocs, type Site } from '../content/site.ts';
import { t } from '../words/text.ts';
import { lookup } from './lookup.ts';

export interface MainPage {
  title: string;
  address: Address;
}

export function mainPages(site: Site): MainPage[] {
  const { patterns, withSignals } = lookup(site);
  const onlyDocs = hasOnlyDocs(site);
  const pages: (MainPage & { count: number })[] = [
    { title: onlyDocs ? t`Contents` : t`Runbooks`, address: addressAt('runbooks/'), count: site.runbooks.length },
    { title: t`Alerts`, address: addressAt('alerts/'), count: site.alerts.length },
    { title: t`Queries`, address: addressAt('queries/'), count: site.sheets.length },
    { title: t`Patterns`, address: addressAt('patterns/'), count: patterns.length },
    { title: t`Signals`, address: addressAt('signals/'), count: withSignals.length },
    { title: t`Postmortems`, address: addressAt('postmortems/'), count: site.postmortems.length },
    { title: t`Incident`, address: addressAt('incident/'), count: onlyDocs ? 0 : 1 },
  ];
  return pages.filter((page) => page.count > 0);
}
