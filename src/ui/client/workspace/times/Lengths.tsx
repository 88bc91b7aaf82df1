/** How long it took to detect, acknowledge, mitigate and resolve. What is not known is named, with what is missing. */
import { type Duration, type DurationName, durationSpans, durationsOf, durationText, totalImpact } from '../../../../incident/durations.ts';
import { milestoneTimes } from '../../../../incident/milestone.ts';
import type { ImpactPeriod, Milestones } from '../../../../incident/milestones.ts';

const lengths: readonly (readonly [DurationName, string])[] = [
  ['detect', 'Time to detect'],
  ['acknowledge', 'Time to acknowledge'],
  ['mitigate', 'Time to mitigate'],
  ['resolve', 'Time to resolve'],
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
          <dt>Time with impact</dt>
          <dd>
            <strong>{durationText(totalImpact(periods))}</strong> <span class="note">in {periods.length} periods</span>
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
  if (duration.known) return `from ${from} to ${to}`;
  if (duration.why === 'contradictory') return `${duration.order[0]} is before ${duration.order[1]}: correct one of the times`;
  return `needs the ${duration.missing.map((missing) => milestoneTimes[missing]).join(' and ')}`;
}
