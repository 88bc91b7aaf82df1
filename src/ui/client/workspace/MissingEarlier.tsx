/** What a link with only what is new left out and this device does not have: shown until it is here. */

import { missingCount, parseSent } from '../../../share/sent.ts';
import { t } from '../../../words/text.ts';
import { missingName } from '../share/sent-here.ts';
import { useIncident } from './context.ts';
import { usePreference } from './preference.ts';

export function MissingEarlier() {
  const { state, desk } = useIncident();
  const [earlier] = usePreference(missingName(state.incident));
  if (earlier === '') return null;
  const missing = missingCount(parseSent(earlier), desk.record.events());
  if (missing === 0) return null;
  return (
    <p class="clock-skew">
      {missing === 1
        ? t`An earlier entry is not on this device. Ask who sent the link for one with everything.`
        : t`${missing} earlier entries are not on this device. Ask who sent the link for one with everything.`}
    </p>
  );
}
