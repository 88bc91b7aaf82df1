/** Why it happened: what was tried as an explanation, and the questions behind it. No cause is made up. */
import type { PhrasingContent, RootContent } from 'mdast';
import { type Hypothesis, type HypothesisEvidence, isOutcomeAlone } from '../../incident/hypotheses.ts';
import type { PostmortemDocument } from '../document.ts';
import { item, joined, list, paragraph, strong, text } from '../markdown/tree.ts';
import { oneLine, typedInline } from '../markdown/typed-text.ts';
import { heldUp } from './course.ts';
import { type BlockPart, bullets, clock, labelled, prompt, sentence } from './part.ts';
import { confirmed, ended } from './summary.ts';

/** The cause as it was confirmed, with what shows it: a draft that people can publish or deepen. Asked for where none was confirmed. */
export const rootCauses: BlockPart = (document) => {
  const known = confirmed(document);
  return known.length > 0
    ? known.map((hypothesis) => paragraph(...causeSentence(document, hypothesis)))
    : [
        prompt(
          'the cause as a mechanism in the system, down to the guard that was missing. “Human error” is where the questions begin: what let one mistake become an outage?',
          suspects(document),
        ),
      ];
};

/** What was confirmed, why, when and by whom. */
function causeSentence(document: PostmortemDocument, { statement, component, outcomes }: Hypothesis): PhrasingContent[] {
  const whys = outcomes.map(({ why }) => ended(typedInline(why)));
  const last = outcomes.at(-1);
  const where = component === undefined || statement.toLowerCase().includes(component.toLowerCase()) ? '' : oneLine(component);
  const who =
    last === undefined ? '' : `confirmed at ${clock(document, last.at)} UTC${last.by === undefined ? '' : ` by ${oneLine(last.by)}`}`;
  const about = [where, who].filter((part) => part !== '').join(', ');
  return joined([ended(typedInline(statement)), ...whys, text(about === '' ? '' : `(${about})`)], ' ');
}

/** What was neither confirmed nor rejected. */
function suspects({ hypotheses: all }: PostmortemDocument): PhrasingContent[][] {
  return all
    .filter(({ standing }) => standing === 'open' || standing === 'disputed')
    .map(({ statement, standing }) => [...text(`${standings[standing]}: `), ...ended(typedInline(statement))]);
}

/** What made it likelier or worse: what people noted as going badly, else asked for. */
export const contributingFactors: BlockPart = (document) => {
  const badly = document.lessons.filter(({ payload }) => payload.type === 'badly').map(({ payload }) => typedInline(payload.text));
  return badly.length > 0
    ? [bullets(badly)]
    : [prompt('conditions that made it likelier, worse or longer, also those that alone would have done no harm.', heldUp(document))];
};

/** Five times why, the first one asked of what was recorded. */
export const fiveWhys: BlockPart = (document) => {
  const [cause] = confirmed(document);
  const first: PhrasingContent[] = [...text('Why did users notice “'), ...typedInline(document.facts.title), ...text('”?')];
  return [
    list(
      [
        item([...first, ...(cause === undefined ? [] : [...text(' Confirmed: '), ...ended(typedInline(cause.statement))])]),
        item(text('Why was that so?')),
        item(text('Why was it possible: which check, test or limit was not there?')),
        item(text('Why was it not noticed before the users did?')),
        item(text('Why would the same happen next month?')),
      ],
      true,
    ),
    prompt('the answers. Stop where the answer is a guard that can be built.'),
  ];
};

/** Every hypothesis with its predictions, its evidence and how it ended. */
export const hypotheses: BlockPart = (document) =>
  document.hypotheses.length === 0
    ? [sentence('No hypothesis is recorded.')]
    : [{ ...list(document.hypotheses.map((hypothesis) => hypothesisItem(document, hypothesis))), spread: true }];

const standings = { open: 'Open', confirmed: 'Confirmed', rejected: 'Rejected', disputed: 'Disputed (confirmed and rejected)' } as const;

function hypothesisItem(document: PostmortemDocument, hypothesis: Hypothesis) {
  const { statement, component, by, proposedAt, predictions, evidence, outcomes, continued, standing } = hypothesis;
  const causeText = joined(
    [text(`proposed ${clock(document, proposedAt)} UTC`), typedInline(by === undefined ? '' : `by ${by}`), typedInline(component ?? '')],
    ', ',
  );
  const below = [
    ...predictions.map((prediction) =>
      item(
        [
          ...labelled('Prediction', ended(typedInline(prediction.statement))),
          ...(prediction.evidence.length === 0 ? text(' Not checked.') : []),
        ],
        ...some(prediction.evidence.map((found) => evidenceItem(document, found))),
      ),
    ),
    ...evidence
      .filter((found) => !predictions.some((prediction) => prediction.evidence.includes(found)))
      .map((found) => evidenceItem(document, found)),
    ...(continued === undefined ? [] : [item(labelled(`Kept at ${clock(document, continued.at)} UTC`, ended(typedInline(continued.why))))]),
    ...outcomes.map(({ outcome, at, why }) =>
      item(labelled(`${outcome === 'confirmed' ? 'Confirmed' : 'Rejected'} at ${clock(document, at)} UTC`, ended(typedInline(why)))),
    ),
  ];
  return item(
    [strong(...text(`${standings[standing]}:`)), ...text(' '), ...ended(typedInline(statement)), ...text(' ('), ...causeText, ...text(')')],
    ...some(below),
  );
}

function evidenceItem(document: PostmortemDocument, { stance, text: words, events, prediction, at }: HypothesisEvidence) {
  const time = `(${clock(document, at)} UTC)`;
  // The buttons of the page write no more than the outcome.
  if (prediction !== undefined && events.length === 0 && isOutcomeAlone(words))
    return item([strong(...text(stance === 'for' ? 'True' : 'Not true')), ...text(` ${time}`)]);
  const recorded =
    words === undefined ? text(`${events.length} recorded ${events.length === 1 ? 'event' : 'events'}.`) : ended(typedInline(words));
  return item([...labelled(stance === 'for' ? 'For' : 'Against', recorded), ...text(` ${time}`)]);
}

function some(items: ReturnType<typeof item>[]): RootContent[] {
  return items.length === 0 ? [] : [list(items)];
}
