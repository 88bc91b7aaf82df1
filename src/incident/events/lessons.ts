/** What went well, what went badly, where there was luck. */
import * as z from 'zod/mini';
import { payload, text } from './common.ts';

export const lessonTypes = ['well', 'badly', 'lucky'] as const;

export const lessonEvents = {
  'lesson-noted/1': payload('A lesson for the postmortem.', { type: z.enum(lessonTypes), text: text() }),
};
