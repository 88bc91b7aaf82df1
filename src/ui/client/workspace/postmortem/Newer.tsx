/** Whether the log has events that an edited postmortem does not know, and the choice what to do. */
import { t } from '../../../../words/text.ts';
import type { Postmortem } from './use-postmortem.ts';

export function Newer({ postmortem: { edited, saved, newer, aside, stay, rewrite, bringBack } }: { readonly postmortem: Postmortem }) {
  if (aside !== undefined) {
    return (
      <p class="choice" role="status">
        {t`Rewritten from the log. Your text was put aside. `}
        <button type="button" onClick={bringBack}>{t`Restore my text`}</button>
      </p>
    );
  }
  if (!edited) return null;
  const state = saved ? t`Edited. Saved on this device. ` : t`Edited, not saved yet: copy it before you close the page. `;
  return (
    <p class="choice" role="status">
      {newer === 0 ? state : t`The log has ${newer} newer ${newer === 1 ? 'event' : 'events'}. `}
      <button type="button" onClick={rewrite}>
        {newer === 0 ? t`Rewrite from the log` : t`Rewrite with them (loses my edits)`}
      </button>
      {newer > 0 && <button type="button" onClick={stay}>{t`Keep my text`}</button>}
    </p>
  );
}
