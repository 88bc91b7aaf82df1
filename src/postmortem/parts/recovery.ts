/** How users were helped and how it ended: what was done, in order, what came of it and what is still in place. */
import type { PhrasingContent } from 'mdast';
import { durationSpans } from '../../incident/durations.ts';
import { fixedByQuestion } from '../../incident/fixed-by.ts';
import { utc } from '../../incident/zone.ts';
import type { PostmortemDocument } from '../document.ts';
import { inlineCode, joined, table, text } from '../markdown/tree.ts';
import { oneLine, typedInline, visible } from '../markdown/typed-text.ts';
import { minuteIn } from '../record/instant.ts';
import type { Repair } from '../record/repairs.ts';
import { lasted, reached, withReason } from './facts.ts';
import { type BlockPart, bullets, clock, labelled, prompt, sentence } from './part.ts';
import { ended } from './summary.ts';

/** How users were helped, and how it was ended for good. */
export const recovery: BlockPart = (document) => {
  const fix = fixOf(document);
  return [
    bullets([
      labelled('Mitigated', reached('mitigated')(document)),
      labelled('Time to mitigate', lasted('mitigate')(document)),
      labelled('Resolved', reached('resolved')(document)),
      labelled('Time to resolve', lasted('resolve')(document)),
      ...(fix === undefined ? [] : [labelled('Fixed by', typedInline(fix))]),
    ]),
    ...repairs(document),
    ...(fix === undefined && document.repairs.length === 0
      ? [prompt('which change helped users, which one ended it, and what is still in place only for now.')]
      : []),
  ];
};

/** What was done to help users, in order. */
export const repairs: BlockPart = (document) =>
  document.repairs.length === 0
    ? []
    : [sentence('What was done, in order:'), bullets(document.repairs.map((repair) => repairLine(document, repair)))];

/** What fixed it, as somebody answered. */
export function fixOf({ decisions }: PostmortemDocument): string | undefined {
  return decisions.findLast(({ payload }) => payload.question === fixedByQuestion.id)?.payload.answered;
}

/** A repair with its time, what came of it and what undoes it. */
export function repairLine(
  document: PostmortemDocument,
  { at, by, text: words, from, results, failed, undo, undoneAt }: Repair,
): PhrasingContent[] {
  const who = by === undefined ? '' : `, ${oneLine(by)}`;
  const parts: PhrasingContent[][] = [
    ended(typedInline(from === 'decision' ? `Decided: ${words}` : words)),
    results.length === 0 ? [] : [...text('('), ...typedInline(results.join('; ')), ...text(')')],
    text(failed ? 'It did not help.' : ''),
    undo.length === 0 ? [] : undoWords(document, undo, undoneAt),
  ];
  return [...text(`${clock(document, at)} UTC${who}: `), ...joined(parts, ' ')];
}

function undoWords(document: PostmortemDocument, undo: readonly string[], undoneAt: number | undefined): PhrasingContent[] {
  const commands = joined(
    undo.map((command) => inlineCode(visible(command))),
    ', ',
  );
  return undoneAt === undefined
    ? [...text('Undone by '), ...commands, ...text(', which is not in the log.')]
    : [...text(`Undone at ${clock(document, undoneAt)} UTC by `), ...commands, ...text('.')];
}

/** The milestones and what lies between them. */
export const durations: BlockPart = (document) => [
  table(
    ['Measure', 'Length', 'From', 'To'],
    [
      ...(['detect', 'acknowledge', 'mitigate', 'resolve'] as const).map((name) => {
        const [from, to] = durationSpans[name];
        return [text(`Time to ${name}`), [...lasted(name)(document)], moment(document, from), moment(document, to)];
      }),
      ...(document.periods.length < 2
        ? []
        : [[text('Time with impact'), text(withReason(document.impact)), text(`${document.periods.length} periods`), text('')]]),
    ],
  ),
];

function moment(document: PostmortemDocument, milestone: keyof PostmortemDocument['milestones']): PhrasingContent[] {
  const at = document.milestones[milestone]?.at;
  return text(`${milestone}${at === undefined ? '' : ` ${minuteIn(utc, at)} UTC`}`);
}
