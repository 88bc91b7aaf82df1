/** The periods of impact of a reopened incident. */

import { contradictionIn, durationText, impactOf } from '../../../../incident/durations.ts';
import type { ImpactPeriod } from '../../../../incident/milestones.ts';
import { t, tOf } from '../../../../words/text.ts';
import { shortTime, utcTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';

export function Periods({ periods }: { readonly periods: readonly ImpactPeriod[] }) {
  if (periods.length < 2) return null;
  return (
    <table class="periods">
      <caption>{t`Periods of impact`}</caption>
      <thead>
        <tr>
          <th scope="col">{t`Started`}</th>
          <th scope="col">{t`Mitigated`}</th>
          <th scope="col">{t`Resolved`}</th>
          <th scope="col">{t`Time with impact`}</th>
        </tr>
      </thead>
      <tbody>
        {periods.map((period, at) => (
          <tr key={at}>
            <Moment reached={period.started} />
            <Moment reached={period.mitigated} />
            <Moment reached={period.resolved} />
            <td>{lengthOf(period)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Moment({ reached }: { readonly reached: ImpactPeriod['started'] }) {
  const { now } = useIncident();
  if (reached === undefined) return <td>–</td>;
  return (
    <td>
      <time dateTime={new Date(reached.at).toISOString()} title={utcTime(reached.at)}>
        {shortTime(reached.at, now)}
      </time>
    </td>
  );
}

function lengthOf(period: ImpactPeriod): string {
  const order = contradictionIn(period);
  return order === undefined
    ? durationText(impactOf(period))
    : t`${tOf(order[0], 'started', 'detected', 'acknowledged', 'mitigated', 'resolved')} is before ${tOf(order[1], 'started', 'detected', 'acknowledged', 'mitigated', 'resolved')}`;
}
