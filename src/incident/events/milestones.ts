/** The moments that durations are measured between. */
import * as z from 'zod/mini';
import { milestoneNames } from '../milestone.ts';
import { payload } from './common.ts';

export const milestoneEvents = {
  'milestone-set/1': payload('A milestone was set; it happened when the event occurred.', {
    milestone: z.enum(milestoneNames),
  }),
};
