/** How many tests passed, failed and were skipped, read from the JSON reports of the test runners. */
import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

/** A stage that is one test in itself. */
export function countAsOne(passed: boolean): Counts {
  return passed ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** `12 passed, 1 failed`, with `, 2 skipped` when there are any. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * The counts of Vitest's report. A file that could not be loaded holds no tests and counts as one failure. A test whose full title is not
 * in `part` was left out rather than skipped.
 */
export function readVitestReport(file: string, code: number, part: RegExp): Counts {
  const report = readReport(file) as VitestReport | undefined;
  if (report === undefined) return countCrash(none, code);
  const brokenFiles = report.testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  );
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status, fullName }) => status !== 'passed' && status !== 'failed' && part.test(fullName)).length,
  };
  return countCrash(counts, code);
}

/** The counts of Playwright's report. Errors outside of tests count as failures. */
export function readPlaywrightReport(file: string, code: number): Counts {
  const report = readReport(file) as PlaywrightReport | undefined;
  if (report === undefined) return countCrash(none, code);
  const { expected, flaky, unexpected, skipped } = report.stats;
  return countCrash({ passed: expected + flaky, failed: unexpected + report.errors.length, skipped }, code);
}

/** A runner that ended badly without naming a failed test failed all the same. */
function countCrash(counts: Counts, code: number): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The report, or undefined when the runner ended before it wrote a whole one. */
function readReport(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}
