/**
 * What an incident came to, for somebody who was not there: three paragraphs of what the log holds. What it does not hold is named as such;
 * nothing is asked.
 */
import { durationText } from '../../incident/durations.ts';
import { fixedByQuestion } from '../../incident/fixed-by.ts';
import type { PostmortemDocument } from '../document.ts';
import { instantText } from '../record/instant.ts';
import { drillLine, type Message, type Piece, sentence } from './message.ts';

/** The summary of a resolved incident. It fits on the screen of a phone. */
export function resolutionSummary(document: PostmortemDocument): Message {
  return { lines: [...drillLine(document), headline(document), [`${impact(document)} ${course(document)}`], [outcome(document)]] };
}

function headline({ facts: { severity, title, status } }: PostmortemDocument): readonly Piece[] {
  const state = status === 'resolved' ? 'Resolved' : 'Not resolved';
  return [
    { strong: `${state}: ${severity === undefined ? '' : `${severity} `}${title}` },
    severity === undefined ? ' (severity not set)' : '',
  ];
}

function impact({ facts: { blastRadius }, services }: PostmortemDocument): string {
  const { summary, users, regions } = blastRadius ?? {};
  return [
    summary === undefined ? 'Impact on users: not recorded.' : sentence(summary),
    services.length === 0 ? '' : sentence(`Services: ${services.join(', ')}`),
    users === undefined ? '' : sentence(`Affected: ${users}`),
    regions === undefined ? '' : sentence(`Regions: ${regions}`),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** From when to when, and how long users were affected. A reopened incident has several periods. */
function course({ periods, durations, impact: total, zone, extent: { from, to, contradiction } }: PostmortemDocument): string {
  if (contradiction !== undefined) return 'Duration unknown: the recorded times contradict each other.';
  const known = from === undefined ? '' : `${from.was} ${instantText(from.at, zone)}`;
  const begins = from?.was === 'started' ? `S${known.slice(1)}` : `Start not recorded${known === '' ? '' : ` (${known})`}`;
  const ends = to === undefined ? 'end not recorded' : `resolved ${instantText(to, zone)}`;
  if (periods.length > 1) {
    return `${begins}, ${ends}. It recurred: ${periods.length} periods of impact${total.known ? `, ${durationText(total)} in total` : ''}.`;
  }
  return `${begins}, ${ends}${durations.resolve.known ? `: ${durationText(durations.resolve)}` : ''}.`;
}

function outcome({ decisions, hypotheses, actionItems }: PostmortemDocument): string {
  const fix = decisions.findLast(({ payload }) => payload.question === fixedByQuestion.id)?.payload.answered;
  const causes = hypotheses.filter(({ standing }) => standing === 'confirmed').map(({ statement }) => statement);
  const items = actionItems.length === 1 ? '1 action item so far.' : `${actionItems.length} action items so far.`;
  return [
    fix === undefined ? 'What fixed it: not recorded.' : sentence(`Fixed by: ${fix}`),
    causes.length === 0 ? 'Cause: not confirmed yet.' : sentence(`Cause: ${causes.join('; ')}`),
    actionItems.length === 0 ? '' : items,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
