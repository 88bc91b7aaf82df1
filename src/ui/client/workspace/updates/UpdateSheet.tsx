/** The sheet for an update: the message is ready, and copying or sharing it marks it as sent. */

import { useMemo } from 'preact/hooks';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { Sheet } from '../Sheet.tsx';
import { Compose } from './Compose.tsx';
import { byHand, type Edits } from './edits.ts';
import { useWriting, type Writing } from './use-writing.ts';

interface UpdateSheetProps {
  /** What was changed in messages so far; kept while the sheet is closed. */
  readonly edits: Edits;
  readonly setEdits: (edits: Edits) => void;
  readonly onClose: () => void;
}

export function UpdateSheet({ edits, setEdits, onClose }: UpdateSheetProps) {
  const { state, data } = useIncident();
  const { writing, load } = useWriting();
  const writer = useMemo(() => writerOf(writing, state, data.timezone), [writing, state, data.timezone]);
  return (
    <Sheet title={t`Send an update`} name="update" onClose={onClose}>
      {writing === 'failed' && (
        <p class="note">
          {t`The part that fills in messages could not be loaded: the site cannot be reached. Write the message yourself, or `}
          <button type="button" class="link" onClick={load}>{t`try again`}</button>
        </p>
      )}
      {writer === undefined ? (
        <p class="note">{t`Loading …`}</p>
      ) : (
        <Compose writer={writer} edits={edits} setEdits={setEdits} close={onClose} />
      )}
    </Sheet>
  );
}

function writerOf(writing: Writing | 'failed' | undefined, state: ReturnType<typeof useIncident>['state'], timezone: string | undefined) {
  if (writing === undefined) return undefined;
  return writing === 'failed' ? byHand : writing.draftWriter(state, timezone);
}
