/** The timeline of the incident, newest first. */

import { useState } from 'preact/hooks';
import { type TimelineGroup, timelineGroups } from '../../../incident/kinds.ts';
import { recordedWords } from '../../../incident/recorded-words.ts';
import { filterTimeline } from '../../../incident/timeline.ts';
import { t, tOf, tx } from '../../../words/text.ts';
import { useEntryMarks } from '../share/live/entry-marks.ts';
import { useIncident } from './context.ts';
import { TimelineRow } from './TimelineRow.tsx';

/** As many lines as anybody reads at once; the others are one press away. */
const atFirst = 100;

export function Timeline() {
  const { state } = useIncident();
  useEntryMarks();
  const [group, setGroup] = useState<TimelineGroup | ''>('');
  const [all, setAll] = useState(false);
  const lines = filterTimeline(state.timeline, group === '' ? {} : { groups: new Set([group]) })
    // Corrections, removals and stars are shown on the line that they are about.
    .filter(({ event }) => group === 'record' || !/^(?:event-(?:corrected|retracted|starred)|recorder-named)\//.test(event.kind))
    .toReversed();
  const shown = all ? lines : lines.slice(0, atFirst);
  return (
    <div>
      <div class="section-head">
        <h2 id="app:timeline-h">{t`Timeline`}</h2>
        <label class="note">
          <span class="sr">{t`Show`}</span>{' '}
          <select
            name="group"
            value={group}
            onChange={(event) => setGroup(timelineGroups.find((name) => name === event.currentTarget.value) ?? '')}
          >
            <option value="">{t`Everything`}</option>
            {timelineGroups.map((name) => (
              <option key={name} value={name}>
                {tOf(name, recordedWords)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ol class="timeline">
        {shown.map((line) => (
          <TimelineRow key={line.key} line={line} />
        ))}
      </ol>
      {lines.length > shown.length && <button type="button" onClick={() => setAll(true)}>{tx`Show all ${lines.length} lines`}</button>}
    </div>
  );
}
