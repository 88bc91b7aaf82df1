/**
 * Sentry's list of issues. Its page keeps the search in the address under the names that the API has for it:
 * https://docs.sentry.io/api/events/list-an-organizations-issues/
 */
import { type Builder, below, parameters } from './asked.ts';
import type { SentryConfig } from './config.ts';

export const sentry: Builder<SentryConfig> = ({ url, project, environment }, { query, language, window }) => {
  if (language !== 'sentry') return null;
  const time = 'last' in window ? { statsPeriod: window.last } : { start: utc(window.from), end: utc(window.to), utc: 'true' };
  return below(url, `/issues/${parameters({ query: query.trim(), project, environment, ...time })}`);
};

/** `2026-01-31T08:00:00`, as the page writes it beside `utc=true`. */
function utc(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}
