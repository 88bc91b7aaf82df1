/** What became of the steps of runbooks. */
import * as z from 'zod/mini';
import { eventIds, payload, stepRef, text } from './common.ts';

const replaces = z.optional(
  eventIds.check(z.describe('The marks of this step that this one takes the place of, as far as they were seen.')),
);

export const stepEvents = {
  'step-completed/1': payload('A step was ticked.', { step: stepRef, replaces }),
  'step-uncompleted/1': payload('Marks of a step were taken back. Only those it names: a tick made elsewhere meanwhile stays.', {
    step: stepRef,
    undoes: eventIds,
  }),
  'step-skipped/1': payload('A step was left out on purpose.', { step: stepRef, reason: text(), replaces }),
  'step-marked-not-applicable/1': payload('A step does not concern this incident.', {
    step: stepRef,
    reason: z.optional(text()),
    replaces,
  }),
  'step-blocked/1': payload('A step cannot be done now.', { step: stepRef, reason: text(), replaces }),
  'step-noted/1': payload('Something was noted at a step.', { step: stepRef, text: text() }),
};
