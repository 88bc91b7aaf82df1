/** How long it has lasted; once it is resolved, how long users were affected. */

import { lastingText } from '../../../../incident/extent.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { recordedWords } from '../../../../incident/recorded-words.ts';
import { tOf } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';

export function Clock() {
  const { state, now } = useIncident();
  const lasting = lastingText(state, now);
  if (lasting === undefined) return null;
  const [words, length, more] = lasting;
  return (
    <p class={factsOf(state).status === 'resolved' ? 'clock over' : 'clock'}>
      <span class="clock-words">{tOf(words, recordedWords)} </span>
      <strong>{length}</strong>
      {more !== '' && <span class="clock-words"> {more}</span>}
    </p>
  );
}
