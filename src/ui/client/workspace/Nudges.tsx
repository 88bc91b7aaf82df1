/** What people should be reminded of: it helps, and never blocks. One at a time, with what to do about it. */
import { useState } from 'preact/hooks';
import { endTimebox, extendTimebox } from '../../../incident/commands/decisions.ts';
import { keyOf } from '../../../incident/event.ts';
import { type Nudge, nudgesAt } from '../../../incident/nudges.ts';
import { timeboxesOf } from '../../../incident/timebox.ts';
import { useIncident } from './context.ts';
import { onSubmit, textOf } from './form.ts';
import { openPanel } from './open-panel.ts';
import { usePreference } from './preference.ts';

/** Minutes that an extended timebox gets. */
const extension = 15;

/** How many put off reminders are remembered: more than come back in one incident. */
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
    <div class="nudges">
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
          <button type="button" class="quiet" aria-label={`Later: ${nudge.text}`} onClick={() => dismiss(nudge.key)}>
            Later
          </button>
        </p>
      ))}
      {nudges.length > shown.length && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          and {nudges.length - shown.length} more
        </button>
      )}
    </div>
  );
}

/** One press to what helps. */
function NudgeAct({ nudge: { kind, about } }: { readonly nudge: Nudge }) {
  switch (kind) {
    case 'look-at-hypothesis':
    case 'switch-hypothesis':
      return (
        <button type="button" onClick={() => openPanel('h', `[data-hypothesis="${CSS.escape(about ?? '')}"]`)}>
          {kind === 'look-at-hypothesis' ? 'Look at it' : 'Switch, or say why you stay'}
        </button>
      );
    case 'name-alternatives':
      return (
        <button type="button" onClick={() => openPanel('h', '[name=statement]')}>
          Name another
        </button>
      );
    case 'update-due':
      return (
        <button type="button" onClick={() => openPanel('t')}>
          Tell people
        </button>
      );
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
      <button type="button" onClick={() => void act((at) => endTimebox(at, timebox.id, 'done'))}>
        Done
      </button>
      <button type="button" onClick={() => void act((at) => endTimebox(at, timebox.id, 'expired'))}>
        Switch
      </button>
      <input name="why" aria-label={`Why ${extension} minutes more`} placeholder="because …" autocomplete="off" />
      <button type="submit">{extension} min more</button>
    </form>
  );
}
