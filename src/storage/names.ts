/** What the storage of one site is called. Several sites may live on one origin, so every name carries the base path. */

/** The id of the last time that the record of a device was erased; undefined: never. */
export type Erasure = string | undefined;

export interface Names {
  readonly database: string;
  readonly channel: string;
  /** Keys of localStorage: that something was recorded here, and the id of the last erasure. */
  readonly recorded: string;
  readonly erased: string;
  /** The cache that holds the second journal since that erasure. Whoever cleans up caches leaves it alone. */
  journal(since: Erasure): string;
  /** Whether a cache is a journal of this site, since whichever erasure. */
  isJournal(name: string): boolean;
  /** Whether a key of localStorage or sessionStorage belongs to this site: `breakglass-<what>:<base path>`. */
  isKey(name: string): boolean;
}

/** @param base the site's base path, `/` or `/ops/` */
export function namesFor(base: string): Names {
  const site = siteOf(base);
  const journal = `breakglass-journal:${site}`;
  return {
    database: `breakglass-record:${site}`,
    channel: `breakglass-channel:${site}`,
    recorded: `breakglass-recorded:${site}`,
    erased: `breakglass-erased:${site}`,
    // A path has no number sign.
    journal: (since) => (since === undefined ? journal : `${journal}#${since}`),
    isJournal: (name) => name === journal || name.startsWith(`${journal}#`),
    isKey(name) {
      const path = /^breakglass-[a-z-]+:(.*)$/.exec(name)?.[1];
      return path !== undefined && siteOf(path) === site;
    },
  };
}

function siteOf(base: string): string {
  return `/${base.split('/').filter(Boolean).join('/')}`;
}
