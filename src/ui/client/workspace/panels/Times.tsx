/** When it started, was detected, acknowledged, mitigated and resolved, and how long each took. */

import { setMilestone } from '../../../../incident/commands/incident.ts';
import { retractEvent } from '../../../../incident/commands/log.ts';
import { milestoneNames } from '../../../../incident/milestone.ts';
import { impactPeriodsOf, milestonesOf } from '../../../../incident/milestones.ts';
import { t, tx } from '../../../../words/text.ts';
import { isUtc, zoneName } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { onSubmit, textOf } from '../form.ts';
import { Panel } from '../Panel.tsx';
import { readTime } from '../TimeField.tsx';
import { Lengths } from '../times/Lengths.tsx';
import { MilestoneRow, written } from '../times/MilestoneRow.tsx';
import { Periods } from '../times/Periods.tsx';

export function Times() {
  const { state, act, announce } = useIncident();
  const reached = milestonesOf(state);
  const periods = impactPeriodsOf(state);
  /** Records what was changed in the fields, one after the other. Whether all of it was. */
  const save = async (form: HTMLFormElement): Promise<boolean> => {
    for (const name of milestoneNames) {
      const before = reached[name];
      // The field knows minutes: one that was left alone changes nothing.
      if (textOf(form, name) === written(before)) continue;
      const read = await readTime(form, name);
      if (read.kind === 'unanswered') return false;
      if (read.kind === 'at' && !(await act((desk) => setMilestone(desk, name, { at: read.at })))) return false;
      if (read.kind === 'at' || before === undefined) continue;
      if (before.source === 'by status') {
        announce(t`The status sets the time of ${name}. Set another time, or change the status.`);
        return false;
      }
      if (!(await act((desk) => retractEvent(desk, before.event)))) return false;
    }
    return true;
  };
  return (
    <Panel title={t`Times`} shortcut="w">
      <form onSubmit={onSubmit(save)}>
        <p
          class="note"
          id="app:zone"
        >{tx`Times are in ${zoneName}${!isUtc && t`, with UTC beside it`}. Leave a field empty if the time is unknown.`}</p>
        <ul class="times">
          {milestoneNames.map((name) => (
            <MilestoneRow key={name} name={name} reached={reached[name]} />
          ))}
        </ul>
        <button type="submit">{t`Save times`}</button>
      </form>
      <Periods periods={periods} />
      <Lengths reached={reached} periods={periods} />
    </Panel>
  );
}
