/** What the storage of one site is called. Several sites may live on one origin, so every name carries the base path. */

export interface Names {
  readonly database: string;
  /** The cache that holds the second journal. Whoever cleans up caches leaves it alone. */
  readonly journal: string;
  readonly channel: string;
  readonly marker: string;
}

/** @param base the site's base path, `/` or `/ops/` */
export function namesFor(base: string): Names {
  const site = `/${base.split('/').filter(Boolean).join('/')}`;
  return {
    database: `breakglass-record:${site}`,
    journal: `breakglass-journal:${site}`,
    channel: `breakglass-channel:${site}`,
    marker: `breakglass-recorded:${site}`,
  };
}
