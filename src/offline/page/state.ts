/** How the offline copy is, as a page sees it. Nothing here is guessed: what is not known is not there. */
import type { Failure } from '../shared/failure.ts';
import type { Changes, Status } from '../shared/messages.ts';

/** Why this browser cannot keep a copy here. */
export type Obstacle =
  /** Plain http: browsers allow workers on https and on localhost alone. */
  | 'no https'
  /** A private window of some browsers, or a very old one. */
  | 'no workers'
  /** The browser may not store anything for this site. */
  | 'storage blocked';

export interface OfflineState {
  readonly obstacle?: Obstacle | undefined;
  /** Of the version that answers in this tab. */
  readonly status?: Status | undefined;
  /** A worker is active and does not report its state. */
  readonly mute?: boolean | undefined;
  /** A version is being fetched; bytes. */
  readonly fetching?: { readonly received: number; readonly total: number } | undefined;
  /** Why the last try to fetch one failed. */
  readonly failure?: Failure | undefined;
  /** Why it is not known whether there is a newer version. */
  readonly noAnswer?: Failure | undefined;
  /** A newer version is whole and waits to be asked for. */
  readonly update?: Changes | undefined;
  /** When the server last confirmed its version, ISO 8601 in UTC. */
  readonly verified?: string | undefined;
  /** Another tab has switched: this page is of the version before. */
  readonly outdated?: boolean | undefined;
}

/** Whether all of the version is here that should be: what somebody chose to leave out counts separately. */
export function isReady({ packs }: Status): boolean {
  return packs.every(({ here, wanted }) => here || !wanted);
}

/** Whether somebody chose to keep less than everything. */
export function isChosen({ packs }: Status): boolean {
  return packs.some(({ wanted }) => !wanted);
}

const day = 86_400_000;

/**
 * For how many days the server has not confirmed this copy, when that is longer than the site allows; undefined otherwise.
 * @param allowed days @param now milliseconds
 */
export function unconfirmedFor({ verified, status }: OfflineState, allowed: number, now: number): number | undefined {
  if (status === undefined) return undefined;
  // A copy that was made before this was written down is as old as its build, at most.
  const days = Math.floor((now - Date.parse(verified ?? status.builtAt)) / day);
  return days >= allowed ? days : undefined;
}
