/** Who does what, who is hit, and when it started, was detected, acknowledged, mitigated, resolved. */
import { Panel } from '../Panel.tsx';

export function People() {
  return (
    <Panel title="Roles, impact, times" shortcut="r">
      <p class="note">Not built yet.</p>
    </Panel>
  );
}
