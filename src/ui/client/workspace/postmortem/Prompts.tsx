/** How many gaps the text has, and the way from one to the next. */

import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { promptsIn } from '../../../../postmortem/markdown/prompts.ts';
import { t } from '../../../../words/text.ts';
import { gapText } from '../../base/gap-text.ts';

interface Props {
  readonly count: number;
  /** What they are in. */
  readonly of: string;
  /** Where the text is edited; nothing in it while it is only read. */
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  readonly page: RefObject<HTMLElement | null>;
}

export function Prompts({ count, of, editor, page }: Props) {
  const [at, setAt] = useState<number>();
  const go = (by: 1 | -1) => {
    const next = ((at ?? (by === 1 ? -1 : 0)) + by + count) % count;
    setAt(next);
    if (editor.current === null) page.current?.querySelector<HTMLElement>(`[data-prompt="${next}"]`)?.focus();
    else select(editor.current, next);
  };
  if (count === 0) return <span class="note">{gapText(0, of).replace(/^0 gaps/, t`No gaps`)}.</span>;
  return (
    <>
      <span role="status">{at === undefined || at >= count ? gapText(count, of) : t`Gap ${at + 1} of ${count}`}</span>
      <button type="button" onClick={() => go(1)}>{t`Next`}</button>
      <button type="button" onClick={() => go(-1)}>{t`Previous`}</button>
    </>
  );
}

/** Browsers bring a selection into sight when the field gets the focus. */
function select(field: HTMLTextAreaElement, number: number): void {
  const prompt = promptsIn(field.value)[number];
  if (prompt === undefined) return;
  field.blur();
  field.setSelectionRange(prompt.from, prompt.to);
  field.focus();
}
