/** The templates of postmortems. */

import type { ShapeName } from '../../../../postmortem/shapes/registry.ts';
import { t } from '../../../../words/text.ts';

export type FormName = ShapeName | 'team';

const titles: Readonly<Record<FormName, string>> = {
  team: t`Our template`,
  ours: t`Full`,
  'google-sre': t`Google SRE book`,
  atlassian: 'Atlassian',
  pagerduty: 'PagerDuty',
  howie: t`Howie narrative`,
  'short-summary': t`Short summary`,
};

/** What a count of gaps names, for each template. */
export const gapsOfForm: Readonly<Record<FormName, string>> = {
  team: t`our template`,
  ours: t`full postmortem`,
  'google-sre': t`Google SRE postmortem`,
  atlassian: t`Atlassian postmortem`,
  pagerduty: t`PagerDuty postmortem`,
  howie: t`Howie postmortem`,
  'short-summary': t`short summary`,
};

/** The templates with their titles; the team's own first, where it has one. */
export function formsWith(template: string | undefined): readonly { readonly name: FormName; readonly title: string }[] {
  return Object.keys(titles)
    .filter(isForm)
    .filter((name) => name !== 'team' || template !== undefined)
    .map((name) => ({ name, title: titles[name] }));
}

function isForm(name: string): name is FormName {
  return Object.hasOwn(titles, name);
}
