/** What to send to Prometheus' API, and the message when it does not answer. Runs in the browser too. */

import type { Unfilled } from '../open/unfilled.ts';
import { t } from '../words/text.ts';
import type { Answer } from './answer.ts';
import type { Span } from './sparkline.ts';

/** Why there is no result, in words for a responder. */
export type Failure = { failed: string };

/** Sixty steps of a minute, which end at that second. */
export function hourBefore(end: number): Span {
  return { from: end - 3600, to: end, step: 60 };
}

/** `10s`, `500ms` or `1m` in milliseconds. */
export function milliseconds(timeout: string): number {
  const [, amount, unit] = /^(\d+)(ms|s|m)$/.exec(timeout) ?? [];
  return amount === undefined ? 10_000 : Number(amount) * (unit === 'ms' ? 1 : unit === 's' ? 1000 : 60_000);
}

/** Why the text is not run as it is; empty when nothing is missing. */
export function notRun({ values, grafana }: Unfilled): string {
  if (values.length > 0) return t`Not run. Fill in first: ${values.join(', ')}`;
  if (grafana.length === 0) return '';
  return t`Not run. Only Grafana fills in ${grafana.join(', ')}: open the query there, or write a value of your own, such as 5m, in a copy.`;
}

/** What is known of a request that got no answer; a browser tells a page no more. */
export interface Unreachable {
  prometheus: string;
  /** The page's own address. */
  page: string;
  online: boolean;
}

export function unreachable({ prometheus, page, online }: Unreachable): string {
  const url = new URL(prometheus);
  if (!online) return t`No answer: this device is offline.`;
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (page.startsWith('https:') && url.protocol === 'http:' && !isLocal) {
    return t`No answer from ${url.origin}: this page is on https, and browsers do not let it ask over plain http (mixed content).`;
  }
  return t`No answer from ${url.origin}. It may be down, out of reach from here (VPN, DNS, certificate), behind a login, or it does not allow requests from this site (CORS).`;
}

/** The words for an answer that is no result. */
export function refusal(answer: Exclude<Answer, { kind: 'result' }>, status: number): string {
  if (answer.kind === 'foreign') return t`The answer (HTTP ${status}) is not Prometheus’: perhaps a login page, or another program.`;
  return t`Prometheus: ${answer.errorType === '' ? '' : `${answer.errorType}: `}${answer.message}`;
}
