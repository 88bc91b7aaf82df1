/** Where the Markdown of the postmortem is edited. The field keeps what is typed; it is taken over at each pause. */

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../../words/text.ts';

/** Milliseconds without a key before the text is taken over. */
const pause = 300;

interface Props {
  readonly text: string;
  readonly edit: (text: string) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

export function Editor({ text, edit, field }: Props) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef({ text, edit });
  latest.current = { text, edit };
  const takeOver = () => {
    clearTimeout(timer.current);
    if (timer.current === undefined || field.current === null) return;
    timer.current = undefined;
    latest.current.edit(field.current.value);
  };
  useEffect(() => {
    // From elsewhere: written anew, or typed in another tab. What is being typed here stays.
    if (field.current !== null && timer.current === undefined && field.current.value !== text) field.current.value = text;
  }, [text]);
  useEffect(() => {
    document.addEventListener('visibilitychange', takeOver);
    return () => {
      document.removeEventListener('visibilitychange', takeOver);
      takeOver();
    };
  }, []);
  return (
    <textarea
      ref={field}
      class="markdown"
      aria-label={t`The postmortem as Markdown`}
      defaultValue={text}
      onInput={() => {
        clearTimeout(timer.current);
        timer.current = setTimeout(takeOver, pause);
      }}
      onBlur={takeOver}
    />
  );
}
