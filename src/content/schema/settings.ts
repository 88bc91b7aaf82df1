/** `breakglass.yaml`: the team's settings. The file may be left out. */

import { z } from 'zod';
import type { DeepReadonly } from '../../plain/readonly.ts';
import { programSchema } from '../../query/danger/row.ts';
import { variablesSchema } from '../../query/variable.ts';
import { incidentSchema, issuesSchema, postmortemSchema, timezoneSchema } from './afterwards.ts';
import { alertsSchema, checkSchema } from './check.ts';
import { folderSchema, globSchema, languageSchema, nameText, otherRootSchema, titledLinkSchema, titleText, webAddress } from './common.ts';
import { openSchema, runHereSchema } from './open.ts';
import { shareSchema } from './share.ts';
import { statusPageSchema } from './status-pages.ts';

export const settingsSchema = z
  .strictObject({
    title: titleText.default('Runbooks').describe('The name of the site.'),
    description: z.string().default('').describe('One sentence under it.'),
    language: languageSchema
      .default('en')
      .describe(
        'The language that the content is written in, by its name in BCP 47: `de`, `pt-BR`, `ja`. A service or a runbook may name another one.',
      ),
    runbooks: folderSchema
      .describe('The folder of the runbooks, from the content root; `runbooks`, or `content/runbooks` in a Hugo site, when left out.')
      .optional(),
    queries: folderSchema.default('queries').describe('The folder of the query sheets, from the content root.'),
    postmortems: folderSchema
      .refine((path) => path.split('/').some((part) => !/^\.?$/.test(part)), 'expected a folder of its own, such as `postmortems`')
      .default('postmortems')
      .describe('The folder of the postmortems that the team keeps, from the content root.'),
    content: z
      .array(otherRootSchema)
      .default([])
      .describe(
        'Content roots of other teams that are part of this site: folders with `runbooks/`, `queries/` and `postmortems/` of their own, from this one. Of the settings there only `runbooks`, `queries`, `postmortems`, `ignore`, `variables`, `alerts.rules` and `repository` are read.',
      ),
    order: z.array(nameText).default([]).describe('Folders of services that are shown first, in this order.'),
    links: z
      .array(titledLinkSchema)
      .default([])
      .describe(
        'Links at the end of every page, as to your chat or to how runbooks are written here. An address that begins with `/` is below this site: `/docs/`.',
      ),
    ignore: z.array(globSchema).default([]).describe('Files below the runbooks folder to leave out, as globs.'),
    repository: z
      .strictObject({
        edit: webAddress.describe(
          'The address that opens a file for editing; `{file}` stands for its path and `{line}` for a line: `https://github.com/example/ops/edit/main/{file}`. Editors of GitHub, GitLab and Gitea get the line without `{line}`.',
        ),
      })
      .describe('Where the content is kept.')
      .optional(),
    mdx: z
      .strictObject({
        code: z
          .boolean()
          .default(false)
          .describe(
            'Whether `.mdx` runbooks may hold code (`import`, `export`, `{expressions}`, components of your own). Code runs on the machine that builds the site, with its rights: allow it only where everybody who may change a runbook may also run programs there.',
          ),
      })
      .default({ code: false })
      .describe('What MDX runbooks may do.'),
    numberedSteps: z
      .boolean()
      .default(false)
      .describe(
        'Whether numbered lists are steps that can be ticked, under headings that say what to do (diagnosis, mitigation, verification and the like).',
      ),
    alerts: alertsSchema.prefault({}),
    check: checkSchema.prefault({}),
    offline: z
      .boolean()
      .default(true)
      .describe(
        'Whether browsers keep a copy of the whole site that works without a network. `false` also removes the copies that are already there.',
      ),
    offlineAge: z
      .number()
      .int()
      .positive()
      .default(7)
      .describe(
        'After how many days without a word from the server the offline copy warns that it may be old. It stays readable: nothing is deleted for its age.',
      ),
    breakGlassFile: z
      .boolean()
      .default(true)
      .describe(
        'Whether the build also writes `breakglass.html`: the whole site in one file, which opens from disk without a server, as from a USB stick. It is made of the offline copy: with `offline: false` there is none.',
      ),
    images: z
      .strictObject({
        width: z
          .number()
          .int()
          .min(320)
          .max(8192)
          .default(1600)
          .describe(
            'How wide images are published at most, in pixels. The build writes wider and heavier ones (over 0.3 MB) as WebP where that is smaller; the files of the repository stay as they are.',
          ),
        keep: z.boolean().default(false).describe('Whether images are published as they are.'),
      })
      .prefault({})
      .describe('What the build makes of PNG, JPEG and WebP images beside runbooks.'),
    sizeBudget: z
      .number()
      .positive()
      .default(50)
      .describe(
        'How large the offline copy and `breakglass.html` may get, in megabytes, before the build warns and names the largest images.',
      ),
    open: openSchema.optional(),
    runHere: runHereSchema.optional(),
    share: shareSchema.optional(),
    statusPages: z
      .array(statusPageSchema)
      .default([])
      .describe('The status pages of providers that the team depends on, in the order shown.'),
    commands: z
      .array(programSchema)
      .default([])
      .describe('Programs of the team: what their calls read, change and destroy. They go before those that Breakglass knows.'),
    timezone: timezoneSchema.optional(),
    postmortem: postmortemSchema.optional(),
    issues: issuesSchema.optional(),
    incident: incidentSchema.optional(),
    variables: variablesSchema.default({}).describe('Variables of every runbook and sheet.'),
  })
  .describe('Settings of the site.');
export type Settings = DeepReadonly<z.infer<typeof settingsSchema>>;
