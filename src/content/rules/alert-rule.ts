/** An alert as its rule file has it, and what the site has for it. */
import type { Range } from '../../problem/problem.ts';
import type { Address } from '../address.ts';

export interface AlertRule {
  name: string;
  group: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  /** Path of its file, from the content root. */
  file: string;
  /** Where its name stands. */
  place: Range;
  /** Where its `runbook_url` stands; null when it has none. */
  urlPlace: Range | null;
}

export interface AlertCoverage {
  rule: AlertRule;
  /** Id of the runbook that answers it; null when none of this site does. */
  runbook: string | null;
  /** The page that its `runbook_url` should lead to; empty when there is none. */
  address: Address | '';
  /**
   * What its `runbook_url` is: `right`, it leads to a page of this site; `dead`, it begins with the site's address and leads to no
   * page; `elsewhere`, it leads to another site; `unknown`, it may be this site's, as the settings do not name its address; `none`.
   */
  link: 'right' | 'dead' | 'elsewhere' | 'unknown' | 'none';
}

/** A rule file that gave no alerts, or not all that are in it. */
export interface SilentFile {
  readonly file: string;
  readonly line: number;
  readonly why: string;
  /** Whether it may hold alerts that nobody here could read: what is said of the others is not all then. */
  readonly isUnread: boolean;
}

export interface Coverage {
  /** One for each rule, in the order of the files. */
  alerts: AlertCoverage[];
  /** Names of the rule files. */
  files: string[];
  /** Those of them that gave no alerts, or not all, and why. */
  silent: readonly SilentFile[];
}

/** An alert that is answered elsewhere needs no runbook here. */
export function isAnswered({ runbook, link }: AlertCoverage): boolean {
  return runbook !== null || link === 'elsewhere';
}
