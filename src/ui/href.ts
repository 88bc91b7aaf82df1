/** Addresses of the site → links: the base goes in front, whatever it is. */

const base = import.meta.env.BASE_URL.endsWith('/') ? import.meta.env.BASE_URL : `${import.meta.env.BASE_URL}/`;

/** `href('runbooks/etcd/')` → `/runbooks/etcd/`, or below the base that the site is built for. `href('')` is the home page. */
export function href(address: string): string {
  return base + address.replace(/^\/+/, '');
}

/** The same with the alert that somebody comes with: what starts there is named after it. */
export function alertHref(address: string, alert: string): string {
  return `${href(address)}?alertname=${encodeURIComponent(alert)}`;
}
