/** The three things that people do most, in reach on every screen. After the incident is resolved the postmortem comes first. */

import { setStatus } from '../../../../incident/commands/incident.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { updateDue } from '../../../../incident/nudges.ts';
import { postmortemGaps } from '../../../../incident/postmortem-gaps.ts';
import { t, tx } from '../../../../words/text.ts';
import { appElement } from '../../base/app-element.ts';
import { gapText } from '../../base/gap-text.ts';
import { openPart } from '../../keys/keys.ts';
import { useIncident } from '../context.ts';
import { useOpenSheet } from '../sheets.ts';
import { shortUpdateDue } from '../updates/due.ts';
import { usePrimary } from './use-primary.ts';

export function Actions() {
  const { state, now, act } = useIncident();
  const openSheet = useOpenSheet();
  const primary = usePrimary();
  const isOver = factsOf(state).status === 'resolved';
  const due = shortUpdateDue(updateDue(state), now);
  const gaps = postmortemGaps(state).length;
  const kind = (name: typeof primary) => (primary === name ? 'primary' : '');
  return (
    <fieldset class="actions" aria-label={t`Actions`}>
      {isOver && (
        <button type="button" class={kind('postmortem')} onClick={() => openPart('p')}>
          {t`Postmortem `}
          {gaps > 0 && <span class="tag">{gapText(gaps, t`log`)}</span>}
        </button>
      )}
      <button type="button" class="log-action" onClick={() => appElement<HTMLInputElement>('log-line')?.focus()}>
        {tx`+ Log ${<kbd>n</kbd>}`}
      </button>
      <button type="button" class={kind('update')} aria-haspopup="dialog" onClick={() => openSheet('update')}>
        {t`Update `}
        {due !== undefined && <span class={due.late ? 'tag warning' : 'tag'}>{due.text}</span>}
      </button>
      <button type="button" aria-haspopup="dialog" onClick={() => openSheet('share')}>{t`Share`}</button>
      {isOver ? (
        <button type="button" onClick={() => void act((at) => setStatus(at, 'investigating'))}>{t`Reopen`}</button>
      ) : (
        <button type="button" class={kind('resolve')} aria-haspopup="dialog" onClick={() => openSheet('resolve')}>{t`Resolve`}</button>
      )}
    </fieldset>
  );
}
