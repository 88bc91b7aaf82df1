/** Adds evidence for or against a hypothesis: words, lines of the timeline, or both. */

import { useState } from 'preact/hooks';
import { addHypothesisEvidence } from '../../../../incident/commands/hypotheses.ts';
import type { Hypothesis } from '../../../../incident/hypotheses.ts';
import { limits } from '../../../../incident/limits.ts';
import type { TimelineLine } from '../../../../incident/timeline.ts';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { LinkPicker } from './LinkPicker.tsx';
import { type Stance, TwoWays } from './TwoWays.tsx';

export function AddEvidence({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const { act } = useIncident();
  const [chosen, setChosen] = useState<readonly TimelineLine[]>([]);
  const record = async (stance: Stance, words: string) => {
    // A link alone would leave nothing to read in the postmortem: the words of what it leads to are copied.
    const text =
      words ||
      chosen
        .map((line) => line.text)
        .join('; ')
        .slice(0, limits.text);
    const recorded = await act((at) =>
      addHypothesisEvidence(at, hypothesis.id, { stance, text, events: chosen.map(({ event }) => event.id) }),
    );
    if (recorded) setChosen([]);
    return recorded;
  };
  return (
    <TwoWays
      label={t`What did you see?`}
      placeholder={t`What did you see?`}
      ways={{ for: t`For`, against: t`Against` }}
      about={hypothesis.statement}
      record={record}
    >
      <LinkPicker chosen={chosen} choose={setChosen} />
    </TwoWays>
  );
}
