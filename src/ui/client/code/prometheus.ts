/** Asks Prometheus' API: https://prometheus.io/docs/prometheus/latest/querying/api/#expression-queries */

import { type Answer, readAnswer } from '../../../run/answer.ts';
import { type Failure, refusal, unreachable } from '../../../run/ask.ts';
import type { Span } from '../../../run/sparkline.ts';
import { t } from '../../../words/text.ts';

export interface Prometheus {
  /** Its address, with or without a slash at the end. */
  url: string;
  /** Ends the requests; aborted with `timedOut` as the reason, the failure names the limit. */
  signal: AbortSignal;
  /** The time limit, as shown in a message and as Prometheus takes it. */
  timeout: string;
  /** The address of the page that asks. */
  page: string;
  online: () => boolean;
}

export type Asked = Extract<Answer, { kind: 'result' }> | Failure;

export const timedOut = Symbol('timed out');

/** The value now, by Prometheus' own clock. Rejects only when the signal was aborted for another reason than time. */
export function askInstant(prometheus: Prometheus, query: string): Promise<Asked> {
  return ask(prometheus, 'query', { query });
}

/** The values of a span of time. Rejects as `askInstant`. */
export function askRange(prometheus: Prometheus, query: string, { from, to, step }: Span): Promise<Asked> {
  return ask(prometheus, 'query_range', { query, start: String(from), end: String(to), step: String(step) });
}

/** A form is what browsers send to other sites without asking them first (no preflight). */
async function ask(prometheus: Prometheus, path: string, parameters: Record<string, string>): Promise<Asked> {
  const { url, signal, timeout, page, online } = prometheus;
  const body = new URLSearchParams({ ...parameters, timeout });
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/api/v1/${path}`, { method: 'POST', body, signal, cache: 'no-store' });
    const answer = readAnswer(await response.text());
    return answer.kind === 'result' ? answer : { failed: refusal(answer, response.status) };
  } catch (error) {
    if (signal.aborted && signal.reason !== timedOut) throw error;
    return { failed: signal.aborted ? t`No answer within ${timeout}.` : unreachable({ prometheus: url, page, online: online() }) };
  }
}
