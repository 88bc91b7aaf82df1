/** The settings for the time after an incident: `timezone`, `postmortem` and `issues`. */
import { z } from 'zod';
import { incidentFieldNames } from '../../postmortem/template/fields.ts';
import { serviceAddress } from './common.ts';

export const timezoneSchema = z
  .string()
  .refine(isTimeZone, 'expected the IANA name of a time zone, such as `Europe/Berlin`')
  .meta({
    pattern:
      '^(?:UTC|GMT|(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific|US)/[A-Za-z0-9_+/-]+|[A-Z][A-Z0-9]{2,6})$',
  })
  .describe(
    'The time zone that postmortems show beside UTC, by its IANA name: `Europe/Berlin`. UTC alone when left out: the zone of the device that writes a postmortem never shows.',
  );

/** Whether `Intl` knows a zone of that name. Offsets such as `+01:00`, which it takes too, know no summer. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const postmortemSchema = z
  .strictObject({
    template: z
      .string()
      .refine(isInside, 'expected the path of a file below the content root, such as `postmortem.md`')
      .describe("The team's own template, from the content root: Markdown with slots such as `{{timeline}}`.")
      .optional(),
  })
  .describe('How postmortems are written.');

/** The page of the incident carries the file to every reader: nothing from outside of the content may get there. */
function isInside(path: string): boolean {
  return path !== '' && !/^(?:[/\\~]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..');
}

/** Jira's numbers, which YAML reads as numbers. */
const number = z.union([z.string().regex(/^\d+$/, 'expected a number such as `10000`'), z.int().positive()]).transform(String);

export const issuesSchema = z
  .strictObject({
    github: z
      .strictObject({
        repository: serviceAddress.describe('The repository whose form opens: `https://github.com/example/shop`.'),
        labels: z.array(z.string().min(1)).default([]).describe('Labels of the new issue.'),
      })
      .describe('GitHub, or a GitHub Enterprise Server.')
      .optional(),
    gitlab: z
      .strictObject({
        project: serviceAddress.describe('The project whose form opens: `https://gitlab.com/example/shop`.'),
        labels: z.array(z.string().min(1)).default([]).describe('Labels of the new issue.'),
      })
      .describe('GitLab, on gitlab.com or an own server.')
      .optional(),
    linear: z
      .strictObject({
        team: z
          .string()
          .regex(/^[A-Za-z0-9]+$/, 'expected the key of a team, such as `ENG`')
          .describe('The key of the team, as in `ENG-123`.'),
        labels: z.array(z.string().min(1)).default([]).describe('Labels of the new issue.'),
      })
      .describe('Linear.')
      .optional(),
    jira: z
      .strictObject({
        site: serviceAddress.describe('Where Jira is: `https://example.atlassian.net`.'),
        project: number.describe('The number of the project; its key will not do.'),
        issueType: number.describe('The number of the type of issue.'),
      })
      .describe('Jira.')
      .optional(),
  })
  .describe('Where action items become issues: a link opens the form, filled in. Nothing is sent before somebody sends it.');

export const incidentSchema = z
  .strictObject({
    fields: z
      .array(z.enum(incidentFieldNames))
      .default([])
      .describe('Facts that the incident page asks for beside the log. Each is a slot of the postmortem template, such as `{{ticket}}`.'),
  })
  .describe('The page of an incident.');
