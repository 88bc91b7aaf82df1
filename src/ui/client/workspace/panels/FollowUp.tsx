/** Follow-up: action items, lessons, and runbooks to fix. */

import { actionItemsOf } from '../../../../incident/action-items.ts';
import { t } from '../../../../words/text.ts';
import { ActionItems } from '../afterwards/ActionItems.tsx';
import { Lessons } from '../afterwards/Lessons.tsx';
import { RunbookRepairs } from '../afterwards/RunbookRepairs.tsx';
import { useIncident } from '../context.ts';
import { Panel } from '../Panel.tsx';

export function FollowUp() {
  const { state } = useIncident();
  const items = actionItemsOf(state);
  const open = items.filter(({ done }) => !done).length;
  const line = items.length === 0 ? '' : t`${open} of ${items.length} open`;
  return (
    <Panel title={t`Follow-up`} shortcut="a" line={line}>
      <div class="afterwards">
        <ActionItems items={items} />
        <Lessons />
        <RunbookRepairs />
      </div>
    </Panel>
  );
}
