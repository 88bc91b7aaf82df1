/** Small shapes that several kinds of event share. */
import * as z from 'zod/mini';
import { latestReadable } from '../clock.ts';
import { limits } from '../limits.ts';

/** A payload with its description. */
export function payload<Shape extends z.core.$ZodShape>(description: string, shape: Shape) {
  return z.object(shape).check(z.describe(description));
}

/** A text that is not empty, up to a limit. */
export function text(limit: number = limits.text) {
  return z.string().check(z.minLength(1), z.maxLength(limit));
}

/** A text that may be empty, which then means: taken away. */
export function emptiable(limit: number = limits.text) {
  return z.string().check(z.maxLength(limit));
}

/** One line: a title, a name. */
export const line = text(limits.line);

/** Milliseconds since the epoch, between 1970 and 2300. */
export const instant = z.int().check(z.gte(0), z.lte(latestReadable));

/** Who recorded an event: random for each page load. */
export const actor = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** The id of an incident. */
export const incidentId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,128}$/));

export const eventId = z.object({
  actor,
  counter: z.int().check(z.gte(0), z.lte(limits.counter)),
});

/** Events that an event speaks of. */
export const eventIds = z.array(eventId).check(z.maxLength(limits.list));

/** A runbook as it was when the event was recorded. */
export const runbookRef = z.object({
  id: line.check(z.describe('`<service>/<failure-mode>`.')),
  title: z.optional(line),
  revision: z.string().check(z.maxLength(limits.line), z.describe('The version of its text: a digest or a commit.')),
});
export type RunbookRef = Readonly<z.infer<typeof runbookRef>>;

/** A step as it was when the event was recorded: its words are copied, so the record stays readable when the runbook changes. */
export const stepRef = z.object({
  runbook: line.check(z.describe('The id of its runbook.')),
  revision: z.string().check(z.maxLength(limits.line), z.describe('The version of the runbook.')),
  id: line.check(z.describe('The id of the step in its runbook.')),
  text: text().check(z.describe('Its words, as they were.')),
  section: z.optional(emptiable(limits.line)),
});
export type StepRef = Readonly<z.infer<typeof stepRef>>;
