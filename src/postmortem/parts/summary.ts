/** What happened, in a few sentences made of facts. */
import type { PhrasingContent } from 'mdast';
import { type Duration, durationText } from '../../incident/durations.ts';
import { fixedByQuestion } from '../../incident/fixed-by.ts';
import { utc } from '../../incident/zone.ts';
import type { PostmortemDocument } from '../document.ts';
import { joined, paragraph, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import { clockIn, dayIn, minuteIn } from '../record/instant.ts';
import type { BlockPart } from './part.ts';

/** What, how bad, from when to when, how long each phase took, what was confirmed; and what fixed it. */
export const summary: BlockPart = (document) => {
  const { blastRadius } = document.facts;
  const fix = document.decisions.findLast(({ payload }) => payload.question === fixedByQuestion.id)?.payload.answered;
  const sentences = [
    text(document.drill ? 'This was a drill: nothing in it is real.' : ''),
    ended([...where(document), ...typedInline(document.facts.title)]),
    text(extent(document)),
    blastRadius?.summary === undefined ? [] : ended(typedInline(blastRadius.summary)),
    text(reopened(document)),
    text(lengths(document)),
    ...confirmed(document).flatMap(({ statement, outcomes }) => [
      [...text('Confirmed: '), ...ended(typedInline(statement))],
      ...outcomes.map(({ why }) => ended(typedInline(why))),
    ]),
    ...(fix === undefined ? [] : [[...text('Fixed by: '), ...ended(typedInline(fix))]]),
  ];
  return [paragraph(...joined(sentences, ' '))];
};

/** The hypotheses that were confirmed and by nobody rejected. */
export function confirmed({ hypotheses }: PostmortemDocument): PostmortemDocument['hypotheses'] {
  return hypotheses.filter(({ standing }) => standing === 'confirmed');
}

/** A typed sentence, with a full stop if it has no end. */
export function ended(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  return last?.type === 'text' && /[.!?…:]$/.test(last.value) ? [...nodes] : [...nodes, ...text('.')];
}

function where({ services }: PostmortemDocument): PhrasingContent[] {
  const named = typedInline(services.join(', '));
  return named.length === 0 ? [] : [...named, ...text(': ')];
}

/** `SEV3, from 2026-11-21 14:00 UTC to 14:50 UTC.` Where nobody recorded the start: `SEV3, detected 2026-11-21 14:00 UTC, resolved 14:50 UTC.` */
function extent({ facts, extent: { from, to, contradiction } }: PostmortemDocument): string {
  const sameDay = from !== undefined && to !== undefined && dayIn(utc, from.at) === dayIn(utc, to);
  const isStart = from?.was === 'started';
  const since = from === undefined ? 'start unknown' : `${isStart ? 'from' : was[from.was]} ${minuteIn(utc, from.at)} UTC`;
  const end = to === undefined ? '' : `${sameDay ? clockIn(utc, to) : minuteIn(utc, to)} UTC`;
  const until = to === undefined ? ', not resolved yet' : isStart ? ` to ${end}` : `, resolved ${end}`;
  const { severity: last, worstSeverity: worst } = facts;
  const severity = last === worst ? last : `${worst} at worst, ${last} at the end`;
  const doubt = contradiction === undefined ? '' : ` These times contradict each other: ${contradiction[0]} is before ${contradiction[1]}.`;
  return `${severity ?? 'Severity unknown'}, ${since}${until}.${doubt}`;
}

/** What happened at the earliest time that is known, where it is not the start. */
const was = { started: 'started', detected: 'detected', opened: 'opened', logged: 'logged from' } as const;

/** `It came back: users were affected from … to … and from … to …, 1 h 20 min in all.` */
function reopened({ periods, impact }: PostmortemDocument): string {
  if (periods.length < 2) return '';
  const spans = periods.map((period) => {
    const end = period.mitigated ?? period.resolved;
    const [from, to] = [period.started?.at, end?.at];
    const since = from === undefined ? 'from an unknown time' : `from ${minuteIn(utc, from)}`;
    return to === undefined
      ? `${since} on`
      : `${since} to ${from !== undefined && dayIn(utc, from) === dayIn(utc, to) ? clockIn(utc, to) : minuteIn(utc, to)}`;
  });
  const all = impact.known ? `, ${durationText(impact)} in all` : '';
  return `It came back: users were affected ${spans.join(' and ')} (UTC)${all}.`;
}

function lengths({ durations, periods }: PostmortemDocument): string {
  const isReopened = periods.length > 1;
  const { detect, acknowledge, mitigate, resolve } = durations;
  const sentences = [
    detect.known ? (isAtOnce(detect) ? 'detected at once' : `detected after ${durationText(detect)}`) : '',
    acknowledge.known ? (isAtOnce(acknowledge) ? 'acknowledged at once' : `acknowledged ${durationText(acknowledge)} after that`) : '',
    mitigate.known && !isReopened ? `mitigated after ${durationText(mitigate)}` : '',
    resolve.known ? `resolved ${isReopened ? 'for good ' : ''}after ${durationText(resolve)}` : '',
  ].filter((part) => part !== '');
  const sentence = sentences.join(', ');
  return sentence === '' ? '' : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** Nobody measures in seconds what was written down in minutes. */
function isAtOnce(duration: Duration): boolean {
  return duration.known && duration.ms < 60_000;
}
