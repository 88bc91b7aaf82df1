/** How an incident is shared from this device, and who is here, in one line: for the incident page and for runbooks. */

import { joinedElsewhere } from '../../../../incident/relations.ts';
import type { IncidentState } from '../../../../incident/state.ts';
import { describePeople, describeShare } from '../../../../share/state.ts';
import { t } from '../../../../words/text.ts';
import type { Live } from './share-live.ts';

/** Empty where nothing of it is shared. */
export function sharedWords(live: Live, state: IncidentState | undefined): string {
  if (state === undefined) return '';
  const shared = live.of(state.incident);
  if (shared === undefined) return live.isPartShared(state) ? t`Only a part of it is shared: what you log now is not` : '';
  const people = describePeople(shared.state.people);
  const elsewhere = shared.state.moved === undefined ? joinedElsewhere(state) : undefined;
  const goesOn = elsewhere && t`It goes on in “${elsewhere.title ?? t`another incident`}”, which is not here: ask for its link`;
  return [describeShare(shared.state), people, goesOn].filter(Boolean).join(' · ');
}
