/** Once everything under *Verify* is done, one press sets the incident to mitigated. Loaded with the last box of such a section. */

import { isVerifySection } from '../../../incident/changes.ts';
import { setStatus } from '../../../incident/commands/incident.ts';
import { drillOf } from '../../../incident/drill.ts';
import { factsOf } from '../../../incident/facts.ts';
import { t } from '../../../words/text.ts';
import { toast } from '../base/announce.ts';
import { toastButton } from '../base/toast-button.ts';
import type { Desk } from '../record/desk.ts';

/** Offers it where the section is there to verify and the incident is still being worked on. */
export function offerMitigated(desk: Desk, section: string): void {
  const state = desk.current();
  if (state === undefined || !isVerifySection(section)) return;
  const { status } = factsOf(state);
  if (status === 'mitigated' || status === 'monitoring' || status === 'resolved') return;
  if (drillOf(state)?.endedAt !== undefined) return;
  const set = async () => {
    const refused = await desk.act((at) => setStatus(at, 'mitigated'), { state: desk.current() });
    toast(refused || 'Status: mitigated');
  };
  toast(t`${section}: all done`, toastButton(t`Set mitigated`, set));
}
