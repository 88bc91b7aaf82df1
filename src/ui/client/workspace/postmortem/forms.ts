/** The templates of postmortems. */
import type { ShapeName } from '../../../../postmortem/shapes/registry.ts';
import type { GapsOf } from '../../base/gap-text.ts';

export type FormName = ShapeName | 'team';

const titles: Readonly<Record<FormName, string>> = {
  team: 'Our template',
  ours: 'Full',
  'google-sre': 'Google SRE book',
  atlassian: 'Atlassian',
  pagerduty: 'PagerDuty',
  howie: 'Howie narrative',
  'short-summary': 'Short summary',
};

/** What a count of gaps names, for each template. */
export const gapsOfForm: Readonly<Record<FormName, GapsOf>> = {
  team: 'our template',
  ours: 'full postmortem',
  'google-sre': 'Google SRE postmortem',
  atlassian: 'Atlassian postmortem',
  pagerduty: 'PagerDuty postmortem',
  howie: 'Howie postmortem',
  'short-summary': 'short summary',
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
