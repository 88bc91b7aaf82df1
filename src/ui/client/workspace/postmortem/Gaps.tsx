/** What the postmortem still needs from the log: each gap leads to where it is filled. */

import { type PostmortemGap, postmortemGaps } from '../../../../incident/postmortem-gaps.ts';
import { t } from '../../../../words/text.ts';
import { appElement } from '../../base/app-element.ts';
import { gapText } from '../../base/gap-text.ts';
import { isPostmortemClosed } from '../../record/postmortem-closed.ts';
import { useIncident } from '../context.ts';
import { openPanel } from '../open-panel.ts';
import { useOpenSheet } from '../sheets.ts';

const titles: Readonly<Record<PostmortemGap, string>> = {
  severity: t`Severity`,
  impact: t`What users noticed`,
  start: t`When it started`,
  detection: t`When it was detected`,
  fix: t`What fixed it`,
  cause: t`The cause`,
  lessons: t`Lessons`,
  'action-items': t`Action items`,
};

export function Gaps() {
  const { state, desk } = useIncident();
  const isClosed = isPostmortemClosed(desk.record, state.incident);
  const openSheet = useOpenSheet();
  const answers: Readonly<Record<PostmortemGap, () => unknown>> = {
    severity: () => appElement<HTMLElement>('severity')?.click(),
    impact: () => openPanel('b'),
    start: () => openPanel('w', '[name=started]'),
    detection: () => openPanel('w', '[name=detected]'),
    fix: () => openSheet('resolve'),
    cause: () => openPanel('h', 'article[data-hypothesis], [name=statement]'),
    lessons: () => openPanel('a', '[name=lesson]'),
    'action-items': () => openPanel('a'),
  };
  const gaps = postmortemGaps(state);
  if (isClosed) {
    return (
      <p class="note">
        {t`Closed on this device. `}
        <button type="button" class="link" onClick={() => desk.setPostmortemClosed(state.incident, false)}>{t`Open again`}</button>
      </p>
    );
  }
  if (gaps.length === 0) return <p class="note">{t`The log answers everything a postmortem needs.`}</p>;
  return (
    <div class="postmortem-gaps">
      <p class="note">{gapText(gaps.length, t`log`)}:</p>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>
            <button type="button" class="chip" onClick={answers[gap]}>
              {titles[gap]}
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            class="quiet"
            onClick={() => desk.setPostmortemClosed(state.incident, true)}
          >{t`Close without them`}</button>
        </li>
      </ul>
    </div>
  );
}
