/** What kinds of action item there are. */

/** The three questions of prevention, and what belongs to none of them. */
export const actionItemTypes = ['detect', 'prevent', 'recover', 'process'] as const;
export type ActionItemType = (typeof actionItemTypes)[number];

export const actionItemQuestions: Readonly<Record<ActionItemType, string>> = {
  detect: 'How should we have known before the users?',
  prevent: 'Which guard stops this class of failure?',
  recover: 'How are we faster next time?',
  process: 'What in the way we work let it happen?',
};

/** Whether a text is a day that exists, as in `2026-01-31`. `Date` takes February 30th for March 2nd, so it must read back as written. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
