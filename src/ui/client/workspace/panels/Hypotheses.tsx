/** What the cause might be, what else must be true then, what speaks for and against it. */
import { Panel } from '../Panel.tsx';

export function Hypotheses() {
  return (
    <Panel title="Hypotheses" shortcut="h">
      <p class="note">Not built yet.</p>
    </Panel>
  );
}
