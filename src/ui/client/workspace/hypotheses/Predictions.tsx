/** What else must be true: each prediction is confirmed or rejected in one press, with words where somebody has them. */

import { addHypothesisEvidence } from '../../../../incident/commands/hypotheses.ts';
import { keyOf } from '../../../../incident/event.ts';
import type { Hypothesis } from '../../../../incident/hypotheses.ts';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { Found } from './Found.tsx';
import { TwoWays } from './TwoWays.tsx';

/** What is recorded when nobody adds words. */
const plainly = { for: t`Confirmed`, against: t`Rejected` } as const;

interface PredictionsProps {
  readonly hypothesis: Hypothesis;
  readonly predictions: Hypothesis['predictions'];
  readonly settled: boolean;
}

export function Predictions({ hypothesis, predictions, settled }: PredictionsProps) {
  const { act } = useIncident();
  if (predictions.length === 0) return null;
  return (
    <ul class="predictions">
      {predictions.map(({ id, statement, evidence }) => (
        <li key={keyOf(id)}>
          <span>{statement}</span>
          {evidence.map((found) => (
            <Found key={keyOf(found.id)} found={found} settled={settled} />
          ))}
          {!settled && evidence.length === 0 && (
            <TwoWays
              label={t`How do you know? ${statement}`}
              placeholder={t`How do you know?`}
              ways={{ for: t`True`, against: t`False` }}
              about={statement}
              record={(stance, words) =>
                act((at) => addHypothesisEvidence(at, hypothesis.id, { stance, prediction: id, text: words || plainly[stance] }))
              }
            />
          )}
        </li>
      ))}
    </ul>
  );
}
