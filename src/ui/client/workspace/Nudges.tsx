/** What people should be reminded of: it helps, and never blocks. */
import { nudgesAt } from '../../../incident/nudges.ts';
import { useIncident } from './context.ts';

export function Nudges() {
  const { state, now } = useIncident();
  const [first] = nudgesAt(state, now);
  return (
    <p class="nudge" role="status">
      {first?.text}
    </p>
  );
}
