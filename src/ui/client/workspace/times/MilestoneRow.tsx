/** One of the five times of an incident: its field, the time in UTC, who set it. */
import { useState } from 'preact/hooks';
import { setMilestone } from '../../../../incident/commands/incident.ts';
import { keyOf } from '../../../../incident/event.ts';
import type { Milestone } from '../../../../incident/milestone.ts';
import type { ReachedMilestone } from '../../../../incident/milestones.ts';
import { isUtc, utcTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { fieldTime } from '../form.ts';

const meanings: Readonly<Record<Milestone, readonly [title: string, means: string]>> = {
  started: ['Started', 'impact began'],
  detected: ['Detected', 'first known: an alert, a call'],
  acknowledged: ['Acknowledged', 'a responder is on it'],
  mitigated: ['Mitigated', 'impact reduced'],
  resolved: ['Resolved', 'service restored'],
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
          reached.source === 'by status' ? 'from the status' : 'set',
          by === undefined ? '' : `by ${by}`,
          reached.at > now ? '– in the future' : '',
        ].filter((note) => note !== '');
  return (
    <li>
      <label for={`app:time-${name}`}>
        <strong>{title}</strong> <span class="note">{means}</span>
      </label>
      <input
        key={again}
        id={`app:time-${name}`}
        name={name}
        type="datetime-local"
        aria-describedby={`app:source-${name} app:zone`}
        defaultValue={written(reached)}
      />
      <button
        type="button"
        aria-label={`Now: ${name}`}
        // What was half typed in the field gives way to what was recorded.
        onClick={async () => (await act((at) => setMilestone(at, name))) && setAgain(again + 1)}
      >
        Now
      </button>
      <span class="note" id={`app:source-${name}`}>
        {notes.join(' ')}
      </span>
    </li>
  );
}
