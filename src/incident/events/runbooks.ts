/** Which runbooks were used, and what is wrong with them. */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { emptiable, line, payload, runbookRef, stepRef, text } from './common.ts';

export const runbookProblemTypes = ['wrong', 'missing', 'unclear', 'outdated'] as const;
export type RunbookProblemType = (typeof runbookProblemTypes)[number];

const listedStep = z.object({
  id: line,
  text: text(),
  section: z.optional(emptiable(limits.line)),
  commands: z.optional(
    z.array(text()).check(z.maxLength(limits.list), z.describe('The commands and queries in it as the author wrote them, without values.')),
  ),
  changes: z.optional(z.boolean().check(z.describe('Whether a command in it changes the state of a system.'))),
  undo: z.optional(z.array(text()).check(z.maxLength(limits.list), z.describe('What undoes its commands, as the author wrote it.'))),
});
/** A step as its runbook lists it. */
export type ListedStep = Readonly<z.infer<typeof listedStep>>;

export const runbookEvents = {
  'runbook-opened/1': payload('A runbook was opened.', {
    runbook: runbookRef,
    steps: z.optional(
      z
        .array(listedStep)
        .check(z.maxLength(limits.list), z.describe('Its steps as they were: so that what was not reached is known after it has changed.')),
    ),
  }),
  'runbook-problem-noted/1': payload('Something in a runbook is wrong or missing: it becomes a follow-up.', {
    runbook: runbookRef,
    step: z.optional(stepRef),
    problem: z.enum(runbookProblemTypes),
    text: text(),
  }),
};
