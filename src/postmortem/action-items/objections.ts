/** Friendly objections to action items that will not change anything, and the questions of prevention that none answers. */

import { type ActionItemType, actionItemQuestions } from '../../incident/action-item.ts';
import type { ActionItem } from '../../incident/action-items.ts';
import { t } from '../../words/text.ts';

export interface Objection {
  readonly about: 'owner' | 'due' | 'change';
  readonly text: string;
}

/** Wordings that name a wish and no change, each with the question that leads to one. */
const wishes: readonly { readonly pattern: RegExp; readonly answer: string }[] = [
  {
    pattern:
      /\b(?:be(?:ing)? (?:more )?(?:careful|cautious|attentive|mindful)|take (?:more )?care|pay (?:more )?attention|double[- ]check)\b/i,
    answer: t`Everyone was careful, and it still happened. Which check would have caught it, whoever was at the keyboard?`,
  },
  {
    pattern: /\bhuman error\b/i,
    answer: t`Human error is where the analysis starts. What let it through, and what would stop it?`,
  },
  {
    pattern:
      /\b(?:monitor(?:ing)? (?:\w+ ){0,2}(?:better|more)|(?:add|more|better|improve|increase|extend) (?:more |better |our |the )*(?:monitoring|alerting|alerts|observability|logging|metrics))\b/i,
    answer: t`Which signal, at which threshold, alerts whom? Name the one that would have fired this time.`,
  },
  {
    pattern:
      /\b(?:train (?:people|everyone|the team|staff|developers)|raise awareness|communicate better|better communication|test(?:ing)? (?:better|more)|better testing|(?:add )?more tests)\b/i,
    answer: t`What will be different in the system afterwards? Name the test, the page or the guard.`,
  },
  {
    pattern: /^(?:investigate|look into|think about|discuss|consider|find out)\b/i,
    answer: t`That is a question, and worth an answer. What will be changed when it is known?`,
  },
];

/** Words beside a wish that carry no change either. */
const filler =
  /\b(?:a|an|the|our|we|should|must|to|in|on|for|of|and|or|next|time|future|with|when|it|this|that|these|such|more|better|please|team|people|everyone|was|were|is|caused|by|due|about|during|deploys?|deployments?|releases?|changes?|production|system|systems|service|services)\b/gi;

/** Objections to an action item; none for one that is ready. An item that is done is left alone. */
export function objections({
  title,
  owner,
  due,
  done = false,
}: Pick<ActionItem, 'title' | 'owner' | 'due'> & { readonly done?: boolean }): readonly Objection[] {
  if (done) return [];
  return [
    ...(owner === undefined ? [{ about: 'owner', text: t`Who owns it? What everyone owns, no one does.` } as const] : []),
    ...(due === undefined ? [{ about: 'due', text: t`By when? Without a date it waits for the next incident.` } as const] : []),
    ...objectionToChange(title),
  ];
}

/** A wish with something concrete beside it is none: where that is not certain, there is no objection. */
function objectionToChange(title: string): readonly Objection[] {
  const wish = wishes.find(({ pattern }) => pattern.test(title));
  if (wish === undefined) return [];
  const rest = title.replace(wish.pattern, ' ').replaceAll(filler, ' ');
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  return /[\d`:/_<>=%]/.test(title) || words.length > 3 ? [] : [{ about: 'change', text: wish.answer }];
}

/** The three questions of prevention. */
export const preventionQuestions = ['detect', 'prevent', 'recover'] as const satisfies readonly ActionItemType[];

export interface PreventionAnswer {
  readonly type: (typeof preventionQuestions)[number];
  readonly question: string;
  /** The items that answer it; none: it is open. */
  readonly items: readonly ActionItem[];
}

/** Which action items answer which question. */
export function preventionAnswers(items: readonly ActionItem[]): readonly PreventionAnswer[] {
  return preventionQuestions.map((type) => ({
    type,
    question: actionItemQuestions[type],
    items: items.filter((item) => item.type === type),
  }));
}
