/** What a check is: one question to the whole content, its words for authors, and an example that makes it speak. */
import type { CheckId, Problem, ProblemSeverity } from '../problem/problem.ts';
import type { World } from './world.ts';

/** A problem before its check and severity are put on it. */
export type Finding = Omit<Problem, 'check' | 'severity'>;

/** What authors read about a check in docs/reference/checks.md. */
export interface About {
  id: CheckId;
  severity: ProblemSeverity;
  /** What it finds, as a phrase: `a service without an owner`. */
  finds: string;
  /** Why that matters at night, and how to mend it. */
  why: string;
}

export interface Check extends About {
  /** Files of a content root that it speaks of; shown in its documentation with what it reports. */
  example: Readonly<Record<string, string>>;
  find: (world: World) => Finding[] | Promise<Finding[]>;
}
