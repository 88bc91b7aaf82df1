/** Addresses of the site → links: the base goes in front, whatever it is. */

import { type Address, withAnchor } from '../content/address.ts';
import type { Runbook } from '../content/site.ts';

const base = import.meta.env.BASE_URL.endsWith('/') ? import.meta.env.BASE_URL : `${import.meta.env.BASE_URL}/`;

/** `href('runbooks/etcd/')` → `/runbooks/etcd/`, or below the base that the site is built for. `href('')` is the home page. */
export function href(address: string): string {
  return base + address.replace(/^\/+/, '');
}

/** The same with the alert that somebody comes with: what starts there is named after it. `address` may name a part of the page. */
export function alertHref(address: string, alert: string): string {
  const [page = '', anchor] = address.split('#');
  return `${href(page)}?alertname=${encodeURIComponent(alert)}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Where a runbook answers an alert: its section for it, or its page. */
export function answerAddress({ address, sectionAlerts }: Pick<Runbook, 'address' | 'sectionAlerts'>, alert: string | undefined): Address {
  const section = sectionAlerts.find((one) => one.alert === alert);
  return section === undefined ? address : withAnchor(address, section.anchor);
}
