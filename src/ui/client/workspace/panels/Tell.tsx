/** What is told to whom, filled from the record, and when the next update is due. */
import { useMemo, useState } from 'preact/hooks';
import { updateDue } from '../../../../incident/nudges.ts';
import { eventsOf } from '../../../../incident/state.ts';
import { useIncident } from '../context.ts';
import { Panel } from '../Panel.tsx';
import { Compose } from '../tell/Compose.tsx';
import { byHand } from '../tell/edits.ts';
import { Sent } from '../tell/Sent.tsx';
import { updateWords } from '../update.ts';

/** Writing messages brings a Markdown writer along: loaded when somebody wants to tell. */
type Writing = typeof import('../tell/draft.ts');

export function Tell() {
  const { state, now, data } = useIncident();
  const [writing, setWriting] = useState<Writing | 'failed'>();
  const writer = useMemo(
    () => (writing === undefined ? undefined : writing === 'failed' ? byHand : writing.draftWriter(state, data.timezone)),
    [writing, state, data.timezone],
  );
  const load = () => {
    if (writing === undefined || writing === 'failed') {
      import('../tell/draft.ts').then(setWriting, () => setWriting('failed'));
    }
  };
  const sent = eventsOf(state, 'communication-sent/1').length;
  const line = [sent === 0 ? 'No update sent yet' : `${sent} sent`, updateWords(updateDue(state), now)?.text]
    .filter((part) => part)
    .join(' · ');
  return (
    <Panel title="Updates" shortcut="t" line={line} onOpen={load}>
      {writing === 'failed' && (
        <p class="note">
          What fills messages from the record could not be loaded: the site cannot be reached. Write it by hand, or{' '}
          <button type="button" class="link" onClick={load}>
            try again
          </button>
        </p>
      )}
      {writer === undefined ? <p class="note">Loading …</p> : <Compose writer={writer} />}
      <Sent />
    </Panel>
  );
}
