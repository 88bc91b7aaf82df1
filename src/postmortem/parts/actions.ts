/** What will be changed, by whom, until when; and what is still open about it. */
import type { ActionItem } from '../../incident/action-items.ts';
import { objections, preventionAnswers } from '../action-items/objections.ts';
import { inlineCode, item, link, list, table, text } from '../markdown/tree.ts';
import { typedInline, visible } from '../markdown/typed-text.ts';
import { type BlockPart, bullets, labelled, listOrNothing, prompt, sentence } from './part.ts';
import { ended } from './summary.ts';

/** The action items; below them, in one question, what keeps one from being ready and what none answers. */
export const actionItems: BlockPart = ({ actionItems: items }) => {
  const objected = items.map((entry) => ({ entry, found: objections(entry) })).filter(({ found }) => found.length > 0);
  const open = preventionAnswers(items).filter((answer) => answer.items.length === 0);
  const asked = [
    ...objected.map(({ entry, found }) => [
      ...text('“'),
      ...typedInline(entry.title),
      ...text('”: '),
      ...text(found.map(({ text: words }) => words).join(' ')),
    ]),
    ...open.map(({ type, question }) => labelled(type, text(question))),
  ];
  return [
    ...(items.length === 0
      ? []
      : [
          table(
            ['Action', 'Type', 'Owner', 'Due', 'Ticket', 'State'],
            items.map(({ title, type, owner, due, ticket, done }) => [
              typedInline(title),
              text(type ?? ''),
              typedInline(owner ?? 'to name'),
              text(due ?? 'to set'),
              typedInline(ticket ?? ''),
              text(done ? 'done' : 'open'),
            ]),
          ),
        ]),
    ...(asked.length === 0
      ? []
      : [
          prompt(
            items.length === 0 ? 'an action item for each of these questions, or why none is needed.' : 'what the action items still need.',
            asked,
            '',
          ),
        ]),
  ];
};

/** The three questions of prevention with the items that answer them. */
export const preventionAnswered: BlockPart = ({ actionItems: items }) => [
  list(
    preventionAnswers(items).map(({ question, items: answers }) =>
      item(
        text(question),
        ...(answers.length === 0 ? [prompt('nothing answers this yet.')] : [bullets(answers.map(({ title }) => typedInline(title)))]),
      ),
    ),
  ),
];

/** Prevention as boxes to tick, for the short summary. */
export const preventionBoxes: BlockPart = ({ actionItems: items }) => [
  ...listOrNothing(
    items.map(({ title, owner, due, done }) => ({
      ...item([...ended(typedInline(title)), ...text(' '), ...typedInline(`${owner ?? 'Owner to name'}, ${due ?? 'day to set'}.`)]),
      checked: done,
    })),
  ),
  ...openQuestionsOf(items),
];

function openQuestionsOf(items: readonly ActionItem[]) {
  const open = preventionAnswers(items).filter((answer) => answer.items.length === 0);
  if (open.length === 0) return [];
  return [
    prompt(
      'what will be changed.',
      open.map(({ question }) => text(question)),
      '',
    ),
  ];
}

const problemWords = { wrong: 'Wrong', missing: 'Missing', unclear: 'Unclear', outdated: 'Outdated' } as const;

/** What to repair in runbooks, with the link that opens each for editing. */
export const runbookFollowUps: BlockPart = ({ followUps }) =>
  followUps.length === 0
    ? [sentence('Nobody noted a step that was wrong, missing or unclear.')]
    : [
        list(
          followUps.map(({ problem, runbook, step, text: words, editUrl }) =>
            item([
              ...labelled(problemWords[problem], ended(typedInline(words))),
              ...text(' '),
              ...typedInline(runbook.title ?? runbook.id),
              ...(step === undefined ? [] : [...text(', step “'), ...typedInline(step.text), ...text('”')]),
              ...text(', version '),
              ...inlineCode(visible(runbook.revision)),
              ...(editUrl === undefined ? [] : [...text(' ('), ...link(editUrl, ...text('edit it')), ...text(')')]),
            ]),
          ),
        ),
      ];
