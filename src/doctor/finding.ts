/** What is wrong with a site where it is served: what was found, what was expected, what to change. */
import type { ProblemSeverity } from '../problem/problem.ts';
import type { Host } from './advice.ts';

export interface Finding {
  /** `group/name`, as in `cache/worker`. */
  readonly check: string;
  /** `error`: a responder is harmed. `warning`: something works worse than it could. `info`: good to know, and no reason to fail. */
  readonly severity: ProblemSeverity;
  readonly address: string;
  readonly found: string;
  readonly expected: string;
  /** What to do, on any host. */
  readonly change: string;
  /** The same in the words of the host that the report is about, where it is known and has some. */
  readonly on: Readonly<Partial<Record<Host, string>>>;
}

/** What could not be looked at, and why. */
export interface NotTried {
  readonly what: string;
  readonly why: string;
}

export interface Report {
  readonly site: string;
  /** The version of the content that the site reports; null when it reports none. */
  readonly version: string | null;
  /** The kind of host, where its headers show it. */
  readonly host: Host | null;
  /** How the host names itself (`Server`); null when it does not. */
  readonly server: string | null;
  /** Which browser looked; null when none did. */
  readonly browser: string | null;
  readonly findings: readonly Finding[];
  readonly tried: readonly string[];
  readonly notTried: readonly NotTried[];
}

/** Whether anything of it is a reason to fail. */
export function isHealthy({ findings }: Report): boolean {
  return findings.every(({ severity }) => severity === 'info');
}
