/** Why it happened: what was tried as an explanation, and the questions behind it. No cause is made up. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { Hypothesis, HypothesisEvidence } from '../../incident/hypotheses.ts';
import { utc } from '../../incident/zone.ts';
import type { PostmortemDocument } from '../document.ts';
import { item, joined, list, strong, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import { clockIn } from '../record/instant.ts';
import { type BlockPart, labelled, prompt, sentence } from './part.ts';
import { confirmed, ended } from './summary.ts';

/** The mechanism at its deepest. */
export const rootCauses: BlockPart = (document) => [
  prompt(
    'the cause as a mechanism in the system, down to the guard that was missing. “Human error” is where the questions begin: what let one mistake become an outage?',
    causesKnown(document),
  ),
];

/** What made it likelier or worse. */
export const contributingFactors: BlockPart = (document) => [
  prompt(
    'conditions that made it likelier, worse or longer, also those that alone would have done no harm.',
    document.lessons.filter(({ payload }) => payload.type === 'badly').map(({ payload }) => typedInline(payload.text)),
  ),
];

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
export const hypotheses: BlockPart = ({ hypotheses: all }) =>
  all.length === 0 ? [sentence('No hypothesis is recorded.')] : [{ ...list(all.map(hypothesisItem)), spread: true }];

const standings = { open: 'Open', confirmed: 'Confirmed', rejected: 'Rejected', disputed: 'Disputed (confirmed and rejected)' } as const;

function hypothesisItem(hypothesis: Hypothesis) {
  const { statement, component, by, proposedAt, predictions, evidence, outcomes, continued, standing } = hypothesis;
  const causeText = joined(
    [text(`proposed ${clockIn(utc, proposedAt)} UTC`), typedInline(by === undefined ? '' : `by ${by}`), typedInline(component ?? '')],
    ', ',
  );
  const below = [
    ...predictions.map((prediction) =>
      item(
        [
          ...labelled('Prediction', ended(typedInline(prediction.statement))),
          ...(prediction.evidence.length === 0 ? text(' Not checked.') : []),
        ],
        ...some(prediction.evidence.map(evidenceItem)),
      ),
    ),
    ...evidence.filter((found) => !predictions.some((prediction) => prediction.evidence.includes(found))).map(evidenceItem),
    ...(continued === undefined ? [] : [item(labelled(`Kept at ${clockIn(utc, continued.at)} UTC`, ended(typedInline(continued.why))))]),
    ...outcomes.map(({ outcome, at, why }) =>
      item(labelled(`${outcome === 'confirmed' ? 'Confirmed' : 'Rejected'} at ${clockIn(utc, at)} UTC`, ended(typedInline(why)))),
    ),
  ];
  return item(
    [strong(...text(`${standings[standing]}:`)), ...text(' '), ...ended(typedInline(statement)), ...text(' ('), ...causeText, ...text(')')],
    ...some(below),
  );
}

function evidenceItem({ stance, text: words, events, at }: HypothesisEvidence) {
  const recorded =
    words === undefined ? text(`${events.length} recorded ${events.length === 1 ? 'event' : 'events'}.`) : ended(typedInline(words));
  return item([...labelled(stance === 'for' ? 'For' : 'Against', recorded), ...text(` (${clockIn(utc, at)} UTC)`)]);
}

function some(items: ReturnType<typeof item>[]): RootContent[] {
  return items.length === 0 ? [] : [list(items)];
}

function causesKnown(document: PostmortemDocument): PhrasingContent[][] {
  return confirmed(document).map(({ statement }) => [...text('Confirmed: '), ...ended(typedInline(statement))]);
}
