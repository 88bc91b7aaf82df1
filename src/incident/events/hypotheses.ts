/** What the cause might be, and what speaks for and against it. */
import * as z from 'zod/mini';
import { eventId, eventIds, line, payload, text } from './common.ts';

const hypothesis = eventId.check(z.describe('The event that proposed it.'));

export const hypothesisEvents = {
  'hypothesis-proposed/1': payload('A cause was proposed: a statement that can turn out wrong.', {
    statement: text(),
    component: z.optional(line.check(z.describe('The part it names.'))),
    source: z.optional(line.check(z.describe('What it came from: a person, a base rate, a shape of the signals, a runbook.'))),
  }),
  'prediction-added/1': payload('If it is the cause, this must be true too.', { hypothesis, statement: text() }),
  'hypothesis-evidence-added/1': payload('Something speaks for or against it.', {
    hypothesis,
    stance: z.enum(['for', 'against']),
    text: z.optional(text()),
    prediction: z.optional(eventId.check(z.describe('The prediction that was checked.'))),
    events: z.optional(eventIds.check(z.describe('The steps, queries, notes and evidence it rests on.'))),
  }),
  'hypothesis-continued/1': payload('It is pursued further, and why: the answer to the nudge after 30 minutes.', {
    hypothesis,
    why: text(),
  }),
  'hypothesis-confirmed/1': payload('It is the cause, and why.', { hypothesis, why: text() }),
  'hypothesis-rejected/1': payload('It is not the cause, and why.', { hypothesis, why: text() }),
};
