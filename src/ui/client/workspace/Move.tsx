/** The fix that the questions led to: what to do before it, and whether it helped. */

import { useEffect, useState } from 'preact/hooks';
import { rejectHypothesis } from '../../../incident/commands/hypotheses.ts';
import { setStatus } from '../../../incident/commands/incident.ts';
import { writeNote } from '../../../incident/commands/log.ts';
import { didNotHelp } from '../../../incident/did-not-help.ts';
import { factsOf } from '../../../incident/facts.ts';
import { testedHypothesis } from '../../../incident/hypotheses.ts';
import { recordedWords } from '../../../incident/recorded-words.ts';
import { t, tOf, tx } from '../../../words/text.ts';
import { siteBase } from '../base/site-base.ts';
import { useIncident } from './context.ts';
import { type RunbookPlaces, runbookPlaces } from './data.ts';
import { openPanel } from './open-panel.ts';

/** The runbook with what to check before each move, where a site has it. */
const runbook = 'incident/fix-decision';

export interface MoveProps {
  readonly move: string;
  readonly before?: string | undefined;
}

export function Move({ move, before }: MoveProps) {
  const { state, act, announce } = useIncident();
  const [places, setPlaces] = useState<RunbookPlaces>({});
  useEffect(() => void runbookPlaces().then(setPlaces), []);
  const { status } = factsOf(state);
  const place = places[runbook];
  const helped = status === 'mitigated' || status === 'monitoring' || status === 'resolved';
  const tested = testedHypothesis(state);
  /** What the fix tested falls with it; where several are open, people say which. */
  const failed = async () => {
    const words = didNotHelp(move);
    if (!(await act((at) => writeNote(at, words)))) return;
    const isRejected = tested !== undefined && (await act((at) => rejectHypothesis(at, tested.id, words)));
    if (isRejected) announce(t`Rejected: ${tested.statement}`);
    openPanel('h', '[name=statement]');
  };
  return (
    <div class="move">
      {before !== undefined && <p>{tx`Before: ${tOf(before, recordedWords)}`}</p>}
      <p class="note">
        {t`One change at a time, and undo it if it does not help.`}
        {place !== undefined && (
          <>
            {' '}
            <a href={`${siteBase()}${place.address}`}>{t`What to check before it`}</a>
          </>
        )}
      </p>
      {!helped && (
        <p class="line-acts">
          <button type="button" onClick={() => void act((at) => setStatus(at, 'mitigated'))}>{t`It helped: set mitigated`}</button>
          <button type="button" onClick={() => void failed()}>{t`It did not help`}</button>
        </p>
      )}
    </div>
  );
}
