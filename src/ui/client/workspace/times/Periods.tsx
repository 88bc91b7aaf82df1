/** The periods of impact of a reopened incident. */
import { contradictionIn, durationText, impactOf } from '../../../../incident/durations.ts';
import type { ImpactPeriod } from '../../../../incident/milestones.ts';
import { shortTime, utcTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';

export function Periods({ periods }: { readonly periods: readonly ImpactPeriod[] }) {
  if (periods.length < 2) return null;
  return (
    <table class="periods">
      <caption>Periods of impact</caption>
      <thead>
        <tr>
          <th scope="col">Started</th>
          <th scope="col">Mitigated</th>
          <th scope="col">Resolved</th>
          <th scope="col">Time with impact</th>
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
  return order === undefined ? durationText(impactOf(period)) : `${order[0]} is before ${order[1]}`;
}
