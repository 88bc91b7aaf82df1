/** What an incident came to, in a few lines, right after it was resolved: to copy, to share, and the way on to the postmortem. */

import { useMemo, useState } from 'preact/hooks';
import { postmortemGaps } from '../../../../incident/postmortem-gaps.ts';
import { t } from '../../../../words/text.ts';
import { write } from '../../base/clipboard.ts';
import { gapText } from '../../base/gap-text.ts';
import { openPart } from '../../keys/keys.ts';
import { useIncident } from '../context.ts';
import { usePreference } from '../preference.ts';
import { useOpenSheet } from '../sheets.ts';
import { formatOf } from '../updates/FormatChoice.tsx';
import { useWriting } from '../updates/use-writing.ts';

export function Summary({ close }: { readonly close: () => void }) {
  const { state, data } = useIncident();
  const openSheet = useOpenSheet();
  const [outcome, setOutcome] = useState('');
  const [format] = usePreference('update-format');
  const { writing, load } = useWriting();
  const written = useMemo(() => {
    if (writing === undefined || writing === 'failed') return undefined;
    const titles = new Map(data.services.map(({ id, title }) => [id, title]));
    const message = writing.summaryOf(state, data.timezone, titles);
    return { text: writing.writeMessage(message, 'plain').trim(), copy: writing.writeMessage(message, formatOf(format)).trim() };
  }, [writing, state, data, format]);
  const gaps = postmortemGaps(state).length;
  const copy = async (text: string) =>
    setOutcome((await write(text)) ? t`Copied.` : t`Not copied: the browser refused. Select the text and copy it with the keyboard.`);
  const share = (text: string) =>
    navigator.share({ text }).then(
      () => setOutcome(t`Shared.`),
      () => setOutcome(t`Not shared.`),
    );
  return (
    <div class="summary">
      <article class="sent-text" aria-label={t`Short summary`}>
        {written?.text ?? (writing === 'failed' ? '' : t`Loading …`)}
      </article>
      {writing === 'failed' && (
        <p class="note">
          {t`The part that writes the summary could not be loaded: the site cannot be reached. `}
          <button type="button" class="link" onClick={load}>{t`Try again`}</button>
        </p>
      )}
      <div class="acts sheet-acts">
        <button
          type="button"
          class="primary"
          disabled={written === undefined}
          onClick={() => written && void copy(written.copy)}
        >{t`Copy summary`}</button>
        {'share' in navigator && (
          <button type="button" disabled={written === undefined} onClick={() => written && void share(written.text)}>{t`Share`}</button>
        )}
        <button type="button" onClick={() => openSheet('update')}>{t`Send resolved update`}</button>
        <button
          type="button"
          onClick={() => {
            close();
            requestAnimationFrame(() => openPart('p'));
          }}
        >
          {t`Open postmortem `}
          {gaps > 0 && <span class="tag">{gapText(gaps, t`log`)}</span>}
        </button>
      </div>
      <p class="note" role="status">
        {outcome}
      </p>
    </div>
  );
}
