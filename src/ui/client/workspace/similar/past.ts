/** The postmortems of this site, as the build writes them for the incident page. */
import type { PastIncident } from '../../../../incident/similar.ts';
import { siteBase } from '../../base/site-base.ts';

export interface PastPostmortem extends PastIncident {
  /** The day in words. */
  readonly when: string;
  readonly cause?: string | undefined;
  readonly fix?: string | undefined;
}

let past: Promise<readonly PastPostmortem[]> | undefined;

/** All of them, fetched once a page; none when they cannot be had: they only suggest. */
export function pastPostmortems(): Promise<readonly PastPostmortem[]> {
  past ??= fetch(`${siteBase()}incident/postmortems.json`)
    .then(async (response) => (response.ok ? ((await response.json()) as readonly PastPostmortem[]) : []))
    .catch(() => {
      past = undefined;
      return [];
    });
  return past;
}
