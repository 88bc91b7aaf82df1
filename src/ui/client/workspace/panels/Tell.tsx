/** What is told to whom, filled from the record, and when the next update is due. */
import { Panel } from '../Panel.tsx';

export function Tell() {
  return (
    <Panel title="Tell people" shortcut="t">
      <p class="note">Not built yet.</p>
    </Panel>
  );
}
