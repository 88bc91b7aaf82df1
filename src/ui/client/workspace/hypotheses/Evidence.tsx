/** Evidence for and against a hypothesis: its predictions, checked or not, words, and links to lines of the timeline. */

import { keyOf } from '../../../../incident/event.ts';
import type { Hypothesis, HypothesisEvidence } from '../../../../incident/hypotheses.ts';
import { t } from '../../../../words/text.ts';
import { AddEvidence } from './AddEvidence.tsx';
import { Found } from './Found.tsx';
import { Predictions } from './Predictions.tsx';

export interface EvidenceProps {
  readonly hypothesis: Hypothesis;
  /** Whether it is confirmed or rejected: then nothing is added to it. */
  readonly settled?: boolean;
}

export function Evidence({ hypothesis, settled = false }: EvidenceProps) {
  const { predictions, evidence } = hypothesis;
  const rest = evidence.filter((found) => !predictions.some((prediction) => prediction.evidence.includes(found)));
  return (
    <>
      {/* What nobody checked stands in sight as long as the hypothesis is open. */}
      <Predictions
        hypothesis={hypothesis}
        predictions={settled ? predictions : predictions.filter((prediction) => prediction.evidence.length > 0)}
        settled={settled}
      />
      {rest.length > 0 && (
        <div class="for-and-against">
          <Side title={t`For`} evidence={rest.filter(({ stance }) => stance === 'for')} settled={settled} />
          <Side title={t`Against`} evidence={rest.filter(({ stance }) => stance === 'against')} settled={settled} />
        </div>
      )}
      {!settled && <AddEvidence hypothesis={hypothesis} />}
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly evidence: readonly HypothesisEvidence[];
  readonly settled: boolean;
}

function Side({ title, evidence, settled }: SideProps) {
  return (
    <div>
      <h4>{title}</h4>
      {evidence.length === 0 ? (
        <p class="note">{t`nothing yet`}</p>
      ) : (
        <ul>
          {evidence.map((found) => (
            <li key={keyOf(found.id)}>
              <Found found={found} settled={settled} isGrouped />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
