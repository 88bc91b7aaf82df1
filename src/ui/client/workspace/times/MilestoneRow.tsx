/** One of the five times of an incident: its field, the time in UTC, who set it. */

import { useState } from 'preact/hooks';
import { setMilestone } from '../../../../incident/commands/incident.ts';
import { keyOf } from '../../../../incident/event.ts';
import type { Milestone } from '../../../../incident/milestone.ts';
import type { ReachedMilestone } from '../../../../incident/milestones.ts';
import { recordedWords } from '../../../../incident/recorded-words.ts';
import { t, tOf } from '../../../../words/text.ts';
import { isUtc, utcTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { fieldTime } from '../form.ts';
import { TimeField } from '../TimeField.tsx';

const meanings: Readonly<Record<Milestone, readonly [title: string, means: string]>> = {
  started: [t`Started`, t`impact began`],
  detected: [t`Detected`, t`first known: an alert, a call`],
  acknowledged: [t`Acknowledged`, t`a responder is on it`],
  mitigated: [t`Mitigated`, t`impact reduced`],
  resolved: [t`Resolved`, t`service restored`],
};

/** What the field of a time shows: the minute, or nothing where it is unknown. */
export function written(reached: ReachedMilestone | undefined): string {
  return reached === undefined ? '' : fieldTime(reached.at);
}

interface MilestoneRowProps {
  readonly name: Milestone;
  readonly reached: ReachedMilestone | undefined;
}

export function MilestoneRow({ name, reached }: MilestoneRowProps) {
  const { state, now, act } = useIncident();
  const [again, setAgain] = useState(0);
  const [title, means] = meanings[name];
  const by = reached && state.timeline.find(({ key }) => key === keyOf(reached.event))?.by;
  const notes =
    reached === undefined
      ? ['unknown']
      : [
          isUtc ? '' : utcTime(reached.at),
          reached.source === 'by status' ? t`from the status` : t`set`,
          by === undefined ? '' : t`by ${by}`,
          reached.at > now ? t`– in the future` : '',
        ].filter((note) => note !== '');
  return (
    <li>
      <label for={`app:time-${name}`}>
        <strong>{title}</strong> <span class="note">{means}</span>
      </label>
      <TimeField key={again} id={`app:time-${name}`} name={name} aria-describedby={`app:source-${name} app:zone`} at={reached?.at} />
      <button
        type="button"
        aria-label={t`Now: ${tOf(name, recordedWords)}`}
        // What was half typed in the field gives way to what was recorded.
        onClick={async () => (await act((at) => setMilestone(at, name))) && setAgain(again + 1)}
      >{t`Now`}</button>
      <span class="note" id={`app:source-${name}`}>
        {notes.join(' ')}
      </span>
    </li>
  );
}
