/** What was learned, what will be changed by whom until when, and which runbooks to repair. */
import { Panel } from '../Panel.tsx';

export function FollowUp() {
  return (
    <Panel title="Afterwards" shortcut="a">
      <p class="note">Not built yet.</p>
    </Panel>
  );
}
