/** How many tests passed, failed and were skipped, and which failed: read from the JSON reports of the test runners. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line for each test that failed, as far as the runner named them: `file › title`. */
  readonly failures: readonly string[];
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** A stage that is one test in itself. */
export function countAsOne(passed: boolean): Counts {
  return passed ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  };
}

/** `12 passed, 1 failed`, with `, 2 skipped` when there are any. */
export function describeCounts({ passed, failed, skipped }: Omit<Counts, 'failures'>): string {
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
    failures: [
      ...brokenFiles.map(({ name }) => `${shortPath(name)} could not be run`),
      ...report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${shortPath(name)} › ${fullName}`),
      ),
    ],
  };
  return countCrash(counts, code);
}

/** The counts of Playwright's report. Errors outside of tests count as failures. */
export function readPlaywrightReport(file: string, code: number): Counts {
  const report = readReport(file) as PlaywrightReport | undefined;
  if (report === undefined) return countCrash(none, code);
  const { expected, flaky, unexpected, skipped } = report.stats;
  const failures = report.suites.flatMap((suite) => failedSpecs(suite, []));
  return countCrash({ passed: expected + flaky, failed: unexpected + report.errors.length, skipped, failures }, code);
}

/** `file › group › title` of each test in the suite that did not pass. */
function failedSpecs(suite: PlaywrightSuite, groups: readonly string[]): string[] {
  // The outermost suite is titled by its file, which every test names.
  const titles = groups.length === 0 && suite.title === suite.file ? [] : [...groups, suite.title];
  return [
    ...(suite.specs ?? [])
      .filter(({ ok }) => !ok)
      .map(({ file, line, title }) => [`tests/e2e/${file}:${line}`, ...titles, title].join(' › ')),
    ...(suite.suites ?? []).flatMap((inner) => failedSpecs(inner, titles)),
  ];
}

/** As it is written in the checkout. */
function shortPath(file: string): string {
  return path.relative(process.cwd(), file);
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
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  title: string;
  file: string;
  specs?: { title: string; ok: boolean; file: string; line: number }[];
  suites?: PlaywrightSuite[];
}
