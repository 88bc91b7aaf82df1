/** What the cause might be, what else must be true then, what speaks for and against it. */
import { useState } from 'preact/hooks';
import { startTimebox } from '../../../../incident/commands/decisions.ts';
import { hypothesesOf } from '../../../../incident/hypotheses.ts';
import { useIncident } from '../context.ts';
import { onSubmit, textOf } from '../form.ts';
import { HypothesisCard } from '../hypotheses/HypothesisCard.tsx';
import { Propose } from '../hypotheses/Propose.tsx';
import { RunningTimeboxes } from '../hypotheses/RunningTimeboxes.tsx';
import { StartingPoints } from '../hypotheses/StartingPoints.tsx';
import { Panel } from '../Panel.tsx';

export function Hypotheses() {
  const { state } = useIncident();
  const hypotheses = hypothesesOf(state);
  const [pointers, setPointers] = useState(false);
  const line = (['open', 'disputed', 'confirmed', 'rejected'] as const)
    .map((standing) => ({ standing, count: hypotheses.filter((hypothesis) => hypothesis.standing === standing).length }))
    .filter(({ count }) => count > 0)
    .map(({ standing, count }) => `${count} ${standing}`)
    .join(', ');
  return (
    <Panel title="Hypotheses" shortcut="h" line={line || 'what might the cause be?'}>
      {hypotheses.map((hypothesis) => (
        <HypothesisCard key={hypothesis.key} hypothesis={hypothesis} />
      ))}
      <Propose />
      {hypotheses.length === 0 || pointers ? (
        // Who takes one looks for more: they stay.
        <StartingPoints taken={() => setPointers(true)} />
      ) : (
        <button type="button" class="quiet" onClick={() => setPointers(true)}>
          Where to look: ranked starting points
        </button>
      )}
      <RunningTimeboxes />
      <TimeLimit />
    </Panel>
  );
}

function TimeLimit() {
  const { act } = useIncident();
  return (
    <details class="fold">
      <summary>Set a time limit</summary>
      <form
        class="line-form"
        onSubmit={onSubmit((form) =>
          act((at) => startTimebox(at, { title: textOf(form, 'title'), minutes: Number(textOf(form, 'minutes')) })),
        )}
      >
        <input name="title" aria-label="What for" placeholder="Wait for the rollback" autocomplete="off" required />
        <input name="minutes" aria-label="Minutes" type="number" min="1" max="1440" defaultValue="15" required />
        <button type="submit">Start</button>
      </form>
    </details>
  );
}
