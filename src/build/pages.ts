/** Every address of a site. What is listed here is built; what is built is checked against it. */
import type { Address, Service, Site } from '../content/site.ts';

export interface Page {
  address: Address;
  /** Where it is written, relative to the output folder. */
  file: string;
}

/** All pages of a site, in a fixed order. */
export function allPages(site: Site): Page[] {
  const addresses: Address[] = [
    '',
    'runbooks/',
    'alerts/',
    'search/',
    'incident/',
    'health/',
    ...site.services.map((service) => service.address),
    ...site.runbooks.map((runbook) => runbook.address),
    ...site.alerts.map((alert) => alert.address),
    ...site.redirects.map((redirect) => redirect.from),
    ...site.broken.map(({ address }) => address).filter((address) => address.endsWith('/')),
  ];
  if (site.coverage !== null) addresses.push('coverage/');
  if (site.sheets.length > 0) addresses.push('queries/', ...site.sheets.map((sheet) => sheet.address));
  if (site.runbooks.some((runbook) => runbook.meta.pattern !== undefined)) addresses.push('patterns/');
  if (site.runbooks.some((runbook) => runbook.meta.signals.length > 0)) addresses.push('signals/');
  if (site.drills.length > 0) addresses.push('drills/', ...site.drills.map((drill) => drill.address));
  return [
    ...[...new Set(addresses)].map((address) => ({ address, file: `${address}index.html` })),
    { address: '404', file: '404.html' },
    { address: 'manifest.webmanifest', file: 'manifest.webmanifest' },
    ...['health.json', 'badge.json', 'badge.svg', 'reviews.ics', ...site.services.map(calendarOf)].map((file) => ({ address: file, file })),
    { address: 'search/jump.json', file: 'search/jump.json' },
    { address: 'incident/runbooks.json', file: 'incident/runbooks.json' },
    ...(site.sheets.length > 0 ? ['queries.json', 'queries.cheat'] : []).map((file) => ({ address: file, file })),
  ];
}

/** `runbooks/shop/` → `reviews/shop.ics`. */
function calendarOf({ address }: Service): Address {
  return `reviews/${address.replace(/^runbooks\/|\/$/g, '')}.ics`;
}
