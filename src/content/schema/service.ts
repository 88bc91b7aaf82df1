/** `runbooks/<service>/service.yaml`: who owns a service, whom to call and what it depends on. */

import { z } from 'zod';
import type { DeepReadonly } from '../../plain/readonly.ts';
import { variablesSchema } from '../../query/variable.ts';
import { languageSchema, nameText, titledLinkSchema, titleText, webAddress } from './common.ts';
import { scopeSchema } from './scope.ts';

export const serviceKinds = ['service', 'patterns', 'process', 'docs'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

export const escalationSchema = z.strictObject({
  to: z.string().min(1).describe('The team or role to call.'),
  after: z.string().describe('When to call, as in `15 minutes without a cause`.').optional(),
  channel: z.string().describe('The chat channel, as in `#payments-oncall`.').optional(),
  contact: z.string().describe('A pager name, phone number or address. Phone, mail and web addresses in it can be pressed.').optional(),
  url: webAddress.describe('What a press opens: the page of the pager, `tel:`, `mailto:` or a chat.').optional(),
});
export type Escalation = DeepReadonly<z.infer<typeof escalationSchema>>;

export const dependencySchema = z.union([
  z.strictObject({
    service: nameText.describe('The folder name of another service of this site.'),
    note: z.string().describe('What it is used for.').optional(),
  }),
  z.strictObject({
    name: z.string().min(1).describe('Something outside this site.'),
    url: webAddress.describe('Its status page or documentation.').optional(),
    note: z.string().describe('What it is used for.').optional(),
  }),
]);
export type Dependency = DeepReadonly<z.infer<typeof dependencySchema>>;

export const serviceSchema = z
  .strictObject({
    title: titleText.describe('The name shown; the folder name when left out.').optional(),
    kind: z
      .enum(serviceKinds)
      .default('service')
      .describe(
        '`service` for one of your services, `patterns` for failure patterns, `process` for checklists that fit any incident, `docs` for pages to read: guides, references, decisions. They have no owner, no review and nothing to tick, all of their text is open, and no check asks them for what only runbooks need. A site of nothing but docs leaves out incidents too.',
      ),
    description: z.string().describe('One sentence: what it does and for whom.').optional(),
    language: languageSchema.describe("The language of its pages, as in `pt-BR`; the site's when left out.").optional(),
    order: z.array(nameText).default([]).describe('File names of its pages, without their ending, that are shown first, in this order.'),
    owner: z.string().describe('The team that answers for it.').optional(),
    channel: z.string().describe('Where its people talk, as in `#payments`.').optional(),
    tier: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
      .describe('1 is the most critical.')
      .optional(),
    escalation: z.array(escalationSchema).default([]).describe('Whom to call, in order.'),
    dashboards: z.array(titledLinkSchema).default([]).describe('Where its golden signals are drawn.'),
    links: z.array(titledLinkSchema).default([]).describe('Source, documentation, status page.'),
    dependencies: z.array(dependencySchema).default([]).describe('What it cannot work without.'),
    variables: variablesSchema.default({}).describe('Defaults for the variables of its runbooks.'),
    scope: scopeSchema
      .default({})
      .describe(
        'Values that identify it, as in `{ namespace: shop, service: order-service }`: no value of another service takes their place.',
      ),
  })
  .describe('A service: one folder below `runbooks/`.');
export type ServiceFile = DeepReadonly<z.infer<typeof serviceSchema>>;
