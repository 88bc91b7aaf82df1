/** Whether the log has events that an edited postmortem does not know, and the choice what to do. */
import type { Postmortem } from './use-postmortem.ts';

export function Newer({ postmortem: { edited, saved, newer, aside, stay, rewrite, bringBack } }: { readonly postmortem: Postmortem }) {
  if (aside !== undefined) {
    return (
      <p class="choice" role="status">
        Rewritten from the log. Your text was put aside.{' '}
        <button type="button" onClick={bringBack}>
          Restore my text
        </button>
      </p>
    );
  }
  if (!edited) return null;
  const state = saved ? 'Edited. Saved on this device. ' : 'Edited, not saved yet: copy it before you close the page. ';
  return (
    <p class="choice" role="status">
      {newer === 0 ? state : `The log has ${newer} newer ${newer === 1 ? 'event' : 'events'}. `}
      <button type="button" onClick={rewrite}>
        {newer === 0 ? 'Rewrite from the log' : 'Rewrite with them (loses my edits)'}
      </button>
      {newer > 0 && (
        <button type="button" onClick={stay}>
          Keep my text
        </button>
      )}
    </p>
  );
}
