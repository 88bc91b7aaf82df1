/** Reminders: they never block. One at a time, with the button that acts on it. */

import { useState } from 'preact/hooks';
import { endTimebox, extendTimebox } from '../../../incident/commands/decisions.ts';
import { keyOf } from '../../../incident/event.ts';
import { type Nudge, nudgesAt } from '../../../incident/nudges.ts';
import { timeboxesOf } from '../../../incident/timebox.ts';
import { t, tx } from '../../../words/text.ts';
import { useIncident } from './context.ts';
import { onSubmit, textOf } from './form.ts';
import { openPanel } from './open-panel.ts';
import { usePreference } from './preference.ts';
import { useOpenSheet } from './sheets.ts';

/** Minutes that an extended timebox gets. */
const extension = 15;

/** How many dismissed reminders are remembered: more than one incident brings back. */
const keptAtMost = 50;

export function Nudges() {
  const { state, now } = useIncident();
  const [all, setAll] = useState(false);
  const [kept, keep] = usePreference(`later:${state.incident}`);
  const later = kept.split('\n');
  const nudges = nudgesAt(state, now).filter(({ key }) => !later.includes(key));
  const shown = all ? nudges : nudges.slice(0, 1);
  const dismiss = (key: string) => keep([...later, key].slice(-keptAtMost).join('\n'));
  return (
    <div class={nudges.length === 0 ? 'nudges none' : 'nudges'}>
      <div role="status">
        {shown.map((nudge) => (
          <p key={nudge.key} class="nudge">
            {nudge.text}
          </p>
        ))}
      </div>
      {shown.map((nudge) => (
        <p key={nudge.key} class="nudge-acts">
          <NudgeAct nudge={nudge} />
          <button type="button" class="quiet" aria-label={t`Later: ${nudge.text}`} onClick={() => dismiss(nudge.key)}>{t`Later`}</button>
        </p>
      ))}
      {nudges.length > shown.length && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {tx`${nudges.length - shown.length} more`}
        </button>
      )}
    </div>
  );
}

/** The button that acts on a reminder. */
function NudgeAct({ nudge: { kind, about } }: { readonly nudge: Nudge }) {
  const openSheet = useOpenSheet();
  switch (kind) {
    case 'look-at-hypothesis':
    case 'switch-hypothesis':
      return (
        <button type="button" onClick={() => openPanel('h', `[data-hypothesis="${CSS.escape(about ?? '')}"]`)}>
          {kind === 'look-at-hypothesis' ? t`Open it` : t`Switch, or explain why not`}
        </button>
      );
    case 'name-alternatives':
      return <button type="button" onClick={() => openPanel('h', '[name=statement]')}>{t`Add another`}</button>;
    case 'update-due':
      return <button type="button" onClick={() => openSheet('update')}>{t`Write an update`}</button>;
    case 'timebox-expired':
      return <TimeIsUp about={about ?? ''} />;
  }
}

function TimeIsUp({ about }: { readonly about: string }) {
  const { state, act } = useIncident();
  const timebox = timeboxesOf(state).find(({ id }) => keyOf(id) === about);
  if (timebox === undefined) return null;
  return (
    <form class="line-form" onSubmit={onSubmit((form) => act((at) => extendTimebox(at, timebox.id, extension, textOf(form, 'why'))))}>
      <button type="button" onClick={() => void act((at) => endTimebox(at, timebox.id, 'done'))}>{t`Done`}</button>
      <button type="button" onClick={() => void act((at) => endTimebox(at, timebox.id, 'expired'))}>{t`Switch`}</button>
      <input name="why" aria-label={t`Why ${extension} minutes more`} placeholder={t`because …`} autocomplete="off" />
      <button type="submit">{tx`${extension} min more`}</button>
    </form>
  );
}
