/** The frontmatter of a postmortem. Every field may be left out: plain Markdown under a heading is a valid one. */

import { z } from 'zod';
import { actionItemTypes } from '../../incident/action-item.ts';
import { severities } from '../../incident/severity.ts';
import type { DeepReadonly } from '../../plain/readonly.ts';
import { day, languageSchema, nameText, titleText, webAddress } from './common.ts';

/** How far a postmortem is. */
export const postmortemStatuses = ['draft', 'in review', 'published'] as const;
export type PostmortemStatus = (typeof postmortemStatuses)[number];

export const actionItemStates = ['open', 'done', 'dropped'] as const;

/** A slip in the year would spread what is counted by month over centuries. */
const years = { first: 1970, last: 2100 } as const;
/** What has no year in front is reported as no time at all. */
function isYearOfIncident(written: string): boolean {
  const year = /^\d{4}(?=-)/.exec(written)?.[0];
  return year === undefined || (Number(year) >= years.first && Number(year) <= years.last);
}
const yearExpected = `expected a year from ${years.first} to ${years.last}`;

const incidentDay = day.refine(isYearOfIncident, yearExpected);
const instant = z.iso
  .datetime({ offset: true, error: 'expected a time with its offset such as `2026-01-31T22:54:00Z` or `2026-01-31T23:54:00+01:00`' })
  .refine(isYearOfIncident, yearExpected)
  .describe('A time with its offset.');

export const keptActionItemSchema = z.strictObject({
  title: titleText.describe('What will be changed.'),
  owner: z.string().min(1).describe('Who sees to it: a person or a team.').optional(),
  due: day.describe('The day by which it should be done.').optional(),
  type: z.enum(actionItemTypes).describe('Which question it answers: detect, prevent, recover; or process.').optional(),
  state: z.enum(actionItemStates).default('open').describe('Whether it is done; `dropped` when the team decided against it.'),
  ticket: webAddress.describe('Where it is tracked.').optional(),
  service: nameText.describe("The service that it changes; the first one of the postmortem's when left out.").optional(),
});
export type KeptActionItem = DeepReadonly<z.infer<typeof keptActionItemSchema>>;

export const askedRepairSchema = z.strictObject({
  runbook: nameText.describe('The runbook, as `service/failure-mode`.'),
  step: z.string().min(1).describe('The step that was wrong, as it read then; the whole runbook when left out.').optional(),
  what: z.string().min(1).describe('What should be changed.'),
  version: z
    .string()
    .min(1)
    .describe('The version of the runbook that this was said of: it is listed until the runbook has another.')
    .optional(),
});
export type AskedRepair = DeepReadonly<z.infer<typeof askedRepairSchema>>;

export const postmortemSchema = z
  .strictObject({
    title: titleText.describe('The name shown; the first heading when left out.').optional(),
    status: z.enum(postmortemStatuses).default('published').describe('How far it is.'),
    incident: z.string().min(1).describe('The identifier of the incident in its record.').optional(),
    day: incidentDay.describe('The day it happened; the day of its earliest time when left out.').optional(),
    severity: z.enum(severities).describe('The worst severity it had.').optional(),
    services: z.array(nameText).default([]).describe('The services that were affected or at fault.'),
    runbooks: z.array(nameText).default([]).describe('The runbooks that were worked with, as `service/failure-mode`.'),
    alerts: z.array(nameText).default([]).describe('The alerts that fired.'),
    labels: z.record(z.string(), z.string()).default({}).describe('Labels that its alerts had in common.'),
    started: instant.describe('When users were first affected.').optional(),
    detected: instant.describe('When the team first knew.').optional(),
    acknowledged: instant.describe('When somebody took it on.').optional(),
    notified: instant.describe('When users were first informed.').optional(),
    mitigated: instant.describe('When users were no longer affected.').optional(),
    resolved: instant.describe('When it was over.').optional(),
    impact: z.string().min(1).describe('What users noticed, in a sentence.').optional(),
    cause: z.string().min(1).describe('The confirmed cause, in a sentence.').optional(),
    causes: z
      .array(nameText)
      .default([])
      .describe('Short names of its causes, as in `cache` or `expired certificate`: equal ones are counted as recurring.'),
    fix: z.string().min(1).describe('What ended it, in a sentence.').optional(),
    actions: z.array(keptActionItemSchema).default([]).describe('What will be changed.'),
    repairs: z.array(askedRepairSchema).default([]).describe('What should be changed in runbooks.'),
    review: day.describe('The day of the meeting that reviews it.').optional(),
    language: languageSchema.describe("The language it is written in; the site's when left out.").optional(),
  })
  .describe('A postmortem: one file per incident.');
export type PostmortemMeta = DeepReadonly<z.infer<typeof postmortemSchema>>;
