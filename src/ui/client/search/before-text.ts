/** Which names go before what the text has. */

import { postmortemKind, queryKind } from './jump-data.ts';
import type { Fit, Match } from './rank.ts';

const sure: ReadonlySet<Fit> = new Set(['exact', 'beginning', 'initials']);

/**
 * Whether a name that fits goes before the text, and not behind it. Of several words, what is written in a runbook counts more than a name
 * that is spelled alike. Nor does a query that is called alike go first: the text has it too, where it belongs. The title of a postmortem is
 * a sentence, whose words are like many others.
 */
export function goesBeforeText({ fit, candidate }: Match, typed: string): boolean {
  const [kind] = candidate.entry;
  if (sure.has(fit)) return true;
  if (kind === queryKind) return false;
  return fit !== 'typo' || (kind !== postmortemKind && !/\s/.test(typed));
}
