/** `alerts` and `check` of `breakglass.yaml`: where the alert rules are, and how strict `breakglass check` is. */

import { z } from 'zod';
import type { DeepReadonly } from '../../plain/readonly.ts';
import { severities } from '../../problem/problem.ts';
import { globSchema, period, webAddress } from './common.ts';

const checkName = z
  .string()
  .regex(/^[a-z]+\/[a-z-]+$/, 'expected the name of a check, as in `step/readable`')
  .meta({ editor: 'check' });

export const ignoreSchema = z.strictObject({
  check: checkName.describe('The check that is passed over.'),
  file: globSchema.min(1).describe('The file, from the content root; `*` and `**` as in globs.'),
  line: z.string().min(1).describe('Text of the line; the whole file when left out.').optional(),
  because: z.string().min(1).describe('Why it is right as it is.'),
});
export type Ignore = DeepReadonly<z.infer<typeof ignoreSchema>>;

export const alertsSchema = z
  .strictObject({
    rules: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Rule files of Prometheus, Mimir or Loki and PrometheusRule manifests, as globs from the content root: `../monitoring/**/*.yaml`.',
      ),
    site: webAddress
      .describe(
        'The address that this site answers at: `https://runbooks.example.com/`. A `runbook_url` that begins with it must lead to a page; others lead elsewhere and count as answered there.',
      )
      .optional(),
  })
  .describe('The alerts that runbooks answer: their coverage has a page of its own.');

export const checkSchema = z
  .strictObject({
    severity: z
      .record(checkName, z.enum([...severities, 'off']))
      .default({})
      .describe('Another severity for a check, or `off`: `step/readable: off`.'),
    ignore: z.array(ignoreSchema).default([]).describe('Problems that are none, each with the reason.'),
    reviewEvery: period.default('1y').describe('How often a runbook should be reviewed that sets no interval itself.'),
  })
  .describe('What `breakglass check` reports. `breakglass check --help` names the page that lists the checks.');
