/** A drill: a runbook, and a script of what a responder would see while following it. The schema is the type, the check and the reference. */
import { z } from 'zod';

/** A length of time as authors write it: `30s`, `4m`, `1h`. */
const length = z.string().regex(/^\d{1,3}\s*[smh]$/, 'expected a length of time such as `30s`, `4m` or `1h`');

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected small letters, digits and dashes, such as `plan-read`');

const text = z.string().min(1);

/** How a proposed hypothesis is recognised: each of these must be in its words; `missing|dropped` is one or the other. */
const words = z
  .array(text)
  .min(1)
  .describe('What its words must hold, in any case: every entry of the list. `missing|dropped|not valid` is one of these.');

const did = z.array(text).min(1);

export const whenSchema = z.strictObject({
  did: did
    .describe('After any of these: a step ticked (its id, as in `read-plan`), or a query copied, opened or run (`sheet/id`).')
    .optional(),
  proposed: name.describe('After this cause was proposed as a hypothesis: `truth`, or the id of a red herring.').optional(),
  seen: name.describe('After this symptom has appeared.').optional(),
  while: z
    .enum(['failing', 'recovered'])
    .describe('Only before the recovery has taken hold, or only after it. What was done counts in that time alone.')
    .optional(),
  after: length.describe('How long after all of that; from the alert where there is no other condition.').optional(),
});
export type When = z.infer<typeof whenSchema>;

export const symptomSchema = z.strictObject({
  id: name.describe('Its name in this script.'),
  where: text.describe('Where it would be seen, as in `psql on users-db` or `Grafana`.'),
  shows: text.describe('What would be seen there. Several lines are shown as they are.'),
  when: whenSchema.default({}).describe('When it appears; every condition must hold. With the alert when left out.'),
});
export type Symptom = z.infer<typeof symptomSchema>;

const causeFields = {
  cause: text.describe('The cause in one sentence, worded as a good hypothesis.'),
  words,
  why: text.describe('For the talk afterwards: what shows it, or what made it look right and rules it out.'),
};

export const herringSchema = z.strictObject({ id: name.describe('Its name in this script.'), ...causeFields });

export const drillSchema = z
  .strictObject({
    title: text.max(120).describe('The words of the alert, not the cause.'),
    runbook: text.normalize('NFC').describe('The runbook that is practised, as `service/failure-mode`.'),
    brief: text.describe('What the responder knows when the alert comes.'),
    before: length.default('5m').describe('How long before the alert the fault began: the time to detect.'),
    values: z.record(z.string(), z.string()).default({}).describe('The labels of the alert: they fill the variables of the runbook.'),
    symptoms: z.array(symptomSchema).min(1).describe('What appears, and when.'),
    truth: z.strictObject(causeFields).describe('What it really is.'),
    redHerrings: z.array(herringSchema).default([]).describe('Causes that look right and are not.'),
    recovery: z
      .strictObject({
        did: did.describe('What ends the harm to users: any of these, as under `when`.'),
        after: length.default('0s').describe('How long it takes to take hold.'),
        why: text.describe('For the talk afterwards: why this helps.'),
      })
      .describe('What mitigates.'),
  })
  .describe('A drill: `drills/<name>.yaml` in the folder of a service, or `<name>.drill.yaml` beside a runbook.');
export type DrillScript = z.infer<typeof drillSchema>;
