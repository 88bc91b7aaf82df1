/** Says when the record went on after the postmortem was edited, and lets people choose. */
import type { Postmortem } from './use-postmortem.ts';

export function Newer({ postmortem: { edited, saved, newer, aside, stay, rewrite, bringBack } }: { readonly postmortem: Postmortem }) {
  if (aside !== undefined) {
    return (
      <p class="choice" role="status">
        Written anew from the record. What you had edited was put aside.{' '}
        <button type="button" onClick={bringBack}>
          Bring my text back
        </button>
      </p>
    );
  }
  if (!edited) return null;
  const state = saved ? 'Edited, and kept on this device. ' : 'Edited, and not saved yet: copy it before you close the page. ';
  return (
    <p class="choice" role="status">
      {newer === 0 ? state : `The record has ${newer} newer ${newer === 1 ? 'event' : 'events'}. `}
      <button type="button" onClick={rewrite}>
        {newer === 0 ? 'Write it anew' : 'Take them in (loses my edits)'}
      </button>
      {newer > 0 && (
        <button type="button" onClick={stay}>
          Keep my text
        </button>
      )}
    </p>
  );
}
