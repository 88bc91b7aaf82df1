/** How long it took to detect, acknowledge, mitigate and resolve. What is not known is named, with what is missing. */

import { type Duration, type DurationName, durationSpans, durationsOf, durationText, totalImpact } from '../../../../incident/durations.ts';
import { milestoneTimes } from '../../../../incident/milestone.ts';
import type { ImpactPeriod, Milestones } from '../../../../incident/milestones.ts';
import { t, tOf, tx } from '../../../../words/text.ts';

const lengths: readonly (readonly [DurationName, string])[] = [
  ['detect', t`Time to detect`],
  ['acknowledge', t`Time to acknowledge`],
  ['mitigate', t`Time to mitigate`],
  ['resolve', t`Time to resolve`],
];

interface LengthsProps {
  readonly reached: Milestones;
  readonly periods: readonly ImpactPeriod[];
}

export function Lengths({ reached, periods }: LengthsProps) {
  const durations = durationsOf(reached);
  return (
    <dl class="lengths">
      {periods.length > 1 && (
        <div>
          <dt>{t`Time with impact`}</dt>
          <dd>
            <strong>{durationText(totalImpact(periods))}</strong> <span class="note">{tx`in ${periods.length} periods`}</span>
          </dd>
        </div>
      )}
      {lengths.map(([name, title]) => (
        <div key={name}>
          <dt>{title}</dt>
          <dd>
            <strong>{durationText(durations[name])}</strong> <span class="note">{why(name, durations[name])}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** From when to when it is measured, what is missing for that, or what cannot be. */
function why(name: DurationName, duration: Duration): string {
  const [from, to] = durationSpans[name];
  if (duration.known)
    return t`from ${tOf(from, 'started', 'detected', 'acknowledged', 'mitigated', 'resolved')} to ${tOf(to, 'started', 'detected', 'acknowledged', 'mitigated', 'resolved')}`;
  if (duration.why === 'contradictory')
    return t`${tOf(duration.order[0], 'started', 'detected', 'acknowledged', 'mitigated', 'resolved')} is before ${tOf(duration.order[1], 'started', 'detected', 'acknowledged', 'mitigated', 'resolved')}: correct one of the times`;
  return t`needs the ${duration.missing.map((missing) => tOf(milestoneTimes[missing], 'start time', 'detection time', 'acknowledgement time', 'mitigation time', 'resolution time')).join(t` and `)}`;
}
