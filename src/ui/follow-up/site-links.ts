/** Where the pages of a site are, for what leaves it: calendars, tables and issues. */
import type { Site } from '../../content/site.ts';
import type { LinkTo } from '../../follow-up/tables.ts';
import { href } from '../href.ts';

/** The site's address with a slash at its end; empty where the settings do not name it. */
export function homeOf({ settings }: Pick<Site, 'settings'>): string {
  return settings.alerts.site?.replace(/\/?$/, '/') ?? '';
}

/** Whole addresses where the settings say where the site is, else those below its root. */
export function linksOf(site: Pick<Site, 'settings'>): LinkTo {
  const home = homeOf(site);
  return home === '' ? href : (address) => home + address;
}
