/** What must not be lost: texts, links, screenshots. */
import { Panel } from '../Panel.tsx';

export function Evidence() {
  return (
    <Panel title="Evidence" shortcut="e">
      <p class="note">Not built yet.</p>
    </Panel>
  );
}
