/**
 * What a message still lacks. What users notice is answered here; everything else leads to where it is answered. Gaps never stop anybody from
 * copying.
 */

import { describeBlastRadius } from '../../../../incident/commands/incident.ts';
import { factsOf } from '../../../../incident/facts.ts';
import type { Gap } from '../../../../postmortem/messages/gap.ts';
import { t } from '../../../../words/text.ts';
import { appElement } from '../../base/app-element.ts';
import { openPart } from '../../keys/keys.ts';
import { useIncident } from '../context.ts';
import { onSubmit, textOf } from '../form.ts';
import { openPanel } from '../open-panel.ts';

const answers: Readonly<Record<Exclude<Gap, 'effect'>, readonly [question: string, answer: () => unknown]>> = {
  start: [t`When did it start?`, () => openPart('w')],
  end: [t`When did it end?`, () => openPart('w')],
  severity: [t`Set severity`, () => appElement<HTMLElement>('severity')?.click()],
  status: [t`Set status`, () => document.querySelector<HTMLElement>('select[name=status]')?.focus()],
  commander: [t`Assign a commander`, () => openPanel('r')],
};

export function Gaps({ gaps, close }: { readonly gaps: readonly Gap[]; readonly close: () => void }) {
  if (gaps.length === 0) return null;
  return (
    <div class="gaps">
      {gaps.includes('effect') && <Effect />}
      {gaps.map((gap) => {
        if (gap === 'effect') return null;
        const [question, answer] = answers[gap];
        return (
          <button
            type="button"
            key={gap}
            onClick={() => {
              close();
              // The dialog gives the focus back first.
              requestAnimationFrame(answer);
            }}
          >
            {question}
          </button>
        );
      })}
    </div>
  );
}

/** What users notice is missing most often, and a sentence is enough: it is asked for in place. */
function Effect() {
  const { state, act } = useIncident();
  const { blastRadius } = factsOf(state);
  return (
    <form
      class="line-form"
      onSubmit={onSubmit((form) => act((at) => describeBlastRadius(at, { ...blastRadius, summary: textOf(form, 'effect') })))}
    >
      <input name="effect" aria-label={t`What do users notice?`} placeholder={t`What do users notice?`} autocomplete="off" />
      <button type="submit">{t`Fill in`}</button>
    </form>
  );
}
