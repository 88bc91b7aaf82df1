/** What is still to be written: how much, and the way from one to the next. */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { Rendered } from '../../../../postmortem/markdown/rendered.ts';

interface Props {
  readonly prompts: Rendered['prompts'];
  /** Where the text is edited; left out while it is only read. */
  readonly editor: RefObject<HTMLTextAreaElement | null> | undefined;
  readonly page: RefObject<HTMLElement | null>;
}

export function Prompts({ prompts, editor, page }: Props) {
  const [at, setAt] = useState(-1);
  const go = (by: 1 | -1) => {
    const next = (Math.max(at, by === 1 ? -1 : 0) + by + prompts.length) % prompts.length;
    setAt(next);
    const prompt = prompts[next];
    const field = editor?.current;
    if (field && prompt !== undefined) {
      // Browsers bring a selection into sight when the field gets the focus.
      field.blur();
      field.setSelectionRange(prompt.from, prompt.to);
      field.focus();
    } else page.current?.querySelector<HTMLElement>(`[data-prompt="${next}"]`)?.focus();
  };
  if (prompts.length === 0) return <p class="note prompts">Nothing is left to write.</p>;
  return (
    <p class="prompts">
      <span role="status">
        {at === -1 || at >= prompts.length ? `${prompts.length} to write` : `${at + 1} of ${prompts.length} to write`}
      </span>
      <button type="button" onClick={() => go(1)}>
        Next
      </button>
      <button type="button" onClick={() => go(-1)}>
        Before
      </button>
    </p>
  );
}
