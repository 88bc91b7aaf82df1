/** The fix decision, question by question: which move helps users soonest and can be undone. */
import { Panel } from '../Panel.tsx';

export function Fix() {
  return (
    <Panel title="Choose the fix" shortcut="f">
      <p class="note">Not built yet.</p>
    </Panel>
  );
}
