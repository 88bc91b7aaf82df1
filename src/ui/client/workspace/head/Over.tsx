/** What comes once it is resolved. */
import { milestonesOf } from '../../../../incident/milestones.ts';
import { eventsOf } from '../../../../incident/state.ts';
import { openPart } from '../../keys/keys.ts';
import { useIncident } from '../context.ts';

/** Files bring a Markdown writer along: loaded when somebody asks for one. */
const load = () => import('../../record/files.ts');

export function Over() {
  const { state, say } = useIncident();
  const since = milestonesOf(state).resolved?.at ?? Number.POSITIVE_INFINITY;
  const wasSent = eventsOf(state, 'communication-sent/1').some(({ occurredAt }) => occurredAt >= since);
  const save = () =>
    load().then(
      ({ saveRecord }) => saveRecord([state]),
      () => say('The part that writes files could not be loaded. Try again when the site can be reached.'),
    );
  return (
    <p class="over">
      <span>Resolved. Next:</span>
      {!wasSent && <Open shortcut="t" does="Send resolved update" />}
      <Open shortcut="p" does="Postmortem" />
      <Open shortcut="a" does="Action items" />
      <button type="button" onClick={() => void save()}>
        Export incident
      </button>
    </p>
  );
}

function Open({ shortcut, does }: { readonly shortcut: string; readonly does: string }) {
  return (
    <button type="button" onClick={() => openPart(shortcut)}>
      {does} <kbd>{shortcut}</kbd>
    </button>
  );
}
