/** What was learned, and what must be asked before the file is closed. */

import { milestoneTimes } from '../../incident/milestone.ts';
import { paragraph, strong, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import type { BlockPart } from './part.ts';
import { bullets, labelled, prompt, sentence } from './part.ts';

const questions = {
  well: 'what would you do the same way again?',
  badly: 'what cost time or made it worse, in tools, processes and knowledge?',
  lucky: 'what kept it from getting worse, and cannot be relied on?',
} as const;

/** The lessons of one kind as they were noted, or the question for them. */
export const lessons =
  (type: keyof typeof questions): BlockPart =>
  ({ lessons: all }) => {
    const noted = all.filter(({ payload }) => payload.type === type);
    return noted.length === 0 ? [prompt(questions[type])] : [bullets(noted.map(({ payload }) => typedInline(payload.text)))];
  };

/** All three under labels, for shapes that have one section for them; what nobody noted is asked for once. */
export const allLessons: BlockPart = (document) => {
  const labels = [
    ['What went well', 'well'],
    ['What went badly', 'badly'],
    ['Where we got lucky', 'lucky'],
  ] as const;
  const isNoted = (type: keyof typeof questions) => document.lessons.some(({ payload }) => payload.type === type);
  const missing = labels.filter(([, type]) => !isNoted(type));
  return [
    ...labels
      .filter(([, type]) => isNoted(type))
      .flatMap(([label, type]) => [paragraph(strong(...text(label))), ...lessons(type)(document)]),
    ...(missing.length === 0
      ? []
      : [
          prompt(
            'the lessons.',
            missing.map(([label, type]) => labelled(label, text(questions[type]))),
            '',
          ),
        ]),
  ];
};

/** Hypotheses that were left open, as questions. */
export const openQuestions: BlockPart = ({ hypotheses, durations }) => {
  const open = hypotheses.filter(({ standing }) => standing === 'open' || standing === 'disputed');
  const times = Object.values(durations).flatMap((duration) => (duration.known ? [] : duration.missing));
  const lines = [
    ...open.map(({ statement, standing }) => [
      ...typedInline(`Was it this? ${statement}`),
      ...text(standing === 'disputed' ? ' (confirmed and rejected)' : ''),
    ]),
    ...[...new Set(times)].map((milestone) => text(`What was the ${milestoneTimes[milestone]}?`)),
  ];
  return lines.length === 0 ? [sentence('The log leaves no question open.')] : [bullets(lines)];
};

/** Atlassian's question for work that was known and not done. */
export const backlogCheck: BlockPart = () => [
  prompt('was there work in the backlog that would have prevented this or made it smaller? Why was it not done?'),
];

/** Whether it happened before. */
export const recurrence: BlockPart = () => [prompt('did the same cause lead to an incident before? If so, why did the last fix not hold?')];

/** Both in one question. */
export const backlogAndRecurrence: BlockPart = () => [
  prompt(
    'did the same cause lead to an incident before, and why did that fix not hold? Was there work in the backlog that would have prevented this one?',
  ),
];
