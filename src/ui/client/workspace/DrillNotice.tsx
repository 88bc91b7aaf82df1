/** A notice on the log of a drill, with the way to the drill and back. */

import { drillOf } from '../../../incident/drill.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { t } from '../../../words/text.ts';
import { siteBase } from '../base/site-base.ts';

export function DrillNotice({ state }: { readonly state: IncidentState }) {
  const drill = drillOf(state);
  if (drill === undefined) return null;
  return (
    <p class="of-drill">
      <strong>{t`This is the log of a drill: nothing in it is real.`}</strong>{' '}
      <a href={`${siteBase()}drills/${drill.script.drill}/`}>{t`Open the drill`}</a>{' '}
      <a href={`${siteBase()}incident/`}>{t`Back to the real incident`}</a>
    </p>
  );
}
