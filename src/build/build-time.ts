import { ExpectedError } from '../plain/expected-error.ts';

/** The last second of the year 9999: times that are written have four digits for the year. */
const latest = 253_402_300_799;

/**
 * When a build was made, as it writes everywhere: ISO 8601 in UTC. It is the clock's time, or that of `SOURCE_DATE_EPOCH`, seconds since
 * 1970: builds of the same content are the same bytes then. https://reproducible-builds.org/specs/source-date-epoch/
 * @throws {ExpectedError} when the variable holds something else, as its specification wants it
 */
export function buildTime(env: Readonly<Record<string, string | undefined>>): string {
  const wanted = env['SOURCE_DATE_EPOCH'] ?? '';
  if (wanted === '') return new Date().toISOString();
  if (!/^\d{1,12}$/.test(wanted) || Number(wanted) > latest) {
    const example = '1767225600 (2026-01-01 00:00 UTC)';
    throw new ExpectedError(
      `SOURCE_DATE_EPOCH is ${JSON.stringify(wanted)}: expected seconds since 1970-01-01 in digits, as in ${example}`,
    );
  }
  return new Date(Number(wanted) * 1000).toISOString();
}
