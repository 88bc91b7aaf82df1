/** The parts of a narrative review: how it was for those who were there, in the order in which they understood it. */
import type { PhrasingContent, RootContent } from 'mdast';
import { type Hypothesis, isOutcomeAlone } from '../../incident/hypotheses.ts';
import { lengthText } from '../../incident/length-text.ts';
import type { PostmortemDocument } from '../document.ts';
import { item, joined, list, paragraph, text } from '../markdown/tree.ts';
import { oneLine, typedInline } from '../markdown/typed-text.ts';
import { detection, heldUp, leadup } from './course.ts';
import { lessons } from './lessons.ts';
import { type BlockPart, bullets, clock, labelled, prompt, sentence } from './part.ts';
import { repairLine } from './recovery.ts';
import { confirmed, ended } from './summary.ts';

/** What a reader must know first: the services, how it was noticed, what came before. */
export const background: BlockPart = (document) => [
  ...(document.services.length === 0 ? [] : [paragraph(...labelled('Services', typedInline(document.services.join(', '))))]),
  ...detection(document),
  ...leadup(document),
];

/** What cost time: blocked and skipped steps, explanations that did not hold with the time they took, what people noted. */
export const whatWasHard: BlockPart = (document) => {
  const lines = [
    ...heldUp(document),
    ...document.runbooks.flatMap(({ steps }) =>
      steps.flatMap(({ text: words, became, mark }) =>
        became !== 'skipped' || mark === undefined
          ? []
          : [[...text('Skipped: '), ...ended(typedInline(words)), ...text(' ('), ...typedInline(mark.reason ?? ''), ...text(')')]],
      ),
    ),
    ...document.hypotheses.flatMap((hypothesis) => detour(hypothesis)),
    ...document.lessons.filter(({ payload }) => payload.type === 'badly').map(({ payload }) => ended(typedInline(payload.text))),
  ];
  return lines.length === 0 ? [prompt('what was surprising, confusing or slow, and for whom?')] : [bullets(lines)];
};

function detour({ statement, standing, proposedAt, outcomes }: Hypothesis): PhrasingContent[][] {
  const last = outcomes.at(-1);
  if (standing !== 'rejected' || last === undefined) return [];
  const time = last.at > proposedAt ? ` after ${lengthText(last.at - proposedAt)}` : ' at once';
  return [[...text(`Ruled out${time}: `), ...ended(typedInline(statement))]];
}

/** The story: each explanation in the order in which it was proposed, then what was done. */
export const narrative: BlockPart = (document) => {
  const { hypotheses, repairs } = document;
  const story: RootContent[] = hypotheses.map((hypothesis) => paragraph(...chapter(document, hypothesis)));
  return [
    ...(story.length === 0 ? [prompt('what people thought was going on, and how that changed. No hypothesis is recorded.')] : story),
    ...(repairs.length === 0 ? [] : [sentence('What was done, in order:'), bullets(repairs.map((repair) => repairLine(document, repair)))]),
  ];
};

function chapter(
  document: PostmortemDocument,
  { statement, by, proposedAt, predictions, outcomes, standing }: Hypothesis,
): PhrasingContent[] {
  const who = by === undefined ? '' : `, ${oneLine(by)}`;
  return joined(
    [
      [...text(`${clock(document, proposedAt)} UTC${who}: was it this? `), ...ended(typedInline(statement))],
      ...predictions.flatMap((prediction) => [
        [...text('If so: '), ...ended(typedInline(prediction.statement))],
        ...prediction.evidence.map(({ stance, at, text: words }) => {
          const found = `${stance === 'for' ? 'So it was' : 'It was not so'} (${clock(document, at)} UTC)`;
          return isOutcomeAlone(words) ? text(`${found}.`) : [...text(`${found}: `), ...ended(typedInline(words ?? ''))];
        }),
        ...(prediction.evidence.length === 0 ? [text('Nobody checked.')] : []),
      ]),
      ...outcomes.map(({ outcome, at, why }) => [
        ...text(`${outcome === 'confirmed' ? 'Confirmed' : 'Rejected'} at ${clock(document, at)} UTC: `),
        ...ended(typedInline(why)),
      ]),
      text(standing === 'open' ? 'It was left open.' : ''),
    ],
    ' ',
  );
}

/** What contributed to it and what let it happen. */
export const enablers: BlockPart = (document) => {
  const lines = [
    ...confirmed(document).map(({ statement }) => ended(typedInline(statement))),
    ...document.lessons.filter(({ payload }) => payload.type === 'badly').map(({ payload }) => ended(typedInline(payload.text))),
  ];
  return [
    ...(lines.length === 0 ? [] : [bullets(lines)]),
    ...(document.lessons.some(({ payload }) => payload.type === 'badly')
      ? []
      : [prompt('what else made it likelier, worse or longer, in the system and around it?')]),
  ];
};

/** What made it smaller or shorter. */
export const mitigators: BlockPart = (document) => {
  const helped = document.repairs.filter(({ from, failed }) => from !== 'log' && !failed);
  const noted = document.lessons.filter(({ payload }) => payload.type !== 'badly');
  if (helped.length + noted.length === 0) return [prompt('what kept it from getting worse, planned or by luck?')];
  return [
    ...(helped.length === 0 ? [] : [list(helped.map((repair) => item(repairLine(document, repair))))]),
    ...(noted.length === 0 ? [] : [...lessonsIfAny(document, 'well'), ...lessonsIfAny(document, 'lucky')]),
  ];
};

function lessonsIfAny(document: PostmortemDocument, type: 'well' | 'lucky'): readonly RootContent[] {
  return document.lessons.some(({ payload }) => payload.type === type) ? lessons(type)(document) : [];
}

/** What is still there: changes whose undoing is not in the log, steps that stayed blocked, explanations that were left open, open action items. */
export const risks: BlockPart = (document) => {
  const lines = [
    ...document.repairs
      .filter(({ undo, undoneAt }) => undo.length > 0 && undoneAt === undefined)
      .map(({ text: words }) => [...text('Perhaps still in place: '), ...ended(typedInline(words))]),
    ...heldUp(document),
    ...document.hypotheses
      .filter(({ standing }) => standing === 'open' || standing === 'disputed')
      .map(({ statement }) => [...text('Not ruled out: '), ...ended(typedInline(statement))]),
    ...document.actionItems.filter(({ done }) => !done).map(({ title }) => [...text('Not done yet: '), ...ended(typedInline(title))]),
  ];
  return lines.length === 0 ? [prompt('what could still happen, or happen again next month?')] : [bullets(lines)];
};
