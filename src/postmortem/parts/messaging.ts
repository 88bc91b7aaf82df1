/** Drafts of what is told afterwards, inside and outside: in the past, made of the facts. */
import type { PhrasingContent } from 'mdast';
import type { PostmortemDocument } from '../document.ts';
import { joined, paragraph, strong, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import { affected } from './facts.ts';
import { type BlockPart, bullets, prompt, sentence, when } from './part.ts';
import { fixOf } from './recovery.ts';
import { ended, summary } from './summary.ts';

/** For everybody inside: the summary, and what will be changed. */
export const internalEmail: BlockPart = (document) => [...summary(document), ...whatChanges(document)];

/** For those outside: a summary, what happened, what is done about it. Titles, causes and names are for people inside. */
export const externalMessage: BlockPart = (document) => {
  const { blastRadius } = document.facts;
  const { from, to } = document.extent;
  const times = [from === undefined ? '' : `from ${when(document, from.at)}`, to === undefined ? '' : `to ${when(document, to)}`].filter(
    (part) => part !== '',
  );
  const noticed: PhrasingContent[][] = [
    blastRadius?.summary === undefined ? [] : [...text('Users noticed: '), ...ended(typedInline(blastRadius.summary))],
    blastRadius?.users === undefined ? [] : [...text('Affected: '), ...ended(typedInline(blastRadius.users))],
  ];
  return [
    paragraph(strong(...text('Summary'))),
    ...(blastRadius?.summary === undefined
      ? [prompt('what users noticed, in their words.')]
      : [paragraph(...joined([text(times.length === 0 ? '' : `We had an incident ${times.join(' ')}.`), ...noticed], ' '))]),
    paragraph(strong(...text('What happened?'))),
    paragraph(
      ...text('Users were affected for '),
      ...affected(document),
      ...text('. '),
      ...text(fixOf(document) === undefined ? '' : 'We found what caused it and repaired it.'),
    ),
    paragraph(strong(...text('What are we doing about this?'))),
    ...whatChanges(document),
  ];
};

function whatChanges({ actionItems }: PostmortemDocument) {
  return actionItems.length === 0
    ? [sentence('We will decide in the review what we change.')]
    : [sentence('What we change:'), bullets(actionItems.map(({ title }) => typedInline(title)))];
}
