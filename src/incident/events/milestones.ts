/** The moments that durations are measured between. */
import * as z from 'zod/mini';
import { milestoneNames } from '../milestone.ts';
import { payload } from './common.ts';

export const milestoneEvents = {
  'milestone-set/1': payload('A milestone was set; when it happened is when the event says it occurred.', {
    milestone: z.enum(milestoneNames),
  }),
};
