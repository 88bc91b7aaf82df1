/** A problem found in a content root: the build side's only shape of error. Reporters print it, they never change it. */

export const severities = ['error', 'warning', 'info'] as const;
export type ProblemSeverity = (typeof severities)[number];

/** `group/name`, as in `query/syntax` or `link/dead`. */
export type CheckId = `${string}/${string}`;

/** A place in a file. Lines and columns count from 1; the end is the position after the last character. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place in a named file. */
export interface FilePlace extends Range {
  /** Path relative to the content root, with forward slashes. */
  readonly file: string;
}

/** What mends a problem without a person's judgement: this text in place of what stands in the range. */
export interface Fix extends Range {
  readonly text: string;
}

export interface Problem extends Range {
  readonly check: CheckId;
  readonly severity: ProblemSeverity;
  /** Path relative to the content root, with forward slashes. */
  readonly file: string;
  /** What was found and what was expected. */
  readonly message: string;
  /** The nearest right answer or the next thing to do; empty when there is none. */
  readonly hint: string;
  /** Only where the mend is mechanical: `check --fix` makes it. */
  readonly fix?: Fix;
}

/** The first character of a file: for problems about the file as a whole. */
export const fileStart: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Sorts by file, then place, then severity and check: the same set prints in the same order on every machine. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const rank = (problem: Problem) => severities.indexOf(problem.severity);
  return [...problems].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      rank(a) - rank(b) ||
      compareText(a.check, b.check) ||
      compareText(a.message, b.message),
  );
}

/** Code-unit order: unlike `localeCompare`, it does not depend on the machine's language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
