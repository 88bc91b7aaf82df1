/** What is open beside the incident at hand: it is not forgotten, and one press away. */

import { factsOf } from '../../../incident/facts.ts';
import { t, tx } from '../../../words/text.ts';
import { useWorkspace } from './context.ts';

export function OtherOpen() {
  const { desk } = useWorkspace();
  const others = desk.others();
  if (others.length === 0) return null;
  return (
    <p class="other-open">
      {others.length === 1 ? t`1 other incident is open:` : t`${others.length} other incidents are open:`}{' '}
      {others.map((other) => (
        <button key={other.incident} type="button" onClick={() => desk.activate(other.incident)}>
          {tx`Switch to ${factsOf(other).title}`}
        </button>
      ))}
    </p>
  );
}
