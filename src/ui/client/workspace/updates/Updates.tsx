/** The updates that were sent, when the next one is due, and the way to write one. */

import { updateDue } from '../../../../incident/nudges.ts';
import { eventsOf } from '../../../../incident/state.ts';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { Panel } from '../Panel.tsx';
import { useOpenSheet } from '../sheets.ts';
import { describeUpdateDue } from './due.ts';
import { Sent } from './Sent.tsx';

export function Updates() {
  const { state, now } = useIncident();
  const openSheet = useOpenSheet();
  const sent = eventsOf(state, 'communication-sent/1').length;
  const due = describeUpdateDue(updateDue(state), now);
  return (
    <Panel title={t`Updates`} shortcut="t" line={sent === 0 ? '' : t`${sent} sent`}>
      <div class="acts">
        <button type="button" aria-haspopup="dialog" onClick={() => openSheet('update')}>{t`Write an update`}</button>
        {due !== undefined && <span class={due.late ? 'tag warning' : 'tag'}>{due.text}</span>}
      </div>
      {sent === 0 && <p class="note">{t`No update sent yet.`}</p>}
      <Sent />
    </Panel>
  );
}
