/** How far along the incident is: any status in a list, the next one in one press. The milestones that it sets are announced. */

import { setStatus } from '../../../../incident/commands/incident.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { type Milestone, milestoneNames } from '../../../../incident/milestone.ts';
import { type Milestones, milestonesOf } from '../../../../incident/milestones.ts';
import { recordedWords } from '../../../../incident/recorded-words.ts';
import { type IncidentStatus, nextStatus, statuses } from '../../../../incident/status.ts';
import { t, tOf } from '../../../../words/text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';

/** What the button for each status does. */
const actions: Readonly<Record<IncidentStatus, string>> = {
  investigating: t`Acknowledge`,
  identified: t`Cause identified`,
  mitigated: t`Mitigate`,
  monitoring: t`Monitor`,
  resolved: t`Resolve`,
};

interface StatusProps {
  /** Whether it offers to resolve in one press: not where a sheet asks what fixed it. */
  readonly resolves?: boolean;
}

export function Status({ resolves = true }: StatusProps) {
  const { desk, state, now, act, announce } = useIncident();
  const { status } = factsOf(state);
  const next = nextStatus(status);
  const reached = milestonesOf(state);
  const set = async (chosen: IncidentStatus) => {
    if (!(await act((at) => setStatus(at, chosen)))) return;
    const active = desk.active();
    if (active !== undefined) announce(whatChanged(reached, milestonesOf(active), (at) => shortTime(at, now)));
  };
  return (
    <div class="status">
      <label>
        <span class="sr">{t`Status`}</span>
        <select
          name="status"
          value={status ?? ''}
          onChange={(event) => {
            const chosen = statuses.find((name) => name === event.currentTarget.value);
            if (chosen !== undefined) void set(chosen);
          }}
        >
          <option value="" disabled>{t`Set status`}</option>
          {statuses.map((name) => (
            <option key={name} value={name}>
              {tOf(name, recordedWords)}
            </option>
          ))}
        </select>
      </label>
      {next !== undefined && (next !== 'resolved' || resolves) && (
        <button type="button" onClick={() => void set(next)}>
          {actions[next]}
        </button>
      )}
    </div>
  );
}

/** What a change of status did to the times of the incident, in words; empty when it did nothing. */
function whatChanged(before: Milestones, after: Milestones, clock: (at: number) => string): string {
  const set = milestoneNames.flatMap((name) => {
    const at = after[name]?.at;
    return at === undefined || at === before[name]?.at
      ? []
      : [t`${tOf(capital(name), 'Started', 'Detected', 'Acknowledged', 'Mitigated', 'Resolved')} at ${clock(at)}.`];
  });
  const undone = milestoneNames.filter((name) => before[name] !== undefined && after[name] === undefined);
  const words = [...set, ...(undone.length === 0 ? [] : [t`No longer ${undone.map((name) => tOf(name, recordedWords)).join(t` and `)}.`])];
  return words.length === 0 ? '' : t`${words.join(' ')} Not right? Set the time under “Times”.`;
}

function capital(name: Milestone): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
