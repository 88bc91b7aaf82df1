/** Confirm a hypothesis, reject it, or stay with it: each with why. */

import { useState } from 'preact/hooks';
import { confirmHypothesis, continueHypothesis, rejectHypothesis } from '../../../../incident/commands/hypotheses.ts';
import { type Hypothesis, hypothesesOf, reasonFor } from '../../../../incident/hypotheses.ts';
import { alternativesWanted } from '../../../../incident/nudges.ts';
import { t, tx } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { focusAll } from '../focus.ts';
import { onSubmit, textOf } from '../form.ts';

const ways = {
  confirm: { verb: t`Confirm`, asks: t`Which link of the chain did you see?`, record: confirmHypothesis },
  reject: { verb: t`Reject`, asks: t`What is the evidence against it?`, record: rejectHypothesis },
  stay: { verb: t`Stay with it`, asks: t`Why not switch?`, record: continueHypothesis },
} as const;

export function Settle({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const { state, act } = useIncident();
  const [way, setWay] = useState<keyof typeof ways | undefined>(undefined);
  const hypotheses = hypothesesOf(state);
  /** What the checked predictions say already need not be typed again. */
  const draft = { confirm: reasonFor('confirmed', hypothesis), reject: reasonFor('rejected', hypothesis), stay: '' };
  const tooFew =
    hypotheses.length < alternativesWanted && !hypotheses.some(({ outcomes }) => outcomes.some(({ outcome }) => outcome === 'confirmed'));
  const settle = async (form: HTMLFormElement) => {
    if (way === undefined) return false;
    const recorded = await act((at) => ways[way].record(at, hypothesis.id, textOf(form, 'why')));
    if (recorded) setWay(undefined);
    return recorded;
  };
  return (
    <div class="settle">
      <p class="line-acts">
        {(['confirm', 'reject', 'stay'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-label={`${ways[name].verb}: ${hypothesis.statement}`}
            aria-expanded={way === name}
            onClick={() => setWay(way === name ? undefined : name)}
          >
            {ways[name].verb}
          </button>
        ))}
      </p>
      {way !== undefined && (
        <form key={way} class="fields" onSubmit={onSubmit(settle)} onKeyDown={(press) => press.key === 'Escape' && setWay(undefined)}>
          {way === 'confirm' && tooFew && (
            <p class="note wide">{tx`Before you settle on one cause, name ${alternativesWanted}. So far: ${hypotheses.length}. You can still confirm.`}</p>
          )}
          <label class="wide">
            {ways[way].asks}
            <input name="why" autocomplete="off" defaultValue={draft[way]} ref={focusAll} />
          </label>
          <button type="submit">{ways[way].verb}</button>
        </form>
      )}
    </div>
  );
}
