/** The choice of a fix, question by question. */
import * as z from 'zod/mini';
import { line, payload, text } from './common.ts';

export const decisionEvents = {
  'fix-decision-answered/1': payload('A question of the fix decision was answered. Its words are copied.', {
    question: line.check(z.describe('The id of the question.')),
    asked: text(),
    answer: line.check(z.describe('The id of the answer.')),
    answered: text(),
    move: z.optional(text().check(z.describe('The move it leads to, at the end of the tree.'))),
  }),
};
