/** The periods of impact of a reopened incident, and how long each severity applied. */
import type { RootContent } from 'mdast';
import { impactOf } from '../../incident/durations.ts';
import type { ImpactPeriod } from '../../incident/milestones.ts';
import { utc } from '../../incident/zone.ts';
import type { PostmortemDocument } from '../document.ts';
import { paragraph, table, text } from '../markdown/tree.ts';
import { minuteIn } from '../record/instant.ts';
import { withReason } from './facts.ts';
import { type BlockPart, labelled } from './part.ts';
import { severityTimes } from './severity-times.ts';

/** One row for each period, and the time in each severity: for any incident, also one with a single period. */
export const periods: BlockPart = (document) => [
  table(
    ['Period', 'Started (UTC)', 'Mitigated (UTC)', 'Resolved (UTC)', 'Time with impact'],
    document.periods.map((period, at) => [
      text(String(at + 1)),
      text(instant(period.started)),
      text(instant(period.mitigated)),
      text(instant(period.resolved)),
      text(withReason(impactOf(period))),
    ]),
  ),
];

/** How long each severity applied, in a line. */
export const timeInSeverity: BlockPart = (document) => [paragraph(...labelled('Time in severity', text(severityTimes(document))))];

/** The table where the incident was reopened; nothing otherwise, because the milestones hold everything then. */
export function periodsTable(document: PostmortemDocument): readonly RootContent[] {
  return document.periods.length < 2 ? [] : periods(document);
}

/** The table alone, under a name that templates know. */
export const periodsIfSeveral: BlockPart = periodsTable;

function instant(reached: ImpactPeriod['started']): string {
  return reached === undefined ? 'unknown' : minuteIn(utc, reached.at);
}
