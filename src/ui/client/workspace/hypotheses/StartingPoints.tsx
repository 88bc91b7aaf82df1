/** Where to look first: causes ranked by what the golden signals show, then by how often they are it. */

import { useEffect, useState } from 'preact/hooks';
import { proposeHypothesis } from '../../../../incident/commands/hypotheses.ts';
import { writeNote } from '../../../../incident/commands/log.ts';
import { hypothesesOf } from '../../../../incident/hypotheses.ts';
import { recordedWords } from '../../../../incident/recorded-words.ts';
import { type SeenSignals, type Signal, type StartingPoint, signals, startingPoints } from '../../../../incident/starting-points.ts';
import { t, tOf, tx } from '../../../../words/text.ts';
import { siteBase } from '../../base/site-base.ts';
import { useIncident } from '../context.ts';
import { type RunbookPlaces, runbookPlaces, type WorkspaceShape } from '../data.ts';
import { usePreference } from '../preference.ts';

/** What one sees on each signal; a site's shapes may know more. */
const usual = ['up', 'flat', 'down'];

export interface StartingPointsProps {
  /** Called when somebody takes one as a hypothesis. */
  readonly taken: () => void;
}

export function StartingPoints({ taken }: StartingPointsProps) {
  const { data, state, act } = useIncident();
  // Kept on this device only: what was seen becomes part of the log when somebody records it.
  const [kept, keep] = usePreference(`seen:${state.incident}`);
  const [places, setPlaces] = useState<RunbookPlaces>({});
  useEffect(() => void runbookPlaces().then(setPlaces), []);
  const written = new URLSearchParams(kept);
  const seen: SeenSignals = Object.fromEntries(
    signals.flatMap((signal) => {
      const level = written.get(signal);
      return level === null ? [] : [[signal, level]];
    }),
  );
  const looked = signals.filter((signal) => seen[signal] !== undefined);
  const levels = (signal: Signal) => [
    ...new Set([...usual, ...data.shapes.map((shape) => shape[signal]).filter((level) => level !== 'any')]),
  ];
  const see = (signal: Signal, level: string) => {
    if (level === '') written.delete(signal);
    else written.set(signal, level);
    keep(written.toString());
  };
  const note = () => act((at) => writeNote(at, `Golden signals: ${looked.map((signal) => `${signal} ${seen[signal]}`).join(', ')}`));
  return (
    <section class="starting-points" aria-label={t`Starting points`}>
      <div class="fields">
        {signals.map((signal) => (
          <label key={signal}>
            {tOf(signal, recordedWords)}
            <select value={seen[signal] ?? ''} onChange={(event) => see(signal, event.currentTarget.value)}>
              <option value="">{t`not looked`}</option>
              {levels(signal).map((level) => (
                <option key={level} value={level}>
                  {tOf(level.replace('-', ' '), recordedWords)}
                </option>
              ))}
            </select>
          </label>
        ))}
        {looked.length > 0 && <button type="button" onClick={() => void note()}>{t`Note what I see`}</button>}
      </div>
      <ol class="rows">
        {startingPoints(seen, data.shapes).map((point) => (
          <Point key={`${point.source} ${point.statement}`} point={point} places={places} taken={taken} />
        ))}
      </ol>
      {data.hasStatusPages === true && (
        <p class="note">{tx`A provider? ${<a href={`${siteBase()}status-pages/`}>{t`Status pages`}</a>}`}</p>
      )}
    </section>
  );
}

interface PointProps extends StartingPointsProps {
  readonly point: StartingPoint<WorkspaceShape>;
  readonly places: RunbookPlaces;
}

function Point({ point, places, taken }: PointProps) {
  const { state, act } = useIncident();
  const { statement, source, firstMove, often, shape, runbook = '' } = point;
  const place = places[runbook];
  const link = shape?.runbook ?? (place === undefined ? undefined : { title: t`Open runbook`, address: place.address });
  const isTaken = hypothesesOf(state).some((hypothesis) => hypothesis.statement === statement);
  const take = () => {
    if (isTaken) return;
    taken();
    void act((at) => proposeHypothesis(at, { statement, source }));
  };
  return (
    <li>
      <p>
        <span class="note">{tOf(often ?? source, recordedWords)}:</span> {tOf(statement, recordedWords)}
      </p>
      <p class="note">
        {tx`First move: ${tOf(firstMove, recordedWords)} `}
        {link !== undefined && (
          <a href={`${siteBase()}${link.address}`} aria-label={`${link.title}: ${tOf(statement, recordedWords)}`}>
            {link.title}
          </a>
        )}
      </p>
      <button
        type="button"
        aria-label={`${isTaken ? t`Used` : t`Use`}: ${tOf(statement, recordedWords)}`}
        aria-disabled={isTaken}
        onClick={take}
      >
        {isTaken ? t`Used` : t`Use`}
      </button>
    </li>
  );
}
