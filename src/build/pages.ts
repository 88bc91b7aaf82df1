/** Every address of a site. What is listed here is built; what is built is checked against it. */
import { decodePath, pageFile } from '../content/address.ts';
import { calendarAddress, ownFiles, ownPages } from '../content/own-addresses.ts';
import type { Address, Site } from '../content/site.ts';

export interface Page {
  address: Address;
  /** Where it is written, relative to the output folder. */
  file: string;
}

/** All pages of a site, in a fixed order. */
export function allPages(site: Site): Page[] {
  const addresses: Address[] = [
    ...ownPages.filter(({ when }) => when(site)).map(({ address }) => address),
    ...site.services.map((service) => service.address),
    ...site.runbooks.map((runbook) => runbook.address),
    ...site.alertPages.map((page) => page.address),
    ...site.redirects.map((redirect) => redirect.from),
    ...site.broken.map(({ address }) => address).filter((address) => address.endsWith('/')),
    ...site.sheets.map((sheet) => sheet.address),
    ...site.drills.map((drill) => drill.address),
    ...site.postmortems.map((postmortem) => postmortem.address),
  ];
  return [
    ...[...new Set(addresses)].map((address) => ({ address, file: pageFile(address) })),
    ...ownFiles.filter(({ when }) => when(site)).map(({ address, file }) => ({ address, file })),
    ...site.services.map(calendarAddress).map((address) => ({ address, file: decodePath(address) })),
  ];
}
