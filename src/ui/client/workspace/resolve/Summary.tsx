/** What an incident came to, in short, right after it was resolved: to copy, to share, and the way on to the postmortem. */
import { useState } from 'preact/hooks';
import { postmortemGaps } from '../../../../incident/postmortem-gaps.ts';
import { write } from '../../base/clipboard.ts';
import { gapText } from '../../base/gap-text.ts';
import { openPart } from '../../keys/keys.ts';
import { useIncident } from '../context.ts';
import { usePostmortem } from '../postmortem/use-postmortem.ts';
import { useShown } from '../postmortem/use-shown.tsx';
import { useOpenSheet } from '../sheets.ts';

export function Summary({ close }: { readonly close: () => void }) {
  const { state } = useIncident();
  const openSheet = useOpenSheet();
  const [outcome, setOutcome] = useState('');
  const postmortem = usePostmortem('short-summary', true);
  const shown = useShown(postmortem, false);
  const { text, failed } = postmortem;
  const gaps = postmortemGaps(state).length;
  const copy = async (markdown: string) =>
    setOutcome((await write(markdown)) ? 'Copied.' : 'Not copied: the browser refused. Save it from the postmortem instead.');
  const share = (markdown: string) =>
    navigator.share({ text: markdown }).then(
      () => setOutcome('Shared.'),
      () => setOutcome('Not shared.'),
    );
  return (
    <div class="summary">
      <div class="acts sheet-acts">
        <button type="button" class="primary" disabled={text === undefined} onClick={() => text !== undefined && void copy(text)}>
          Copy summary
        </button>
        {'share' in navigator && (
          <button type="button" disabled={text === undefined} onClick={() => text !== undefined && void share(text)}>
            Share
          </button>
        )}
        <button type="button" onClick={() => openSheet('update')}>
          Send resolved update
        </button>
        <button
          type="button"
          onClick={() => {
            close();
            requestAnimationFrame(() => openPart('p'));
          }}
        >
          Open postmortem {gaps > 0 && <span class="tag">{gapText(gaps, 'log')}</span>}
        </button>
      </div>
      <p class="note" role="status">
        {failed !== undefined ? `The summary could not be written: ${failed}` : text === undefined ? 'Writing …' : outcome}
      </p>
      <article class="postmortem-text prose" aria-label="Short summary">
        {shown?.elements}
      </article>
    </div>
  );
}
