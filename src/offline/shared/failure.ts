/** Why the offline copy could not be made or updated. Reported with addresses and hashes, so that an operator need not guess. */

import type { Pack } from './manifest.ts';

export type Failure =
  /** The server cannot be reached. */
  | { readonly kind: 'unreachable'; readonly address: string }
  /** It accepted the request and did not respond for so many seconds. */
  | { readonly kind: 'silent'; readonly address: string; readonly seconds: number }
  /** The connection ended in the middle of an answer. */
  | { readonly kind: 'cut off'; readonly address: string }
  | { readonly kind: 'status'; readonly address: string; readonly status: number }
  /** A redirect: as a rule to a login page. */
  | { readonly kind: 'sent elsewhere'; readonly address: string }
  /** A web page in the place of a script, as login pages and captive portals send. */
  | { readonly kind: 'web page'; readonly address: string }
  /** Other bytes than the build wrote; `page` when they are a web page. */
  | {
      readonly kind: 'other bytes';
      readonly address: string;
      readonly expected: string;
      readonly received: string;
      readonly page: boolean;
    }
  /** The browser has no room for so many bytes; what they are for, and what of it may be left out. */
  | { readonly kind: 'no room'; readonly needed: number; readonly parts: readonly Part[] }
  | { readonly kind: 'storage'; readonly said: string }
  /** The worker's script did not come, or is none. */
  | { readonly kind: 'no worker'; readonly said: string };

/** What a copy is made of, as far as people choose of it. */
export type Part = Pick<Pack, 'name' | 'title' | 'size' | 'runbooks' | 'optional'>;

/** What is wrong with an answer as such; undefined when its bytes are worth reading. Redirects must not have been followed. */
export function refusal(response: Response, address: string): Failure | undefined {
  if (response.type === 'opaqueredirect') return { kind: 'sent elsewhere', address };
  return response.ok ? undefined : { kind: 'status', address, status: response.status };
}

/** Carries a failure to whoever reports it. */
export class OfflineFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.kind}: ${JSON.stringify(failure)}`);
    this.failure = failure;
  }
}
