/** Where to look first: causes ranked by what the golden signals show, then by how often they are it. */
import { useState } from 'preact/hooks';
import { proposeHypothesis } from '../../../../incident/commands/hypotheses.ts';
import { writeLine } from '../../../../incident/commands/log.ts';
import { type SeenSignals, type Signal, signals, startingPoints } from '../../../../incident/starting-points.ts';
import { here } from '../../incident/times.ts';
import { useIncident } from '../context.ts';
import { siteBase } from '../data.ts';

/** What one sees on each signal; a site's shapes may know more. */
const usual = ['up', 'flat', 'down'];

export function StartingPoints() {
  const { data, act } = useIncident();
  const [seen, setSeen] = useState<SeenSignals>({});
  const looked = signals.filter((signal) => seen[signal] !== undefined);
  const levels = (signal: Signal) => [
    ...new Set([...usual, ...data.shapes.map((shape) => shape[signal]).filter((level) => level !== 'any')]),
  ];
  const note = () => act((at) => writeLine(at, `Golden signals: ${looked.map((signal) => `${signal} ${seen[signal]}`).join(', ')}`, here));
  return (
    <section class="starting-points" aria-label="Starting points">
      <div class="fields">
        {signals.map((signal) => (
          <label key={signal}>
            {signal}
            <select
              value={seen[signal] ?? ''}
              onChange={(event) => {
                const level = event.currentTarget.value;
                setSeen({ ...seen, [signal]: level === '' ? undefined : level });
              }}
            >
              <option value="">not looked</option>
              {levels(signal).map((level) => (
                <option key={level} value={level}>
                  {level.replace('-', ' ')}
                </option>
              ))}
            </select>
          </label>
        ))}
        {looked.length > 0 && (
          <button type="button" onClick={() => void note()}>
            Note what I see
          </button>
        )}
      </div>
      <ol class="rows">
        {startingPoints(seen, data.shapes).map(({ statement, source, firstMove, shape }) => (
          <li key={`${source} ${statement}`}>
            <p>
              {statement} <span class="note">{source}</span>
            </p>
            {firstMove !== undefined && <p class="note">First move: {firstMove}</p>}
            {shape !== undefined && (
              <p>
                <a href={`${siteBase()}${shape.runbook.address}`}>{shape.runbook.title}</a>
              </p>
            )}
            <button
              type="button"
              aria-label={`Take it: ${statement}`}
              onClick={() => void act((at) => proposeHypothesis(at, { statement, source }))}
            >
              Take it
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
