/** What happened, in a few sentences made of facts. */
import type { PhrasingContent } from 'mdast';
import { durationText } from '../../incident/durations.ts';
import type { PostmortemDocument } from '../document.ts';
import { paragraph, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import { beginning } from './facts.ts';
import { type BlockPart, prompt, when } from './part.ts';

/** When, what, how bad, how long, the confirmed cause; then the question that the facts leave. */
export const summary: BlockPart = (document) => {
  const { facts } = document;
  const sentences: readonly (readonly PhrasingContent[])[] = [
    opening(document),
    facts.blastRadius?.summary === undefined ? [] : ended(typedInline(facts.blastRadius.summary)),
    lengths(document),
    ...confirmed(document).map(({ statement }) => [...text('Confirmed cause: '), ...ended(typedInline(statement))]),
  ];
  return [
    paragraph(...sentences.filter((words) => words.length > 0).flatMap((words, at) => (at === 0 ? words : [...text(' '), ...words]))),
    prompt('check these sentences, and add what was learned since: somebody who was not there should need no other paragraph.'),
  ];
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

function opening(document: PostmortemDocument): PhrasingContent[] {
  const { facts } = document;
  const from = beginning(document);
  const grade = facts.severity === undefined ? '' : `${facts.severity}, `;
  const since = from === undefined ? 'start unknown' : `from ${when(document, from)}`;
  const where = facts.services.length === 0 ? [] : typedInline(facts.services.join(', '));
  return [...typedInline(facts.title), ...text(` (${grade}${since})`), ...(where.length === 0 ? [] : text(' on ')), ...where, ...text('.')];
}

function lengths({ durations }: PostmortemDocument): PhrasingContent[] {
  const { mitigate, resolve } = durations;
  const parts = [
    mitigate.known ? `Mitigated after ${durationText(mitigate)}` : '',
    resolve.known ? `${mitigate.known ? 'resolved' : 'Resolved'} after ${durationText(resolve)}` : '',
  ].filter((part) => part !== '');
  return text(parts.length === 0 ? '' : `${parts.join(', ')}.`);
}
