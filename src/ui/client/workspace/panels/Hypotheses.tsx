/** What the cause might be: hypotheses with what they predict, a form for the next one, where to look first, time limits. */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { startTimebox } from '../../../../incident/commands/decisions.ts';
import { type Hypothesis, hypothesesOf } from '../../../../incident/hypotheses.ts';
import { recordedWords } from '../../../../incident/recorded-words.ts';
import { t, tOf } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { focusWithin } from '../focus.ts';
import { onSubmit, textOf } from '../form.ts';
import { HypothesisCard } from '../hypotheses/HypothesisCard.tsx';
import { Propose } from '../hypotheses/Propose.tsx';
import { StartingPoints } from '../hypotheses/StartingPoints.tsx';
import { Panel } from '../Panel.tsx';

export function Hypotheses() {
  const { state } = useIncident();
  const hypotheses = hypothesesOf(state);
  const line = (['open', 'disputed', 'confirmed', 'rejected'] as const)
    .map((standing) => ({ standing, count: hypotheses.filter((hypothesis) => hypothesis.standing === standing).length }))
    .filter(({ count }) => count > 0)
    .map(({ standing, count }) => `${count} ${tOf(standing, recordedWords)}`)
    .join(', ');
  const isEmpty = hypotheses.length === 0;
  const [pointers, setPointers] = useState(false);
  return (
    <Panel title={t`Hypotheses`} shortcut="h" line={line} opens={!isEmpty}>
      {openFirst(hypotheses).map((hypothesis) => (
        <HypothesisCard key={hypothesis.key} hypothesis={hypothesis} />
      ))}
      <More title={t`New hypothesis`} isOpen={isEmpty}>
        <Propose />
      </More>
      <More title={t`Where to look first`} isOpen={isEmpty || pointers}>
        {/* Who takes one looks for more: it stays open. */}
        <StartingPoints taken={() => setPointers(true)} />
      </More>
      <More title={t`Set a time limit`}>
        <TimeLimit />
      </More>
    </Panel>
  );
}

/** Those that are open come first: they are what there is to do. */
function openFirst(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  return hypotheses.toSorted((a, b) => Number(b.standing === 'open') - Number(a.standing === 'open'));
}

interface MoreProps {
  readonly title: string;
  /** Whether it opens by itself. */
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}

function More({ title, isOpen = false, children }: MoreProps) {
  return (
    <details class="fold" open={isOpen} onToggle={(event) => focusWithin(event.currentTarget)}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function TimeLimit() {
  const { act } = useIncident();
  return (
    <form
      class="line-form"
      onSubmit={onSubmit((form) =>
        act((at) => startTimebox(at, { title: textOf(form, 'title'), minutes: Number(textOf(form, 'minutes')) })),
      )}
    >
      <input name="title" aria-label={t`What for`} placeholder={t`Wait for the rollback`} autocomplete="off" required />
      <input name="minutes" aria-label={t`Minutes`} type="number" min="1" max="1440" defaultValue="15" required />
      <button type="submit">{t`Start`}</button>
    </form>
  );
}
