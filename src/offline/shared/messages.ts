/** The messages between page and worker. */
import type { Failure, Part } from './failure.ts';

/** From page to worker. `SKIP_WAITING` is the name that workbox-window gives it. */
export type Ask =
  /** How much of the version is here → `Status`. With `thorough`, every pack and every file in it is read and compared with its hash. */
  | { readonly type: 'status'; readonly thorough: boolean }
  /** What differs between this version and the one in use → `Changes`. */
  | { readonly type: 'changes' }
  /** Fetch what is missing of this version, and delete what was chosen not to be kept → `Repaired`. */
  | { readonly type: 'repair' }
  | { readonly type: 'SKIP_WAITING' };

export interface Status {
  readonly version: string;
  /** ISO 8601 in UTC. */
  readonly builtAt: string;
  readonly runbooks: Count;
  readonly queries: number;
  /** Whether all parts of the search index are here. */
  readonly search: boolean;
  readonly packs: readonly PackStatus[];
  /** Whether every file was read and compared, or packs were only looked for. */
  readonly thorough: boolean;
}

export interface Count {
  readonly here: number;
  readonly of: number;
}

export interface PackStatus extends Part {
  /** Files in it. */
  readonly entries: number;
  readonly here: boolean;
  /** Whether it should be here: it is not where somebody chose to leave it out. */
  readonly wanted: boolean;
}

export interface Changes {
  readonly version: string;
  /** ISO 8601 in UTC. */
  readonly builtAt: string;
  readonly runbooks: readonly Change[];
}

export interface Change {
  readonly address: string;
  readonly title: string;
  readonly how: 'new' | 'changed' | 'gone';
}

export interface Repaired {
  readonly failure: Failure | null;
}

/** The progress that an installing worker reports to all tabs of the site, in bytes. */
export type Progress =
  | { readonly kind: 'fetching'; readonly received: number; readonly total: number }
  | { readonly kind: 'fetched' }
  | { readonly kind: 'failed'; readonly failure: Failure };
