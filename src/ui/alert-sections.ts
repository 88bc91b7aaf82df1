/** A page that answers many alerts, a section each, as its script knows it. */

import type { Runbook } from '../content/site.ts';
import type { AlertSection } from '../incident/alert-steps.ts';
import { t } from '../words/text.ts';

/** Undefined where no section of its own answers an alert. @param toDo ids of the steps that are open from the start */
export function alertSections({ sectionAlerts, compiled }: Pick<Runbook, 'sectionAlerts' | 'compiled'>, toDo: readonly string[]) {
  if (sectionAlerts.length === 0) return undefined;
  const ofAlerts = new Set(sectionAlerts.flatMap(({ steps }) => steps));
  const shared = toDo.filter((id) => !ofAlerts.has(id)).length;
  const titleOf = new Map(compiled.sections.flatMap(({ steps, title }) => steps.map((id) => [id, title] as const)));
  return sectionAlerts.map(({ alert, anchor, steps }): AlertSection => {
    const title = titleOf.get(steps[0] ?? '') ?? '';
    return [alert, anchor, steps, t`Step 1 of ${steps.length + shared}${title === '' ? '' : ` · ${title}`}`];
  });
}
