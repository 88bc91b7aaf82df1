/** What is known of a runbook before anybody has written it. */
import type { AlertSeverity } from '../content/schema/common.ts';
import type { SignalShape } from '../content/schema/runbook.ts';
import type { Variable } from '../query/variable.ts';

/** Something to look at: a step with its query. */
export interface SeedStep {
  text: string;
  /** A query of a sheet, by its full id. */
  query?: string;
  /** A query written in place. */
  code?: { language: string; text: string };
}

export interface Seed {
  title: string;
  alerts: string[];
  severity?: AlertSeverity;
  symptoms: string[];
  signals: SignalShape[];
  /** Ids of other runbooks. */
  related: string[];
  /** Paragraphs about what this is, as Markdown of MDX. */
  meaning: string[];
  triage: SeedStep[];
  verify: SeedStep[];
  /** The variables that the steps bring, by name: their descriptions, or all that is declared of them. */
  variables: Readonly<Record<string, string | Variable>>;
  /** Remarks beside the result. */
  remarks: string[];
}

/** A draft with nothing but a title. */
export function blankSeed(title: string): Seed {
  const none = { alerts: [], symptoms: [], signals: [], related: [], meaning: [], triage: [], verify: [], variables: {}, remarks: [] };
  return { title, ...none };
}

/** Text that others wrote, as a paragraph of MDX: nothing in it becomes markup. */
export function asText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}<>[\]#|~]/g, '\\$&');
}
