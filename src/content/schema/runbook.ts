/** The frontmatter of a runbook. Every field may be left out: plain Markdown is a valid runbook. */

import { z } from 'zod';
import type { DeepReadonly } from '../../plain/readonly.ts';
import { variablesSchema } from '../../query/variable.ts';
import { alertSeverity, day, languageSchema, nameText, period, titleText } from './common.ts';
import { scopeSchema } from './scope.ts';

export const signalLevels = ['up', 'down', 'flat', 'creeping-up', 'any'] as const;
export type SignalLevel = (typeof signalLevels)[number];

export const goldenSignals = ['latency', 'traffic', 'errors', 'saturation'] as const;

const level = z.enum(signalLevels).default('any');

export const signalShapeSchema = z.strictObject({
  latency: level.describe('Latency at the tail (p99).'),
  traffic: level.describe('Requests, messages or jobs per second.'),
  errors: level.describe('Share of failing requests.'),
  saturation: level.describe('The fullest resource: pool, memory, disk, queue.'),
  note: z.string().describe('What to add to the shape, as in `database pool`.').optional(),
  reads: z.string().min(1).describe('What this shape reads as.'),
  firstMove: z.string().min(1).describe('The first move.'),
});
export type SignalShape = DeepReadonly<z.infer<typeof signalShapeSchema>>;

export const patternSchema = z.strictObject({
  looksLike: z.string().min(1).describe('What is seen first.'),
  mechanism: z.string().min(1).describe('How it comes about.'),
  wayOut: z.string().min(1).describe('What ends it.'),
});
export type Pattern = DeepReadonly<z.infer<typeof patternSchema>>;

export const runbookSchema = z
  .strictObject({
    title: titleText.describe('The name shown; the first heading when left out.').optional(),
    alerts: z.array(nameText).describe("Names of the alerts it answers; the file name when it looks like an alert's.").optional(),
    severity: alertSeverity.describe('The severity of its alerts, as Prometheus rules write it.').optional(),
    symptoms: z.array(z.string().min(1)).default([]).describe('What people see, in their words; found by search.'),
    signals: z.array(signalShapeSchema).default([]).describe('Shapes of the four golden signals that lead here.'),
    pattern: patternSchema.describe('For failure patterns: how it looks, why, and the way out.').optional(),
    owner: z.string().describe("The team that keeps it; the service's when left out.").optional(),
    lastReviewed: day.describe('The day someone last read it through and found it right.').optional(),
    reviewEvery: period.describe('How often it should be read through.').optional(),
    lastExercised: day.describe('The day it was last used or drilled.').optional(),
    tags: z.array(z.string().min(1)).default([]).describe('Free words for search.'),
    aliases: z.array(nameText).default([]).describe('Other addresses that lead here, as in `/old/path/`.'),
    related: z.array(nameText).default([]).describe('Other runbooks, as `service/failure-mode`.'),
    variables: variablesSchema.default({}).describe('Variables of its own queries and commands.'),
    language: languageSchema
      .describe("The language it is written in, as in `pt-BR`; the service's or the site's when left out.")
      .optional(),
    scope: scopeSchema.default({}).describe('Values that identify what it is about; they add to and override those of its service.'),
  })
  .describe('A runbook: one file per failure mode.');
export type RunbookMeta = DeepReadonly<z.infer<typeof runbookSchema>>;
