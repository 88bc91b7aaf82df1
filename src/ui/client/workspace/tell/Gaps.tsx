/** What a message still asks for; each leads to where it is answered. They point, they do not block. */

import type { Gap } from '../../../../postmortem/messages/gap.ts';
import { appElement } from '../../base/app-element.ts';
import { openPart } from '../../keys/keys.ts';

const answers: Readonly<Record<Gap, readonly [question: string, answer: () => void]>> = {
  effect: ['What do users notice?', () => openPart('b')],
  start: ['When did it start?', () => openPart('w')],
  end: ['When did it end?', () => openPart('w')],
  severity: ['How bad is it?', () => appElement<HTMLElement>('severity')?.click()],
  status: ['How far along is it?', () => document.querySelector<HTMLElement>('select[name=status]')?.focus()],
  commander: ['Who commands?', () => openPart('r')],
  communications: ['Who leads communications?', () => openPart('r')],
};

export function Gaps({ gaps }: { readonly gaps: readonly Gap[] }) {
  if (gaps.length === 0) return null;
  return (
    <p class="gaps">
      <span class="note">Still open:</span>{' '}
      {gaps.map((gap) => {
        const [question, answer] = answers[gap];
        return (
          <button type="button" key={gap} onClick={answer}>
            {question}
          </button>
        );
      })}
    </p>
  );
}
