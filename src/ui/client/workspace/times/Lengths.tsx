/** How long it took to detect, acknowledge, mitigate and resolve. What is not known is said, with what is missing. */
import { type Duration, type DurationName, durationSpans, durationsOf, durationText } from '../../../../incident/durations.ts';
import type { Milestones } from '../../../../incident/milestones.ts';

const lengths: readonly (readonly [DurationName, string])[] = [
  ['detect', 'Time to detect'],
  ['acknowledge', 'Time to acknowledge'],
  ['mitigate', 'Time to mitigate'],
  ['resolve', 'Time to resolve'],
];

export function Lengths({ reached }: { readonly reached: Milestones }) {
  const durations = durationsOf(reached);
  return (
    <dl class="lengths">
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
  if (duration.why === 'contradictory') return `${to} lies before ${from}`;
  return `not said when it was ${duration.missing.join(' and ')}`;
}
